using System.Diagnostics;
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
        process.StandardInput.Close();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limited.CancelAfter(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limited.Token);
            var errors = process.StandardError.ReadToEndAsync(limited.Token);
            await process.WaitForExitAsync(limited.Token);
            var run = new VmmRun(process.ExitCode, await output, await errors);
            Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
            return run;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
