namespace SpecLattice.Generators.Tests.RandomFamilies.Shapes;

/// <summary>A hand-written conversion of several members together.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Older">The older version's members.</param>
/// <param name="Newer">The newer version's members.</param>
internal sealed record MemberGroup(GroupConversion Kind, IReadOnlyList<Member> Older, IReadOnlyList<Member> Newer)
{
    /// <summary>Whether one member becomes two, rather than the other way round.</summary>
    public bool IsSplit => Older.Count == 1;
}

internal enum GroupConversion
{
    /// <summary>An integer, and itself without its last digit beside that digit. Not every pair is such; one that is too large throws.</summary>
    Digits,

    /// <summary>A text, and what is before and after its first colon. A text without one is refused, and so is a second part that cries, at its place.</summary>
    Colon,

    /// <summary>Two integers, and what they differ in beside the second of them. Declared lossless.</summary>
    Mix,
}

/// <summary>Members that are inside a part in one version and beside it in the other.</summary>
/// <param name="Part">The member that holds the part.</param>
/// <param name="Type">The part.</param>
/// <param name="IsGathered">Whether it is the newer version that has the part.</param>
/// <param name="Moved">The members: outside, and in the part.</param>
internal sealed record PartMove(Member Part, RecordVersion Type, bool IsGathered, IReadOnlyList<(Member Outside, Member Inside)> Moved)
{
    /// <summary>The part's other members.</summary>
    public IEnumerable<Member> Left => Type.Members.Where(member => Moved.All(moved => moved.Inside != member));
}
