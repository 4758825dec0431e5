using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>
/// Reports where System.Text.Json comes to an enum that is a part and says nothing of its converter: it would write the number, which means another member in another version.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnumInJsonAnalyzer : DiagnosticAnalyzer
{
    private const string Serializer = "System.Text.Json.JsonSerializer";
    private const string Options = "System.Text.Json.JsonSerializerOptions";
    private const string Context = "System.Text.Json.Serialization.JsonSerializerContext";
    private const string Serializable = "System.Text.Json.Serialization.JsonSerializableAttribute";

    // Where a type goes through JsonSerializer although it does not say so: HttpClient, and the requests and responses of ASP.NET Core.
    private static readonly ImmutableHashSet<string> Doors = ["Json", "Ok", "WriteAsJsonAsync", "ReadFromJsonAsync"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.EnumAsNumber];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CaseSets.Of(start.Compilation) is not null && start.Compilation.GetTypeByMetadataName(Serializer) is not null)
            {
                start.RegisterOperationAction(CheckCall, OperationKind.Invocation);
                start.RegisterSymbolAction(CheckContext, SymbolKind.NamedType);
            }
        });
    }

    private static void CheckCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var isDoor = IsDoor(call.TargetMethod);
        if (!isDoor && call.TargetMethod is { IsGenericMethod: false, ContainingType.IsGenericType: false })
        {
            return;
        }

        var found = RootsOf(call, isDoor)
            .SelectMany(root => JsonReach.Enums(root, context.Compilation.Assembly, withFields: OptionsOf(call, context.CancellationToken).Any(options => IsNamed(options, "IncludeFields"))))
            .FirstOrDefault(part => !HasConverter(part));
        if (found is not null && (isDoor ? !HasOwnOptions(call, context.CancellationToken) : HandsOn(call.TargetMethod, context.CancellationToken)))
        {
            context.ReportDiagnostic(Report(call.Syntax, call.TargetMethod.Name, found, RemedyFor(found, context.Compilation)));
        }
    }

    /// <summary>A context's generator sees no generated converter of its own project, even where the enum says it.</summary>
    private static void CheckContext(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.BaseType?.IsNamed(Context) != true)
        {
            return;
        }

        foreach (var attribute in type.FindAttributes(Serializable))
        {
            if (attribute.ConstructorArguments is [{ Value: ITypeSymbol root }, ..] && attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax)
            {
                foreach (var part in JsonReach.Enums(root, type.ContainingAssembly).Where(part => !IsSeenBy(type.ContainingAssembly, part)))
                {
                    var isOwn = SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, type.ContainingAssembly);
                    context.ReportDiagnostic(Report(
                        syntax, type.Name, part, isOwn ? "keep the specs in a project of their own, whose generated converters contexts see" : RemedyFor(part, context.Compilation)));
                }
            }
        }
    }

    private static bool IsSeenBy(IAssemblySymbol assembly, INamedTypeSymbol part) =>
        ConverterOf(part) is { } converter && !(converter.IsGenerated() && SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, assembly));

    private static bool HasConverter(INamedTypeSymbol part) => part.FindAttribute(KnownNames.JsonConverter) is not null;

    private static INamedTypeSymbol? ConverterOf(INamedTypeSymbol part) => part.FindAttribute(KnownNames.JsonConverter)?.Argument<INamedTypeSymbol>(0);

    private static bool IsDoor(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type.IsNamed(Serializer))
        {
            return true;
        }

        var space = type.ContainingNamespace?.ToDisplayString() ?? "";
        return (space == "System.Text.Json.Nodes" && type.Name == "JsonValue" && method.Name == "Create") || space == "System.Net.Http.Json" || (space.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) && Doors.Contains(method.Name));
    }

    private static IEnumerable<ITypeSymbol> RootsOf(IInvocationOperation call, bool isDoor)
    {
        var arguments = call.TargetMethod.TypeArguments.Concat(isDoor ? [] : call.TargetMethod.ContainingType.TypeArguments);
        return isDoor ? arguments.Concat(call.Arguments.Select(argument => RootOf(argument.Value)).OfType<ITypeSymbol>()) : arguments;
    }

    /// <summary>What is given as an object, or as a <see cref="Type"/>.</summary>
    private static ITypeSymbol? RootOf(IOperation value)
    {
        value = Operations.WithoutConversions(value);
        if (value is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Object, Local: var local } && BodyVariables.Around(value).GivenTo(local) is [var given])
        {
            value = Operations.WithoutConversions(given);
        }

        return value is ITypeOfOperation known ? known.TypeOperand : value.Type;
    }

    /// <summary>Whether a method of this project hands its type argument on to the serializer.</summary>
    private static bool HandsOn(IMethodSymbol method, CancellationToken cancellation) => (method.ReducedFrom ?? method).OriginalDefinition.DeclaringSyntaxReferences
        .Any(reference => reference.GetSyntax(cancellation).DescendantTokens().Any(token => token.ValueText == "JsonSerializer"));

    /// <summary>Whether the call has options that hold a converter for enums, or of which this cannot be seen.</summary>
    private static bool HasOwnOptions(IInvocationOperation call, CancellationToken cancellation) =>
        OptionsIn(call) is IParameterReferenceOperation || OptionsOf(call, cancellation).Any(IsConverterNamed);

    private static IOperation? OptionsIn(IInvocationOperation call) =>
        call.Arguments.Select(argument => argument.Value).FirstOrDefault(value => value.Type is INamedTypeSymbol type && type.IsNamed(Options));

    /// <summary>What the options of a call are written as: there, or where the variable or member is declared.</summary>
    private static IEnumerable<SyntaxNode> OptionsOf(IInvocationOperation call, CancellationToken cancellation)
    {
        var options = OptionsIn(call);
        ISymbol? source = options switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation field => field.Field,
            IPropertyReferenceOperation property => property.Property,
            _ => null,
        };
        return options is null ? [] : [options.Syntax, .. source?.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)) ?? []];
    }

    private static bool IsConverterNamed(SyntaxNode syntax) =>
        syntax.DescendantTokens().Any(token => token.ValueText.EndsWith("Converter", StringComparison.Ordinal) || token.ValueText.StartsWith("JsonStringEnumConverter", StringComparison.Ordinal));

    private static bool IsNamed(SyntaxNode syntax, string name) => syntax.DescendantTokens().Any(token => token.ValueText == name);

    private static string RemedyFor(INamedTypeSymbol part, Compilation compilation) => SymbolEqualityComparer.Default.Equals(part.ContainingAssembly, compilation.Assembly)
        ? $"write [JsonConverter(typeof({part.Name}JsonConverter))] on {part.Name}"
        : $"write [JsonConverter(typeof({part.ToDisplayString()}JsonConverter))] on the member that holds it";

    private static Diagnostic Report(SyntaxNode place, string name, INamedTypeSymbol part, string remedy) => Diagnostic.Create(
        UseDescriptors.EnumAsNumber,
        place.GetLocation(),
        ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.Spec, part.GetDocumentationCommentId()),
        name,
        part.ToDisplayString(),
        remedy);
}
