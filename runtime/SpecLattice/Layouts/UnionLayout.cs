namespace SpecLattice.Layouts;

/// <summary>
/// How a union's case and its value are told in JSON: a row of <see cref="UnionLayouts"/>. The file is compiled into the runtime and into the generator, so that one row serves both.
/// </summary>
internal sealed class UnionLayout
{
    /// <summary>What schemas call it: the name of its <c>SpecSchemaLayout</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What locks call it.</summary>
    public string Keyword => Name.ToLowerInvariant();

    /// <summary>Whether a member names the case: <c>Tag</c> of <c>[SpecUnion]</c>.</summary>
    public bool HasTag { get; init; }

    /// <summary>Whether a member of one name for all cases holds the value: <c>Content</c> of <c>[SpecUnion]</c>.</summary>
    public bool HasContent { get; init; }

    /// <summary>
    /// The segment of a JSON pointer between the union and a case's value, made from the union's content member and the case's tag.
    /// Null where there is none, since the value's members stand beside the tag: then it must be a record of the union's own assembly, which alone can be read without its braces.
    /// </summary>
    public Func<string, string, string>? ValueSegment { get; init; }

    /// <summary>Whether the members of a case's value stand beside the tag.</summary>
    public bool IsFlat => ValueSegment is null;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
