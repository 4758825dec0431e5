using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Collects what a body reads: by name, by deconstruction, by pattern. Whole values that are passed on are <see cref="PassedValues"/>' business.</summary>
internal sealed class ReadCollector
{
    private readonly ProjectionScope _scope;
    private readonly SpecTypes _types;
    private readonly MemberReads _reads = new();

    private ReadCollector(ProjectionScope scope, SpecTypes types) => (_scope, _types) = (scope, types);

    /// <summary>Collects.</summary>
    /// <param name="bodies">The bodies of one function.</param>
    /// <param name="scope">What is looked into, and what is asked for.</param>
    /// <param name="types">What the types are.</param>
    public static MemberReads Collect(IEnumerable<IOperation> bodies, ProjectionScope scope, SpecTypes types)
    {
        var collector = new ReadCollector(scope, types);
        var all = bodies.ToList();
        foreach (var operation in all.SelectMany(body => body.DescendantsAndSelf()))
        {
            collector.Visit(operation);
        }

        collector._reads.MakesNothing = all is [var only]
            && Operations.Unwrap(only) is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation or IParameterReferenceOperation };
        return collector._reads;
    }

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation property:
                VisitMember(property);
                Call(property.Property.GetMethod);
                break;
            case IFieldReferenceOperation field:
                VisitMember(field);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Deconstruct", ReturnsVoid: true } deconstruct } call:
                foreach (var argument in call.Arguments)
                {
                    VisitTarget(argument.Value, default, deconstruct, argument.Parameter?.Ordinal ?? 0);
                }

                break;
            case IInvocationOperation call:
                Call(call.TargetMethod);
                PassedValues.In(call, _scope, _types, _reads);
                VisitMatch(call);
                break;
            case IObjectCreationOperation creation:
                Call(creation.Constructor);
                PassedValues.In(creation, _scope, _types, _reads);
                break;
            case IMethodReferenceOperation reference:
                Call(reference.Method);
                break;
            case IConversionOperation { OperatorMethod: { } converter } conversion:
                Call(converter);
                PassedValues.In(conversion, converter, _scope, _types, _reads);
                break;
            case IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax } deconstruction:
                VisitTargets(deconstruction.Target, deconstruction.SemanticModel.GetDeconstructionInfo(syntax));
                break;
            case IForEachLoopOperation { Syntax: ForEachVariableStatementSyntax syntax } loop:
                VisitTargets(loop.LoopControlVariable, loop.SemanticModel.GetDeconstructionInfo(syntax));
                break;
            case IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol deconstruct } pattern:
                VisitPattern(pattern, deconstruct);
                break;
            case ITypePatternOperation { MatchedType: INamedTypeSymbol matched } pattern when IsCase(pattern):
                Ignore(matched, pattern.Syntax);
                break;
            case IDeclarationPatternOperation { MatchedType: INamedTypeSymbol matched } pattern when IsCase(pattern)
                && (pattern.DeclaredSymbol is not { } declared || BodyVariables.Around(pattern).ReadsOf(declared).Count == 0):
                Ignore(matched, pattern.Syntax);
                break;
        }
    }

    private void VisitMember(IMemberReferenceOperation reference)
    {
        if (reference.Instance?.Type is not INamedTypeSymbol type || IsWritten(reference) || reference.Parent is INameOfOperation)
        {
            return;
        }

        if (!_scope.IsAskedFor(Plain(type)) || ReadEnds.InSomething(reference, _types))
        {
            _reads.Used.Add((Plain(type), reference.Member.Name));
        }
        else
        {
            _reads.Discarded.Add((Plain(type), reference.Member.Name, reference.Syntax.GetLocation()));
        }
    }

    private static bool IsWritten(IOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    /// <summary>The ways of a union's <c>Match</c> that never look at what they get.</summary>
    private void VisitMatch(IInvocationOperation call)
    {
        if (call is not { TargetMethod.Name: "Match", Instance.Type: INamedTypeSymbol { TypeKind: TypeKind.Struct } union } || union.FindAttribute(KnownNames.SpecUnion) is null)
        {
            return;
        }

        foreach (var argument in call.Arguments)
        {
            if (Operations.LambdaOf(argument.Value) is { Symbol.Parameters: [{ Type: INamedTypeSymbol type } parameter, ..] } lambda
                && BodyVariables.Around(lambda).ReadsOf(parameter).Count == 0
                && !Operations.OnlyThrows(lambda))
            {
                Ignore(type, parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() ?? lambda.Syntax);
            }
        }
    }

    private void Ignore(INamedTypeSymbol type, SyntaxNode place)
    {
        if (DataMembers.Of(type).Any(member => !DataMembers.IsNotProjected(member.Symbol)))
        {
            _reads.IgnoredWholes.Add((Plain(type), place.GetLocation()));
        }
    }

    /// <summary>Whether a pattern picks a case of a union.</summary>
    private static bool IsCase(IPatternOperation pattern) =>
        pattern.InputType.SpecialType == SpecialType.System_Object
        && pattern.Parent switch
        {
            ISwitchExpressionArmOperation arm => !Operations.OnlyThrows(arm.Value),
            IPatternCaseClauseOperation { Parent: ISwitchCaseOperation section } => !(section.Body is [var only] && Operations.OnlyThrows(only)),
            IBinaryPatternOperation => true,
            _ => false,
        };

    private void Call(IMethodSymbol? method)
    {
        if (method is not null && _scope.IsInside(method))
        {
            _reads.Calls.Add((method.ReducedFrom ?? method).OriginalDefinition);
        }
    }

    private void VisitTargets(IOperation target, DeconstructionInfo info)
    {
        var elements = BodyVariables.TupleOf(target)?.Elements ?? [];
        for (var i = 0; i < elements.Length; i++)
        {
            VisitTarget(elements[i], i < info.Nested.Length ? info.Nested[i] : default, info.Method, i);
        }
    }

    private void VisitTarget(IOperation target, DeconstructionInfo nested, IMethodSymbol? deconstruct, int position)
    {
        var inner = target is IDeclarationExpressionOperation declared ? declared.Expression : target;
        var isUsed = inner switch
        {
            IDiscardOperation => false,
            ILocalReferenceOperation { Local: var local } => ReadEnds.InSomething(local, target, _types),
            _ => true,
        };
        Note(deconstruct, position, isUsed, target.Syntax.GetLocation());
        if (!isUsed && inner.Type is { } type && _types.ShapeOf(type) is { IsCollection: false } shape)
        {
            _reads.IgnoredWholes.Add((Plain(shape.Type), target.Syntax.GetLocation()));
        }

        if (inner is ITupleOperation)
        {
            VisitTargets(inner, nested);
        }
    }

    private void VisitPattern(IRecursivePatternOperation pattern, IMethodSymbol deconstruct)
    {
        for (var i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
        {
            var inner = pattern.DeconstructionSubpatterns[i];
            var isUsed = inner switch
            {
                IDiscardPatternOperation => false,
                IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local, MatchesNull: true } => ReadEnds.InSomething(local, pattern, _types),
                _ => true,
            };
            Note(deconstruct, i, isUsed, inner.Syntax.GetLocation());
        }
    }

    private void Note(IMethodSymbol? deconstruct, int position, bool isUsed, Location place)
    {
        if (deconstruct is not { IsStatic: false, ContainingType: var type }
            || position >= deconstruct.Parameters.Length
            || DataMembers.Find(type, deconstruct.Parameters[position].Name) is not { } member)
        {
            return;
        }

        if (isUsed)
        {
            _reads.Used.Add((type, member.Name));
        }
        else
        {
            _reads.Discarded.Add((type, member.Name, place));
        }
    }

    private static INamedTypeSymbol Plain(INamedTypeSymbol type) => (INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.None);
}
