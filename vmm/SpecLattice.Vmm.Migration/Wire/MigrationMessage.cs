using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Migration.Wire;

/// <summary>A decoded binary message.</summary>
/// <param name="Tag">What it is.</param>
internal readonly record struct MigrationMessage(MessageTag Tag)
{
    /// <summary>The document or the pages' contents; stays as it is until the next message is received.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The range of pages that a memory message is about.</summary>
    public PageRange Range { get; init; }

    /// <summary>The pages that a memory message names; null unless it has a bitmap.</summary>
    public PageSet? Pages { get; init; }
}
