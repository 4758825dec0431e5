namespace SpecLattice.Generators.Model;

/// <summary>A record's member.</summary>
internal sealed record MemberModel
{
    /// <summary>The C# name, without <c>@</c>.</summary>
    public required string Name { get; init; }

    public required string JsonName { get; init; }

    public required TypeRef Type { get; init; }

    /// <summary>Whether the member must be present in JSON and is always written.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>What a missing member means in JSON, where it may be missing.</summary>
    public DeclaredValue? Default { get; init; }

    /// <summary>Whether the version before does not have the member.</summary>
    public bool IsAdded { get; init; }

    /// <summary>What the silence of the version before means, where the member was added.</summary>
    public DeclaredValue? Absent { get; init; }

    /// <summary>What of an added member is left out on purpose on the way down; null where nothing is.</summary>
    public Discard? Discard { get; init; }

    /// <summary>The C# name in the version before, where it was another.</summary>
    public string? RenamedFrom { get; init; }

    /// <summary>The members of the version before that were moved into this one, which is a part; none where it is none.</summary>
    public EquatableArray<MovedMember> Gathered { get; init; }

    /// <summary>Whether a positional record's constructor takes the member.</summary>
    public bool IsPositional { get; init; }

    public bool IsSensitive { get; init; }

    /// <summary>Whether other assemblies cannot see the member, although they may see its type.</summary>
    public bool IsInternal { get; init; }

    /// <summary>The static members of the member's type: where the value is looked up that may be left behind when the member is removed.</summary>
    public EquatableArray<StaticMember> StaticMembersOfType { get; init; }

    /// <summary>What changed in the member's meaning, where its type does not show it.</summary>
    public string? SemanticChange { get; init; }
}

/// <summary>A member that is inside a part in one version and beside it in the other.</summary>
/// <param name="Name">Its C# name outside of the part.</param>
/// <param name="Inside">Its C# name in the part.</param>
internal sealed record MovedMember(string Name, string Inside);

/// <summary>A declaration that a part of the version before is gone, and what was inside is here.</summary>
/// <param name="Part">The C# name of the member that held it.</param>
/// <param name="Members">What became of the part's members.</param>
internal sealed record ScatteredPart(string Part, EquatableArray<MovedMember> Members);

/// <summary>A declaration that a member of the version before is gone.</summary>
/// <param name="Name">The member's C# name in the version before.</param>
/// <param name="Absent">The value that can be left behind; null where the declaration gives none, and then null itself can, for a nullable member.</param>
/// <param name="Discard">What is left out on purpose on the way up; null where nothing is.</param>
internal sealed record RemovedMember(string Name, DeclaredValue? Absent, Discard? Discard = null);
