namespace SpecLattice.Generators.Emission;

/// <summary>How generated code gets at a value before it converts it.</summary>
/// <param name="Before">The statements that must stand before.</param>
/// <param name="Value">The value, under the condition.</param>
/// <param name="Condition">When there is a value: what it is made of was not lost, and the part is there that it is taken out of. Null for always.</param>
/// <param name="Test">The same, where it declares nothing.</param>
internal sealed record SourceValue(IReadOnlyList<string> Before, string Value, string? Condition = null, string? Test = null)
{
    /// <summary>An expression where there is a value, and else nothing.</summary>
    public string Guard(string expression) => Condition is null ? expression : $"{Condition} ? ({expression}) : default";
}
