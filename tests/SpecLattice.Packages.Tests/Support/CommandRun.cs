namespace SpecLattice.Packages.Tests.Support;

/// <summary>What a command left behind.</summary>
internal sealed record CommandRun(string Command, int ExitCode, string Output)
{
    /// <summary>The same, provided that the command did what it was asked for.</summary>
    public CommandRun Done()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with {ExitCode}:\n{Output}");
        return this;
    }
}
