namespace SpecLattice.Negotiation;

/// <summary>How the choice of a version for a peer came out.</summary>
public enum SpecChoiceOutcome
{
    /// <summary>There is a version that the peer reads and that holds the value.</summary>
    Chosen,

    /// <summary>The peer reads no version of the family.</summary>
    FamilyNotOffered,

    /// <summary>The peer reads other versions of the family than this build writes.</summary>
    NoCommonVersion,

    /// <summary>None of the versions that came into question can hold the value. <see cref="SpecChoice.Losses"/> says why.</summary>
    NotRepresentable,

    /// <summary>The two builds have different digests for a version: they do not mean the same by it.</summary>
    DigestMismatch,
}
