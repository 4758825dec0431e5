using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

internal static class ProblemExtensions
{
    /// <summary>A mistake in the declaration of a type.</summary>
    public static Problem Problem(this TypeModel type, string id, params string[] arguments) => new()
    {
        Id = id,
        Place = new DeclarationPlace(type.Name.Reference),
        Arguments = arguments.ToEquatableArray(),
    };

    /// <summary>A mistake in the declaration of a member.</summary>
    public static Problem Problem(this TypeModel type, MemberModel member, string id, params string[] arguments) =>
        type.Problem(id, arguments).AtMember(member.Name);

    /// <summary>A mistake in one of a type's attributes, told from others of its kind by its first argument.</summary>
    public static Problem ProblemAtAttribute(this TypeModel type, string attribute, string argument, string id, params string[] arguments) =>
        type.Problem(id, arguments).AtAttribute(attribute, argument);

    /// <summary>The problem at a member of its type.</summary>
    public static Problem AtMember(this Problem problem, string member) => problem with { Place = problem.Place with { Member = member } };

    /// <summary>The problem as one of an edge.</summary>
    public static Problem Between(this Problem problem, TypeModel older, TypeModel newer) =>
        problem with { OtherType = problem.Place.Type == newer.Name.Reference ? older.Name.Reference : newer.Name.Reference };

    /// <summary>The problem at an attribute of its type or member.</summary>
    public static Problem AtAttribute(this Problem problem, string attribute, string? argument = null) =>
        problem with { Place = problem.Place with { Attribute = new AttributePlace(attribute, argument) } };
}
