using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>
/// Reports accessors that throw where the same member of a neighbouring version does not: a generated conversion between the two would throw, although nothing says that it can fail.
/// Accessors check the same that are written alike, and so is what they call.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RefusingAccessorAnalyzer : DiagnosticAnalyzer
{
    private const int MaxHelpers = 4;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.RefusingAccessor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Spec) is not null)
            {
                var bodies = new MethodBodies(start.Compilation);
                var moved = new MovedMembers(start.Compilation);
                var checks = new AlikeChecks(bodies);
                start.RegisterOperationBlockAction(context => Check(context, bodies, moved, checks));
            }
        });
    }

    private static void Check(OperationBlockAnalysisContext context, MethodBodies bodies, MovedMembers moved, AlikeChecks checks)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol property } accessor
            || context.OperationBlocks is not [var body]
            || !RecordParser.IsCarried(property.PartialDefinitionPart ?? property)
            || !CanThrow(body, bodies, 0))
        {
            return;
        }

        var member = property.PartialDefinitionPart ?? property;
        var counterparts = NeighbourVersion.Of(member.ContainingType)
            .Select(neighbour => neighbour.FindCounterpart(member) is { } other && !neighbour.IsByHand(member, other) ? other : null)
            .OfType<IPropertySymbol>()
            .Concat(moved.Outside(member));
        if (counterparts.FirstOrDefault(other => !checks.Of(member, other)) is { } different)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                AuthoringDescriptors.RefusingAccessor,
                MemberAccessors.PlaceOf(accessor, context.CancellationToken),
                member.Name,
                different.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
                member.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
    }

    private static bool CanThrow(IOperation body, MethodBodies bodies, int helpers) => body.Descendants().Any(operation => operation switch
    {
        IThrowOperation => true,
        IInvocationOperation call when bodies.Of(call.TargetMethod) is { } called => helpers < MaxHelpers && CanThrow(called, bodies, helpers + 1),
        IInvocationOperation call => KeptValue.IsGuard(call.TargetMethod),
        _ => false,
    });
}
