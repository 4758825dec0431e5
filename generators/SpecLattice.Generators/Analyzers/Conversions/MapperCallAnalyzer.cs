using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Reports calls of libraries that copy members by their names, such as <c>mapper.Map&lt;V1.Instance&gt;(spec)</c>: what has no
/// counterpart they leave out.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MapperCallAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] Verbs = ["Map", "Adapt", "Project"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ConversionDescriptors.InfallibleConversion];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSpecOperationAction(Analyze, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, SpecTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (!method.IsGenericMethod
            || !Verbs.Any(verb => method.Name.IndexOf(verb, StringComparison.Ordinal) >= 0)
            || SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, types.Conversion.ContainingAssembly)
            || Find(call, method, types) is not var (source, target))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            ConversionDescriptors.InfallibleConversion,
            Places.PlaceIn(call.Syntax),
            method.Name,
            Places.NameOf(source.Type),
            Places.NameOf(target.Type),
            InfallibleConversionAnalyzer.HasNoRoom(target.Type)));
    }

    /// <summary>What is mapped to what: the last type argument is what is made, and the source is an argument, the receiver, or the type argument before.</summary>
    private static (SpecShape Source, SpecShape Target)? Find(IInvocationOperation call, IMethodSymbol method, SpecTypes types)
    {
        if (types.ShapeOf(method.TypeArguments.Last()) is not { CanRefuse: false } target)
        {
            return null;
        }

        var sources = call.Arguments.Select(argument => Operations.Unwrap(argument.Value)?.Type)
            .Append(Operations.Unwrap(call.Instance)?.Type)
            .Concat(method.TypeArguments.Take(method.TypeArguments.Length - 1));
        foreach (var type in sources)
        {
            if (type is not null && types.ShapeOf(type) is { CanRefuse: false } source && Loses(source, target, types))
            {
                return (source, target);
            }
        }

        return null;
    }

    private static bool Loses(SpecShape source, SpecShape target, SpecTypes types) => ConversionPair.Relate(source, target, types) switch
    {
        null or PairKind.ModelPart => false,
        PairKind.Versions when source.Role == SpecRole.Version =>
            GeneratedConversions.IsTotal(source.Type, types.IdentityOf(target.Type)?.Version ?? 0) == false,
        _ => true,
    };
}
