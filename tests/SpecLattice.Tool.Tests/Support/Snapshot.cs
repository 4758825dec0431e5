namespace SpecLattice.Tool.Tests.Support;

/// <summary>
/// A text that is checked in and compared with what the tool prints: <c>NAME.verified.txt</c>. Where they differ, <c>NAME.received.txt</c> is written beside
/// it, and SPECLATTICE_UPDATE_GOLDEN=1 accepts it.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string name, string received)
    {
        var folder = Path.Combine(Tool.Folder, "Snapshots");
        var verified = Path.Combine(folder, name + ".verified.txt");
        var other = Path.Combine(folder, name + ".received.txt");
        var expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (expected == received)
        {
            File.Delete(other);
            return;
        }

        if (Environment.GetEnvironmentVariable("SPECLATTICE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(verified, received);
            File.Delete(other);
            return;
        }

        File.WriteAllText(other, received);
        Assert.Fail($"{name}.verified.txt is not what the tool prints now. Compare it with {name}.received.txt; SPECLATTICE_UPDATE_GOLDEN=1 accepts it.");
    }
}
