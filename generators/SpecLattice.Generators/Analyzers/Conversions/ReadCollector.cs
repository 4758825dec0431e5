using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Collects what a body reads: by name, by deconstruction, by pattern.</summary>
internal sealed class ReadCollector
{
    private readonly INamedTypeSymbol _scope;
    private readonly SpecTypes _types;
    private readonly HashSet<ILocalSymbol> _usedLocals = new(SymbolEqualityComparer.Default);

    private ReadCollector(INamedTypeSymbol scope, SpecTypes types) => (_scope, _types) = (scope, types);

    private MemberReads Reads { get; } = new();

    /// <summary>Collects.</summary>
    /// <param name="bodies">The bodies of one function.</param>
    /// <param name="scope">The outermost type around it, whose functions are looked into.</param>
    /// <param name="types">What the types are.</param>
    public static MemberReads Collect(IEnumerable<IOperation> bodies, INamedTypeSymbol scope, SpecTypes types)
    {
        var collector = new ReadCollector(scope, types);
        var all = bodies.ToList();
        foreach (var operation in all.SelectMany(body => body.Descendants()))
        {
            if (operation is ILocalReferenceOperation { IsDeclaration: false } local)
            {
                collector._usedLocals.Add(local.Local);
            }
        }

        foreach (var operation in all.SelectMany(body => body.DescendantsAndSelf()))
        {
            collector.Visit(operation);
        }

        collector.Reads.OnlyHandsOut = all is [var only]
            && Functions.Unwrap(only) is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation or IParameterReferenceOperation };
        return collector.Reads;
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
            case IInvocationOperation call:
                VisitCall(call);
                break;
            case IObjectCreationOperation creation:
                Call(creation.Constructor);
                HandOn(creation.Arguments, creation.Constructor, givesResult: true);
                break;
            case IMethodReferenceOperation reference:
                Call(reference.Method);
                break;
            case IConversionOperation { OperatorMethod: { } converter } conversion:
                Call(converter);
                HandOn(conversion.Operand, converter, givesResult: true);
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
        }
    }

    private void VisitMember(IMemberReferenceOperation reference)
    {
        if (reference.Instance?.Type is not INamedTypeSymbol type || IsWritten(reference) || reference.Parent is INameOfOperation)
        {
            return;
        }

        if (reference.Parent is ISimpleAssignmentOperation { Target: IDiscardOperation })
        {
            Reads.Discarded.Add((Plain(type), reference.Member.Name, reference.Syntax.GetLocation()));
        }
        else
        {
            Reads.Used.Add((Plain(type), reference.Member.Name));
        }
    }

    private static bool IsWritten(IOperation reference) =>
        reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference;

    private void VisitCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.Name == "Deconstruct" && method.ReturnsVoid)
        {
            foreach (var argument in call.Arguments)
            {
                VisitTarget(argument.Value, default, method, argument.Parameter?.Ordinal ?? 0);
            }

            return;
        }

        Call(method);
        var givesResult = !method.ReturnsVoid && method.ReturnType.SpecialType is not (SpecialType.System_Boolean or SpecialType.System_String);
        HandOn(call.Arguments, method, givesResult);
        if (call.Instance is { } receiver && method.Name is not ("ToString" or "Equals" or "GetHashCode" or "GetType" or "Match"))
        {
            HandOn(receiver, method, givesResult);
        }
    }

    private void HandOn(IEnumerable<IArgumentOperation> arguments, IMethodSymbol? callee, bool givesResult)
    {
        foreach (var argument in arguments)
        {
            HandOn(argument.Value, callee, givesResult);
        }
    }

    /// <summary>
    /// Notes that somebody else gets a whole value. Who gives nothing back, or a yes or no, cannot carry it over; what happens inside the
    /// scope is seen there.
    /// </summary>
    private void HandOn(IOperation value, IMethodSymbol? callee, bool givesResult)
    {
        if (givesResult
            && callee is not null
            && !IsInScope(callee)
            && Functions.Unwrap(value)?.Type is { } type
            && _types.ShapeOf(type) is { IsCollection: false, CanRefuse: false } shape)
        {
            Reads.HandedOn.Add(Plain(shape.Type));
        }
    }

    private void Call(IMethodSymbol? method)
    {
        if (method is not null && IsInScope(method))
        {
            Reads.Calls.Add((method.ReducedFrom ?? method).OriginalDefinition);
        }
    }

    // What is generated into the scope is not looked into: it reads everything.
    private bool IsInScope(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(reference => !Places.IsGenerated(reference.SyntaxTree))
        && SymbolEqualityComparer.Default.Equals(OutermostType(method), _scope);

    public static INamedTypeSymbol? OutermostType(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }

    private void VisitTargets(IOperation target, DeconstructionInfo info)
    {
        var elements = target switch
        {
            IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => tuple.Elements,
            ITupleOperation tuple => tuple.Elements,
            _ => [],
        };
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
            ILocalReferenceOperation { Local: var local } => _usedLocals.Contains(local),
            _ => true,
        };
        Note(deconstruct, position, isUsed, target.Syntax.GetLocation());
        if (!isUsed && inner.Type is { } type && _types.ShapeOf(type) is { IsCollection: false } shape)
        {
            Reads.Untouched.Add((Plain(shape.Type), target.Syntax.GetLocation()));
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
                IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local, MatchesNull: true } => _usedLocals.Contains(local),
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
            Reads.Used.Add((type, member.Name));
        }
        else
        {
            Reads.Discarded.Add((type, member.Name, place));
        }
    }

    private static INamedTypeSymbol Plain(INamedTypeSymbol type) => (INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.None);
}
