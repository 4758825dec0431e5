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

    public static Task<VmmRun> RunAsync(params string[] arguments) => RunWithAsync(new Dictionary<string, string>(), arguments);

    /// <summary>Runs it with variables in its environment.</summary>
    public static async Task<VmmRun> RunWithAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = ServerProcess.MakeStartInfo(arguments);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var finished = await FinishedProcess.WaitForAsync(process, Patience, input: "");
        Assert.DoesNotContain("   at ", finished.Errors, StringComparison.Ordinal);
        return new VmmRun(finished.ExitCode, finished.Output, finished.Errors);
    }
}
