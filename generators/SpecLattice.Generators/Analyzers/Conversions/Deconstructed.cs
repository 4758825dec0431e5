using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Finds conversions that a <c>Deconstruct</c> of the user's own takes apart, and whose refusal nobody takes.</summary>
internal static class Deconstructed
{
    /// <summary>Where a refusal is discarded; null where it is not.</summary>
    public static SyntaxNode? Find(IOperation operation, SpecTypes types)
    {
        var (deconstruct, elements) = operation switch
        {
            IDeconstructionAssignmentOperation { Syntax: AssignmentExpressionSyntax syntax } assignment when types.IsConversion(assignment.Value.Type) =>
                (assignment.SemanticModel!.GetDeconstructionInfo(syntax).Method, BodyVariables.TupleOf(assignment.Target)?.Elements.ToList<IOperation>()),
            IRecursivePatternOperation { DeconstructSymbol: IMethodSymbol method } pattern when types.IsConversion(pattern.InputType) =>
                (method, pattern.DeconstructionSubpatterns.ToList<IOperation>()),
            _ => (null, null),
        };
        if (deconstruct is null || elements is null)
        {
            return null;
        }

        var outputs = deconstruct.Parameters.Where(parameter => parameter.RefKind == RefKind.Out).ToList();
        var refusals = elements.Where((_, i) => i < outputs.Count && IsRefusal(outputs[i].Type)).ToList();
        return refusals.Count > 0 && refusals.All(IsDropped) ? refusals[0].Syntax : null;
    }

    private static bool IsRefusal(ITypeSymbol type) => type.SpecialType == SpecialType.System_Boolean || type.Name.IndexOf("Loss", StringComparison.Ordinal) >= 0;

    private static bool IsDropped(IOperation element) => element switch
    {
        IDiscardOperation or IDiscardPatternOperation => true,
        IDeclarationPatternOperation { DeclaredSymbol: { } declared, MatchesNull: true } => BodyVariables.Around(element).ReadsOf(declared).Count == 0,
        _ => BodyVariables.VariableOf(element) is ILocalSymbol local && BodyVariables.Around(element).ReadsOf(local).Count == 0,
    };
}
