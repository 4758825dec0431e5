using System.Diagnostics;
using System.Security.Cryptography;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>Programs for Node that judge the server. Skips the test, with a notice, where Node or its packages cannot be had.</summary>
internal static class NodeTools
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly SemaphoreSlim Restoring = new(1);

    private static string Sources => Path.Combine(AppContext.BaseDirectory, "Node");

    /// <summary>Makes a folder with the programs and their packages. Packages are restored once for each lock file.</summary>
    public static async Task<string> PrepareAsync()
    {
        await Restoring.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var key = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(Sources, "package-lock.json"))))[..16];
            var folder = Path.Combine(Path.GetTempPath(), $"speclattice-node-{key}");
            Directory.CreateDirectory(folder);
            foreach (var file in Directory.EnumerateFiles(Sources))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            }

            var done = Path.Combine(folder, "restored");
            if (!File.Exists(done))
            {
                var (exitCode, output) = await TryRunAsync(folder, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
                Assert.SkipWhen(exitCode != 0, $"Node's packages cannot be restored, so nobody independent judges the server: {output}");
                await File.WriteAllTextAsync(done, "");
            }

            return folder;
        }
        finally
        {
            Restoring.Release();
        }
    }

    /// <summary>Runs a program to its end, which must be a good one.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        var (exitCode, output) = await TryRunAsync(folder, program, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {exitCode}:\n{output}");
        return output;
    }

    private static async Task<(int ExitCode, string Output)> TryRunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        try
        {
            using var process = Process.Start(start)!;
            var finished = await FinishedProcess.WaitForAsync(process, Patience, input: "");
            return (finished.ExitCode, finished.ExitCode == 0 ? finished.Output : finished.Output + finished.Errors);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"`{program}` is not here, so nobody independent judges the server: install Node");
            throw;
        }
    }
}
