namespace SpecLattice;

/// <summary>What a reader does with a JSON member that the type does not have.</summary>
public enum UnknownMembers
{
    /// <summary>The document is refused, so that nothing it says can be dropped unnoticed.</summary>
    Refuse,

    /// <summary>The member is skipped. For request wrappers whose senders may be newer, never for what a server must keep.</summary>
    Ignore,

    /// <summary>The member is kept, in the record's member of the type <c>SpecUnknownMembers</c>: written again, compared, and converted to every version that keeps unknown members too.</summary>
    Keep,
}
