using SpecLattice.Primitives;

namespace SpecLattice.Generators.Planning;

/// <summary>How a number of one kind becomes one of another.</summary>
internal enum NumberConversion
{
    /// <summary>Not by a rule.</summary>
    None,

    /// <summary>Every value is one of the other kind.</summary>
    Widening,

    /// <summary>Values that the other kind does not hold are refused.</summary>
    Narrowing,
}

/// <summary>The rule that converts numbers.</summary>
internal static class NumberConversions
{
    /// <summary>How a value of one kind becomes one of another kind.</summary>
    public static NumberConversion Between(PrimitiveKind from, PrimitiveKind to) => (from.Number, to.Number) switch
    {
        ({ IsInteger: true } inner, { IsInteger: true } outer) => outer.Contains(inner) ? NumberConversion.Widening : NumberConversion.Narrowing,
        _ => NumberConversion.None,
    };
}
