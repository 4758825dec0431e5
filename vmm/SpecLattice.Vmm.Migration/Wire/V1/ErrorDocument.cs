using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire.Scalars;

namespace SpecLattice.Vmm.Migration.Wire.V1;

/// <summary>Why a server gives up, for the other one.</summary>
[Spec("migration-error", 1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record ErrorDocument
{
    /// <summary>What failed: the name of a <see cref="MigrationErrorCode"/>, perhaps one that is not known here.</summary>
    public required PeerName Code { get; init; }

    /// <summary>What failed, for people.</summary>
    public required string Message { get; init; }

    /// <summary>What cannot be represented; null where the error is of another kind.</summary>
    public SpecList<LossEntry>? Losses { get; init; }
}

/// <summary>Something that cannot be represented. Senders write every member but the last; a reader can do without any of them.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record LossEntry
{
    /// <summary>The family of the document that would lose it.</summary>
    public string? Family { get; init; }

    /// <summary>Where it is in that document, as a JSON pointer.</summary>
    public string? Pointer { get; init; }

    /// <summary>The kind of loss: the name of a <see cref="LossKind"/>, perhaps one that is not known here.</summary>
    public string? Kind { get; init; }

    /// <summary>The version of the document.</summary>
    public int? FromVersion { get; init; }

    /// <summary>The version that was tried.</summary>
    public int? ToVersion { get; init; }

    /// <summary>The version at the near end of the step that loses it.</summary>
    public int? StepFrom { get; init; }

    /// <summary>The version at the far end of that step.</summary>
    public int? StepTo { get; init; }

    /// <summary>What is lost and why, for people.</summary>
    public string? Message { get; init; }

    /// <summary>The value, as JSON, that could be left out without loss; null where the member has none.</summary>
    public string? AbsentValue { get; init; }
}
