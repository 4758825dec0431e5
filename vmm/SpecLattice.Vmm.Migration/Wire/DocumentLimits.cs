using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration.Wire;

/// <summary>What must hold of a document from a peer beyond its shape.</summary>
internal static class DocumentLimits
{
    /// <summary>The most entries of a list.</summary>
    public const int MaxEntries = 4096;

    /// <summary>Says what is wrong with a document that could be read.</summary>
    /// <returns>The first problem and its place, or null.</returns>
    public static string? FindProblem<T>(T document) => document switch
    {
        Preamble preamble => CheckLength("/inventory", preamble.Inventory.Count),
        V2.Preamble preamble => CheckLength("/inventory", preamble.Inventory.Count),
        Phase phase => CheckLength("/payloads", phase.Payloads.Count),
        ErrorDocument error => CheckLength("/losses", error.Losses?.Count ?? 0),
        _ => null,
    };

    private static string? CheckLength(string pointer, int entries) =>
        entries <= MaxEntries ? null : $"expected at most {MaxEntries} entries, found {entries} (at {pointer})";
}
