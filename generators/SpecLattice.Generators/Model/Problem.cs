namespace SpecLattice.Generators.Model;

/// <summary>A mistake in an annotation. The generator leaves it to the analyzer to report, at the place that the names here lead to.</summary>
internal sealed record Problem
{
    /// <summary>The rule's id, such as <c>SPEC0001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The type at fault, as generated code names it.</summary>
    public required string Type { get; init; }

    /// <summary>The member at fault, where it is one.</summary>
    public string? Member { get; init; }

    /// <summary>The name of the attribute at fault on the type or member, without <c>Attribute</c>, and its first argument as text.</summary>
    public string? Attribute { get; init; }

    public EquatableArray<string> Arguments { get; init; }
}
