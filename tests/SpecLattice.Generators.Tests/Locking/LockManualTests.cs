using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>docs/lock.md shows what the compiler really prints and what locks really look like.</summary>
public sealed class LockManualTests
{
    private static readonly string[] Blocks =
        [.. File.ReadAllText(Path.Combine(Repository.Root, "docs", "lock.md")).ReplaceLineEndings("\n").Split("```text\n").Skip(1).Select(block => block[..block.IndexOf("```", StringComparison.Ordinal)])];

    [Fact]
    public async Task Error_in_the_manual_is_what_the_compiler_prints()
    {
        var found = await ApiProject.Real.Replace("V1/Board.cs", "required byte Cpus", "required ushort Cpus").FindAsync();

        Assert.Equal(Blocks[0].TrimEnd('\n'), Assert.Single(found).ToString());
    }

    [Fact]
    public void Lock_in_the_manual_is_a_verified_one() => Assert.Equal(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "SpecLattice.Generators.Tests", "Locking", "specs.verified.lock")).ReplaceLineEndings("\n"),
        Assert.Single(Blocks.Skip(1)));
}
