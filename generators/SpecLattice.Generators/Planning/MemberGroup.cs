using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>Members of two neighbouring versions that hand-written methods convert together.</summary>
/// <param name="Older">The older version's.</param>
/// <param name="Newer">The newer version's.</param>
/// <param name="Custom">The methods.</param>
internal sealed record MemberGroup(IReadOnlyList<MemberModel> Older, IReadOnlyList<MemberModel> Newer, CustomEdge Custom);

/// <summary>A part of one version whose members the other one has itself.</summary>
/// <param name="Part">The member that holds the part.</param>
/// <param name="Type">The part.</param>
/// <param name="Moved">The members: outside, and in the part.</param>
/// <param name="Left">The part's other members, and what they are where the other version says nothing.</param>
/// <param name="IsGathered">Whether it is the newer version that has the part.</param>
internal sealed record PartMove(
    MemberModel Part,
    TypeModel Type,
    IReadOnlyList<(MemberModel Outside, MemberModel Inside)> Moved,
    IReadOnlyList<(MemberModel Member, DeclaredValue Absent)> Left,
    bool IsGathered);
