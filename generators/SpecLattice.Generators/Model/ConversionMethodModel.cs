namespace SpecLattice.Generators.Model;

internal enum ConversionDirection
{
    FromTypes,
    Up,
    Down,
}

/// <summary>A hand-written conversion.</summary>
internal sealed record ConversionMethodModel
{
    /// <summary>The method's C# name.</summary>
    public required string Name { get; init; }

    /// <summary>The method as generated code calls it.</summary>
    public required string Reference { get; init; }

    /// <summary>The newer version's members whose values it converts; none where it converts a whole version.</summary>
    public required EquatableArray<string> Members { get; init; }

    /// <summary>The older version's members, where the annotation names them.</summary>
    public required EquatableArray<string> OlderMembers { get; init; }

    /// <summary>The types of its parameters. The last of several may be the context's.</summary>
    public required EquatableArray<TypeRef> Takes { get; init; }

    /// <summary>What it gives: the items of a tuple, or a single value.</summary>
    public required EquatableArray<TypeRef> Gives { get; init; }

    /// <summary>Whether it converts a whole version.</summary>
    public bool IsOfWhole => Members.Count == 0;

    /// <summary>The type that it takes, where that is one.</summary>
    public TypeRef From => Takes[0];

    /// <summary>The type that it gives, where that is one.</summary>
    public TypeRef To => Gives[0];

    /// <summary>Whether it returns <c>Conversion&lt;T&gt;</c>.</summary>
    public required bool CanRefuse { get; init; }

    /// <summary>Whether the annotation says that the method refuses nothing and that the way back gives the same value again.</summary>
    public required bool IsLossless { get; init; }

    /// <summary>The direction that the annotation gives, if it does.</summary>
    public required ConversionDirection Direction { get; init; }

    /// <summary>What its last parameter is, where that is the context.</summary>
    public required ContextParameter? Context { get; init; }
}

/// <summary>What a conversion needs besides the value.</summary>
/// <param name="Type">The type, as generated code names it.</param>
/// <param name="Name">The name of the parameter that carries it.</param>
internal sealed record ContextParameter(string Type, string Name);
