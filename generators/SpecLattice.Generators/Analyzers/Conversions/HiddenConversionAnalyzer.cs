using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reports conversions that cannot refuse and that no signature tells of, and values that are emptied before they are converted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HiddenConversionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic whose function must not be rewritten: its result says nothing of the conversion inside.</summary>
    internal const string Hidden = "Hidden";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [ConversionDescriptors.InfallibleConversion];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSpecOperationAction(Analyze, OperationKind.ObjectCreation, OperationKind.With, OperationKind.Invocation);
    }

    private static void Analyze(OperationAnalysisContext context, SpecTypes types)
    {
        var operation = context.Operation;
        if (types.IsTests || TestCode.IsBesideTests(context.ContainingSymbol))
        {
            return;
        }

        if (HiddenConversion.SourceOf(operation, context.ContainingSymbol, types) is { } source)
        {
            Report(context, source.Type, operation.Type!, InfallibleConversionAnalyzer.HasNoRoom(operation.Type!));
        }
        else if (NeutralizedLoss.Find(operation, types) is var (members, emptied, target)
            && !operation.Descendants().Any(inner => DroppedElementsAnalyzer.Find(inner, context.ContainingSymbol, types) is not null))
        {
            Report(context, emptied, target, $"empties {members} first, so the loss goes unnoticed: convert the value as it is, and pass the losses on");
        }
    }

    private static void Report(OperationAnalysisContext context, ITypeSymbol source, ITypeSymbol target, string what)
    {
        var function = Functions.Around(context.Operation, context.ContainingSymbol).LastOrDefault();
        context.ReportDiagnostic(Diagnostic.Create(
            ConversionDescriptors.InfallibleConversion,
            PlaceOf(context.Operation),
            ImmutableDictionary<string, string?>.Empty.Add(Hidden, ""),
            function is null ? context.ContainingSymbol.Name : Places.NameOf(function),
            Places.NameOf(source),
            Places.NameOf(target),
            what));
    }

    /// <summary>The token that makes the new value: the type after <c>new</c>, the word <c>with</c>, the name of what is called.</summary>
    private static Location PlaceOf(IOperation operation) => operation.Syntax switch
    {
        ObjectCreationExpressionSyntax written => written.Type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax written => written.NewKeyword.GetLocation(),
        WithExpressionSyntax changed => changed.WithKeyword.GetLocation(),
        var other => Places.PlaceIn(other),
    };
}
