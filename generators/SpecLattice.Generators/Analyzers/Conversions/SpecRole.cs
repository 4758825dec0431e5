namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>What a type is to the rules about conversions.</summary>
internal enum SpecRole
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A spec or a part, at one of its versions.</summary>
    Version,

    /// <summary>The generated sum of a family's versions.</summary>
    Sum,

    /// <summary>A type marked <c>[SpecModel]</c>.</summary>
    Model,

    /// <summary>A type of the model's own that a marked one holds.</summary>
    ModelPart,
}
