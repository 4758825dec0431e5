using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Reports accessors of members that store or give something else than the value: what is read or converted would be changed, and nothing would say so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NormalizingAccessorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.NormalizingAccessor];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Spec) is not null)
            {
                var kept = new KeptValue(new MethodBodies(start.Compilation));
                start.RegisterOperationBlockAction(context => Check(context, kept));
            }
        });
    }

    private static void Check(OperationBlockAnalysisContext context, KeptValue kept)
    {
        if (context.OwningSymbol is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol property } accessor
            || context.OperationBlocks is not [var body])
        {
            return;
        }

        var member = property.PartialDefinitionPart ?? property;
        var inside = body.Descendants().ToList();
        if (!RecordParser.IsCarried(member) || MemberAccessors.FindForgetful(member) is not null || !inside.Exists(operation => IsHeld(operation, member)))
        {
            return;
        }

        var changes = accessor.MethodKind == MethodKind.PropertyGet ? ChangesByGet(inside, member, kept) : ChangesBySet(inside, member, accessor.Parameters[0], kept);
        var found = changes.Select(change => change.Syntax.GetLocation()).ToList();
        if (found.Count == 0 && accessor.MethodKind == MethodKind.PropertySet && !ComparesBoth(inside, member) && LeavesOut(context.GetControlFlowGraph(body), member))
        {
            found.Add(MemberAccessors.PlaceOf(accessor, context.CancellationToken));
        }

        foreach (var place in found.Distinct())
        {
            context.ReportDiagnostic(Diagnostic.Create(AuthoringDescriptors.NormalizingAccessor, place, member.Name, accessor.MethodKind == MethodKind.PropertyGet ? "get" : "init"));
        }
    }

    private static IEnumerable<IOperation> ChangesByGet(List<IOperation> inside, IPropertySymbol member, KeptValue kept) => inside
        .OfType<IReturnOperation>()
        .Where(given => Operations.LambdaAround(given) is null)
        .Select(given => kept.FindChange(given.ReturnedValue, operation => IsHeld(operation, member)))
        .Concat(inside.OfType<IAssignmentOperation>().Where(assignment => IsHeld(assignment.Target, member)))
        .OfType<IOperation>();

    private static IEnumerable<IOperation> ChangesBySet(List<IOperation> inside, IPropertySymbol member, IParameterSymbol value, KeptValue kept)
    {
        bool IsValue(IOperation operation) => operation is IParameterReferenceOperation { Parameter: var parameter } && SymbolEqualityComparer.Default.Equals(parameter, value);

        return inside.Select(operation => operation switch
        {
            ISimpleAssignmentOperation assignment when IsHeld(assignment.Target, member) || IsValue(assignment.Target) => kept.FindChange(assignment.Value, IsValue),
            IDeconstructionAssignmentOperation { Target: ITupleOperation { Elements: var targets } } split when targets.FirstOrDefault(target => IsHeld(target, member)) is { } target =>
                BodyVariables.TupleOf(split.Value) is { } given ? kept.FindChange(given.Elements[targets.IndexOf(target)], IsValue) : operation,
            IAssignmentOperation { Target: var changed } when IsHeld(changed, member) || IsValue(changed) => operation,
            IIncrementOrDecrementOperation { Target: var changed } when IsHeld(changed, member) || IsValue(changed) => operation,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } given when IsValue(given.Value) => operation,
            IArgumentOperation { Parameter: { RefKind: RefKind.Ref or RefKind.Out } variable, Parent: IInvocationOperation call } given when IsHeld(given.Value, member) => kept.IsStored(call, variable, IsValue) ? null : operation,
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Instance: IInstanceReferenceOperation, Property: var other } } when RecordParser.IsCarried(other) => operation,
            _ => null,
        }).OfType<IOperation>();
    }

    /// <summary>Whether there is a way through the accessor on which it stores nothing and does not throw.</summary>
    private static bool LeavesOut(ControlFlowGraph graph, IPropertySymbol member)
    {
        var seen = new HashSet<BasicBlock>();
        var left = new Stack<BasicBlock>([graph.Blocks[0]]);
        while (left.Count > 0)
        {
            var block = left.Pop();
            if (!seen.Add(block) || block.Operations.Append(block.BranchValue).OfType<IOperation>().SelectMany(operation => operation.DescendantsAndSelf()).Any(operation => IsHeld(operation, member) && IsWritten(operation)))
            {
                continue;
            }

            if (block.Kind == BasicBlockKind.Exit)
            {
                return true;
            }

            foreach (var next in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
            {
                if (next is { Destination: { } destination, Semantics: ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return })
                {
                    left.Push(destination);
                }
            }
        }

        return false;
    }

    private static bool IsWritten(IOperation held) => held.Parent switch
    {
        null or IFlowCaptureOperation or ITupleOperation => true,
        IAssignmentOperation assignment => assignment.Target == held,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        _ => false,
    };

    // What is held already need not be stored again.
    private static bool ComparesBoth(List<IOperation> inside, IPropertySymbol member) => inside.Exists(operation =>
        operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } or IInvocationOperation { TargetMethod.Name: "Equals" or "ReferenceEquals" }
        && operation.Descendants().Any(inner => IsHeld(inner, member))
        && operation.Descendants().Any(inner => inner is IParameterReferenceOperation));

    private static bool IsHeld(IOperation operation, IPropertySymbol member) =>
        operation is IFieldReferenceOperation { Field.AssociatedSymbol: IPropertySymbol property } && property.Name == member.Name;
}
