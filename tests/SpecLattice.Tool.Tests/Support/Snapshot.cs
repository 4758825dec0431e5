using SpecLattice.Tests.Shared;

namespace SpecLattice.Tool.Tests.Support;

/// <summary>What the tool prints, beside what is checked in: <c>Snapshots/NAME.verified.txt</c>.</summary>
internal static class Snapshot
{
    public static void Verify(string name, string received) => GoldenFile.Verify(Path.Combine(Tool.Folder, "Snapshots"), name, received, "txt");
}
