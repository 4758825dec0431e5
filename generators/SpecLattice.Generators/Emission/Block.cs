namespace SpecLattice.Generators.Emission;

/// <summary>Statements in a block on one line, as people write what is short and comes many times.</summary>
internal static class Block
{
    /// <summary>Statements under a condition.</summary>
    public static string If(string condition, params IEnumerable<string> statements) => $"if ({condition}) {Of(statements)}";

    /// <summary>Statements in braces.</summary>
    public static string Of(params IEnumerable<string> statements) => $"{{ {string.Join(" ", statements)} }}";
}
