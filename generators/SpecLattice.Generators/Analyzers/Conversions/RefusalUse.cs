namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>What becomes of a conversion's refusal.</summary>
internal enum RefusalUse
{
    /// <summary>It is looked at, as far as can be seen.</summary>
    Kept,

    /// <summary>It is ignored.</summary>
    Ignored,

    /// <summary>It becomes an exception.</summary>
    Forced,

    /// <summary>A value takes its place.</summary>
    Swallowed,

    /// <summary>The element that it is about is left out.</summary>
    Dropped,
}
