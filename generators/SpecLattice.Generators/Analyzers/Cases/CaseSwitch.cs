using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace SpecLattice.Generators.Analyzers.Cases;

/// <summary>A switch, expression or statement, over a sum or over a union's value.</summary>
internal sealed class CaseSwitch
{
    private CaseSwitch(CaseSet cases, ImmutableArray<SumCase> missing, SyntaxNode? hidingArm, SyntaxToken keyword)
    {
        (Cases, Missing, HidingArm, Keyword) = (cases, missing, hidingArm, keyword);
    }

    public CaseSet Cases { get; }

    /// <summary>The cases without an arm of their own.</summary>
    public ImmutableArray<SumCase> Missing { get; }

    /// <summary>Whether every case has an arm of its own.</summary>
    public bool IsExhaustive => Missing.IsEmpty;

    /// <summary>The pattern or label that takes what has no arm, and does something else than to throw.</summary>
    public SyntaxNode? HidingArm { get; }

    public SyntaxToken Keyword { get; }

    /// <summary>Reads a switch; nothing where it is over something else.</summary>
    public static CaseSwitch? Of(IOperation operation, CaseSets sets) => operation switch
    {
        ISwitchExpressionOperation expression when CasesOf(expression.Value, sets) is { } cases => OfExpression(expression, cases),
        ISwitchOperation statement when CasesOf(statement.Value, sets) is { } cases => OfStatement(statement, cases),
        _ => null,
    };

    private static CaseSet? CasesOf(IOperation value, CaseSets sets)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        value = CaseTests.AskedBy(value);
        return value is IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: { } union } }
            ? SumsAndUnions.IsUnion(union) ? sets.CasesOf(union) : null
            : value.Type is { IsReferenceType: true } ? sets.CasesOf(value.Type) : null;
    }

    private static CaseSwitch OfExpression(ISwitchExpressionOperation expression, CaseSet cases)
    {
        var arms = expression.Arms.Where(arm => arm.Guard is null).Select(arm => new Arm(arm.Pattern, arm.Pattern.Syntax, Throws(arm.Value)));
        var syntax = expression.Syntax as SwitchExpressionSyntax;
        return Make(cases, arms, syntax?.SwitchKeyword ?? expression.Syntax.GetFirstToken());
    }

    private static CaseSwitch OfStatement(ISwitchOperation statement, CaseSet cases)
    {
        var arms = statement.Cases.SelectMany(section => section.Clauses.Select(clause => clause switch
        {
            IDefaultCaseClauseOperation => new Arm(null, clause.Syntax, Throws(section.Body)),
            IPatternCaseClauseOperation { Guard: null } pattern => new Arm(pattern.Pattern, pattern.Pattern.Syntax, Throws(section.Body)),
            _ => null,
        }));
        return Make(cases, arms.OfType<Arm>(), statement.Syntax.GetFirstToken());
    }

    private static CaseSwitch Make(CaseSet cases, IEnumerable<Arm> arms, SyntaxToken keyword)
    {
        var all = arms.ToList();
        var closed = all.Where(arm => arm.Pattern is not null && !PatternCoverage.IsOpen(arm.Pattern, cases)).ToList();
        var hiding = all.Find(arm => !arm.Throws && !closed.Contains(arm));
        var missing = cases.Cases.Where(@case => !closed.Any(arm => PatternCoverage.Covers(arm.Pattern!, @case)));
        return new CaseSwitch(cases, [.. missing], hiding?.Syntax, keyword);
    }

    // What throws hides nothing: a case without an arm of its own is still reported.
    private static bool Throws(IOperation value) => value switch
    {
        IThrowOperation => true,
        IConversionOperation conversion => Throws(conversion.Operand),
        _ => false,
    };

    private static bool Throws(ImmutableArray<IOperation> body) =>
        body is [IBlockOperation block] ? Throws(block.Operations) : body is [IThrowOperation];

    private sealed record Arm(IPatternOperation? Pattern, SyntaxNode Syntax, bool Throws);
}
