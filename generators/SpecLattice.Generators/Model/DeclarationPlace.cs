namespace SpecLattice.Generators.Model;

/// <summary>A place in a declaration, by names: models hold no syntax.</summary>
/// <param name="Type">The type, as generated code names it.</param>
/// <param name="Member">The member's C# name, where it is one.</param>
/// <param name="Attribute">The attribute on the type or member, where it is one.</param>
internal sealed record DeclarationPlace(string Type, string? Member = null, AttributePlace? Attribute = null)
{
    /// <summary>No declaration at all.</summary>
    public static DeclarationPlace Nowhere { get; } = new("");
}

/// <summary>An attribute of a type or member.</summary>
/// <param name="Name">Its metadata name: one of <c>KnownNames</c>.</param>
/// <param name="Argument">Its first argument, which for a case is its type, where there may be several of one name.</param>
internal sealed record AttributePlace(string Name, string? Argument = null);
