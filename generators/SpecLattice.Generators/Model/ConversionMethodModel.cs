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

    /// <summary>The newer version's member whose value it converts; null where it converts a whole version.</summary>
    public required string? Member { get; init; }

    public required TypeRef From { get; init; }

    public required TypeRef To { get; init; }

    /// <summary>Whether it returns <c>Conversion&lt;T&gt;</c>.</summary>
    public required bool CanRefuse { get; init; }

    /// <summary>Whether the annotation says that the method refuses nothing and that the way back gives the same value again.</summary>
    public required bool IsLossless { get; init; }

    /// <summary>The direction that the annotation gives, if it does.</summary>
    public required ConversionDirection Direction { get; init; }

    public required ContextParameter? Context { get; init; }
}

/// <summary>What a conversion needs besides the value.</summary>
/// <param name="Type">The type, as generated code names it.</param>
/// <param name="Name">The name of the parameter that carries it.</param>
internal sealed record ContextParameter(string Type, string Name);
