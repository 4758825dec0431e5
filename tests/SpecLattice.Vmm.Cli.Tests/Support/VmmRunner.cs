using System.Diagnostics;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Cli.Demo;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>What a run of the executable left behind.</summary>
internal sealed record VmmRun(int ExitCode, string Output, string Errors);

/// <summary>Runs the executable to its end.</summary>
internal static class VmmRunner
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task<VmmRun> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(ServerProcess.MakeStartInfo(arguments))!;
        var finished = await FinishedProcess.WaitForAsync(process, Patience, input: "");
        Assert.DoesNotContain("   at ", finished.Errors, StringComparison.Ordinal);
        return new VmmRun(finished.ExitCode, finished.Output, finished.Errors);
    }
}
