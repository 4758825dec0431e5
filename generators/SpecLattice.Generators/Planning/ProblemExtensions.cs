using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

internal static class ProblemExtensions
{
    /// <summary>A mistake in the declaration of a type.</summary>
    public static Problem Problem(this TypeModel type, string id, params string[] arguments) => new()
    {
        Id = id,
        Type = type.Name.Reference,
        Arguments = arguments.ToEquatableArray(),
    };

    /// <summary>A mistake in the declaration of a member.</summary>
    public static Problem Problem(this TypeModel type, MemberModel member, string id, params string[] arguments) =>
        type.Problem(id, arguments) with { Member = member.Name };

    /// <summary>A mistake in one of a type's attributes, told from others of its kind by its first argument.</summary>
    public static Problem ProblemAtAttribute(this TypeModel type, string attribute, string argument, string id, params string[] arguments) =>
        type.Problem(id, arguments) with { Attribute = $"{attribute}:{argument}" };
}
