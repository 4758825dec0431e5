namespace SpecLattice.Generators.Emission;

/// <summary>How generated code gets at a value before it converts it.</summary>
/// <param name="Needs">The statements that must stand before, but for the declaration.</param>
/// <param name="Value">The value, under the condition.</param>
/// <param name="Condition">When there is a value: what it is made of was not lost, and the part is there that it is taken out of. Null for always.</param>
/// <param name="Test">The same, where it declares nothing.</param>
/// <param name="Declaration">The statement that declares the value, where it has to be put together first.</param>
internal sealed record SourceValue(IReadOnlyList<string> Needs, string Value, string? Condition = null, string? Test = null, string? Declaration = null)
{
    /// <summary>The statements that must stand before.</summary>
    public IReadOnlyList<string> Before => Declaration is null ? Needs : [.. Needs, Declaration];

    /// <summary>The same before an expression: what is refused whatever it is has no use for the value.</summary>
    public IReadOnlyList<string> BeforeUse(string expression) => expression.Contains(Value.TrimEnd('!')) ? Before : Needs;

    /// <summary>An expression where there is a value, and else nothing.</summary>
    public string Guard(string expression) => Condition is null ? expression : $"{Condition} ? ({expression}) : default";
}
