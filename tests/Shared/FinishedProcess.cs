using System.Diagnostics;

namespace SpecLattice.Tests.Shared;

/// <summary>What a process left behind.</summary>
internal sealed record FinishedProcess(int ExitCode, string Output, string Errors)
{
    /// <summary>Waits for the end of a process, and ends it where that takes too long.</summary>
    /// <param name="process">The process, with its output and errors redirected.</param>
    /// <param name="patience">How long it may take.</param>
    /// <param name="input">What it is told on its standard input, which is closed then; null where that is not redirected.</param>
    public static async Task<FinishedProcess> WaitForAsync(Process process, TimeSpan patience, string? input = null)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limited.CancelAfter(patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limited.Token);
            var errors = process.StandardError.ReadToEndAsync(limited.Token);
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), limited.Token);
                process.StandardInput.Close();
            }

            await process.WaitForExitAsync(limited.Token);
            return new FinishedProcess(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
