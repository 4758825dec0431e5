namespace SpecLattice.Tests.Shared;

/// <summary>
/// A text that is checked in and compared with what the code makes: <c>NAME.verified.cs</c>. Where they differ,
/// <c>NAME.received.cs</c> is written beside it, and SPECLATTICE_UPDATE_GOLDEN=1 accepts it.
/// </summary>
internal static class GoldenFile
{
    public static void Verify(string folder, string name, string received, string extension = "cs")
    {
        var verified = Path.Combine(folder, $"{name}.verified.{extension}");
        var other = Path.Combine(folder, $"{name}.received.{extension}");
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
        Assert.Fail($"{name}.verified.{extension} is not what the code makes now. Compare it with {name}.received.{extension}; SPECLATTICE_UPDATE_GOLDEN=1 accepts it.\n"
            + FirstDifference(expected, received));
    }

    private static string FirstDifference(string expected, string received)
    {
        var (left, right) = (expected.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"line {line + 1}:\n- {left.ElementAtOrDefault(line)}\n+ {right.ElementAtOrDefault(line)}";
    }
}
