using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Cases;

/// <summary>What code asks about a sum or a union: its value, its type, its version's number or its tag.</summary>
/// <param name="Cases">The cases.</param>
/// <param name="IsKey">Whether the version's number or a tag is asked for.</param>
internal sealed record CaseTests(CaseSet Cases, bool IsKey)
{
    /// <summary>What a subject is; null where it is about something else.</summary>
    public static CaseTests? Of(IOperation subject, CaseSets sets) => AskedBy(subject) switch
    {
        IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { } union } } => SumsAndUnions.IsUnion(union) ? Of(union, false, sets) : null,
        IPropertyReferenceOperation { Property: { Name: "Version", Type.SpecialType: SpecialType.System_Int32 }, Instance: { } sum } => OfSum(sum, true, sets),
        IPropertyReferenceOperation { Property: { Name: "WireTag", Type.SpecialType: SpecialType.System_String }, Instance: { } sum } => OfSum(sum, true, sets),
        IPropertyReferenceOperation { Property: { Name: "Tag", Type.SpecialType: SpecialType.System_String, ContainingType: { } union } } => SumsAndUnions.IsUnion(union) ? Of(union, true, sets) : null,
        IInvocationOperation { TargetMethod: { Name: "GetType", Parameters.IsEmpty: true }, Instance: { } asked } => Of(Operations.WithoutConversions(asked), sets),
        var other => OfSum(other, false, sets),
    };

    /// <summary>The question whose answer a variable keeps: <c>var version = x.Version;</c>, <c>object value = x.Value;</c></summary>
    public static IOperation AskedBy(IOperation subject) =>
        subject is ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var declared] } local } && IsQuestion((declared.GetSyntax() as VariableDeclaratorSyntax)?.Initializer?.Value)
        && BodyVariables.Around(subject).GivenTo(local) is [var given]
            ? Operations.WithoutConversions(given)
            : subject;

    // Most variables keep something else, and are not looked for in the whole body.
    private static bool IsQuestion(ExpressionSyntax? initializer) => initializer switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Version" or "Value" or "WireTag" or "Tag" } => true,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetType" } } => true,
        _ => false,
    };

    /// <summary>The cases that no test takes.</summary>
    public ImmutableArray<SumCase> MissingIn(IEnumerable<IOperation> tests)
    {
        var all = tests.ToList();
        return [.. Cases.Cases.Where(@case => !all.Any(test => IsKey ? TakesKey(test, @case) : Takes(test, @case)))];
    }

    /// <summary>Whether a version or a unit case is one that is declared, not one that is unknown here.</summary>
    public static bool IsDeclared(SumCase @case) => @case.Type is not INamedTypeSymbol type || TypeIdentity.Of(type) is not null || SumsAndUnions.IsUnion(type.ContainingType);

    /// <summary>Whether a test asks for one case and nothing else.</summary>
    public bool IsPlain(IOperation test) => IsKey
        ? KeyIn(test) is not null
        : test is IIsTypeOperation or ITypeOfOperation or ITypePatternOperation or IDeclarationPatternOperation or IConversionOperation { IsTryCast: true };

    private static CaseTests? OfSum(IOperation subject, bool isKey, CaseSets sets) =>
        Operations.WithoutConversions(subject).Type is INamedTypeSymbol { IsReferenceType: true } named && SumsAndUnions.IsSum(named) ? Of(named, isKey, sets) : null;

    private static CaseTests? Of(INamedTypeSymbol type, bool isKey, CaseSets sets) => sets.CasesOf(type) is { } cases ? new CaseTests(cases, isKey) : null;

    private static bool Takes(IOperation test, SumCase @case) => test switch
    {
        IPatternOperation pattern => PatternCoverage.Covers(pattern, @case),
        IIsTypeOperation asked => Is(asked.TypeOperand, @case),
        ITypeOfOperation asked => Is(asked.TypeOperand, @case),
        IConversionOperation { IsTryCast: true, Type: { } type } => Is(type, @case),
        _ => false,
    };

    private static bool Is(ITypeSymbol type, SumCase @case) => SymbolEqualityComparer.Default.Equals(@case.Type, type);

    private static bool TakesKey(IOperation test, SumCase @case) => test switch
    {
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either => TakesKey(either.LeftPattern, @case) || TakesKey(either.RightPattern, @case),
        _ => KeyIn(test) switch
        {
            int number => @case.Type is INamedTypeSymbol type && TypeIdentity.Of(type)?.Version == number,
            string tag => @case.Tag == tag,
            _ => false,
        },
    };

    private static object? KeyIn(IOperation test) => (test is IConstantPatternOperation pattern ? pattern.Value : test).ConstantValue is { HasValue: true, Value: int or string } key ? key.Value : null;
}
