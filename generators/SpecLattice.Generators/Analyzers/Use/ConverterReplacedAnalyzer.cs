using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>Reports converters that are put before the generated one: in serializer options, on a member, or on the type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConverterReplacedAnalyzer : DiagnosticAnalyzer
{
    private const string GenericConverter = "System.Text.Json.Serialization.JsonConverter`1";
    private const string Options = "System.Text.Json.JsonSerializerOptions";
    private const string SpecJsonConverter = KnownNames.SpecJsonConverter;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.ConverterReplaced];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CaseSets.Of(start.Compilation) is not null && start.Compilation.GetTypeByMetadataName(KnownNames.JsonConverter) is not null)
            {
                start.RegisterSymbolAction(CheckAttributes, SymbolKind.Property, SymbolKind.NamedType);
                start.RegisterOperationAction(CheckAddition, OperationKind.Invocation);
            }
        });
    }

    private static void CheckAttributes(SymbolAnalysisContext context)
    {
        if (context.Symbol.FindAttribute(KnownNames.JsonConverter) is not { ApplicationSyntaxReference: { } reference } attribute
            || attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol converter }]
            || converter.IsNamed(SpecJsonConverter))
        {
            return;
        }

        var type = context.Symbol is IPropertySymbol property ? property.Type : (ITypeSymbol)context.Symbol;
        if (Unwrap(type) is INamedTypeSymbol spec && SumsAndUnions.HasCodec(spec))
        {
            Report(context.ReportDiagnostic, reference.GetSyntax(context.CancellationToken), converter, spec);
        }
    }

    /// <summary><c>options.Converters.Add(...)</c>, and the same as an initializer.</summary>
    private static void CheckAddition(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call is not { TargetMethod.Name: "Add" or "Insert", Arguments: [.., { Value: var added }] } || !IsConverters(call))
        {
            return;
        }

        while (added is IConversionOperation { IsImplicit: true } conversion)
        {
            added = conversion.Operand;
        }

        if (added.Type is INamedTypeSymbol converter && !converter.IsNamed(SpecJsonConverter) && ConvertedBy(converter) is { } spec && SumsAndUnions.HasCodec(spec))
        {
            Report(context.ReportDiagnostic, added.Syntax, converter, spec);
        }
    }

    private static bool IsConverters(IInvocationOperation call)
    {
        var receiver = call.Instance is IInstanceReferenceOperation && call.Parent?.Parent is IMemberInitializerOperation member
            ? member.InitializedMember
            : call.Instance;
        return receiver is IPropertyReferenceOperation { Property: { Name: "Converters", ContainingType: { } type } } && type.IsNamed(Options);
    }

    private static INamedTypeSymbol? ConvertedBy(INamedTypeSymbol converter)
    {
        for (var type = converter; type is not null; type = type.BaseType)
        {
            if (type.IsNamed(GenericConverter))
            {
                return Unwrap(type.TypeArguments[0]) as INamedTypeSymbol;
            }
        }

        return null;
    }

    private static ITypeSymbol Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;

    private static void Report(Action<Diagnostic> report, SyntaxNode place, INamedTypeSymbol converter, INamedTypeSymbol spec) =>
        report(Diagnostic.Create(UseDescriptors.ConverterReplaced, place.GetLocation(), converter.Name, spec.ToDisplayString()));
}
