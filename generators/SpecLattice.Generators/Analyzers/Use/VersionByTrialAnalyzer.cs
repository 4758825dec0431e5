using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>Reports documents that are read as one version because they could not be read as another.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VersionByTrialAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.VersionByTrial];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (CaseSets.Of(start.Compilation) is not null)
            {
                start.RegisterOperationAction(Check, OperationKind.Try);
            }
        });
    }

    private static void Check(OperationAnalysisContext context)
    {
        var attempt = (ITryOperation)context.Operation;
        var tried = ReadingsIn(attempt.Body).ToList();
        if (tried.Count == 0 || attempt.Catches.IsEmpty)
        {
            return;
        }

        var afterwards = attempt.Catches.SelectMany(clause => ReadingsIn(clause.Handler)).Concat(ReadingsAfter(attempt));
        foreach (var second in afterwards)
        {
            var siblings = tried.FindAll(first => first.Identity.Lineage == second.Identity.Lineage);
            if (siblings.Count > 0 && siblings.TrueForAll(first => first.Identity.Version != second.Identity.Version))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    UseDescriptors.VersionByTrial,
                    second.Call.Syntax.GetLocation(),
                    second.Identity.Version.ToString(CultureInfo.InvariantCulture),
                    second.Identity.Family ?? second.Type.Name,
                    siblings[0].Identity.Version.ToString(CultureInfo.InvariantCulture),
                    second.Type.BaseType is { } sum && SumsAndUnions.IsSum(sum) ? sum.Name : "the sum of its versions"));
                return;
            }
        }
    }

    /// <summary>What is read in the statements after a <c>try</c> that are come to when it failed.</summary>
    private static IEnumerable<Reading> ReadingsAfter(ITryOperation attempt)
    {
        var goesOn = attempt.Catches.Any(clause => clause.Handler.Operations.LastOrDefault() is not (IThrowOperation or IReturnOperation or IBranchOperation));
        return goesOn && attempt.Parent is IBlockOperation block
            ? block.Operations.SkipWhile(operation => operation != attempt).Skip(1).SelectMany(ReadingsIn)
            : [];
    }

    private static IEnumerable<Reading> ReadingsIn(IOperation operation) => operation.DescendantsAndSelf()
        .OfType<IInvocationOperation>()
        .Select(ReadingOf)
        .OfType<Reading>();

    /// <summary>A call of <c>SpecJson.Parse</c> or <c>JsonSerializer.Deserialize</c> with a version as type argument.</summary>
    private static Reading? ReadingOf(IInvocationOperation call) =>
        call.TargetMethod is { TypeArguments: [INamedTypeSymbol type], ContainingType: { } container } method
        && IsReader(container.Name, method.Name)
        && TypeIdentity.Of(type) is { } identity
            ? new Reading(call, type, identity)
            : null;

    private static bool IsReader(string container, string method) =>
        (container == "SpecJson" && method == "Parse")
        || (container == "JsonSerializer" && method.StartsWith("Deserialize", StringComparison.Ordinal));

    private sealed record Reading(IInvocationOperation Call, INamedTypeSymbol Type, TypeIdentity Identity);
}
