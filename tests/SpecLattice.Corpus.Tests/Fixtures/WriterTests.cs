using System.Diagnostics;
using SpecLattice.Testing;

namespace SpecLattice.Corpus.Tests.Fixtures;

/// <summary>The documents and the program that wrote them.</summary>
public sealed class WriterTests
{
    // The manifests name the command that made each file: it must still make it.
    [Fact]
    public async Task The_writer_still_writes_every_document()
    {
        var fixtures = FixtureCorpus.Open("fixtures").Folder;
        using var writer = Start(Path.Combine(fixtures, "writers", "write.py"));
        Assert.SkipWhen(writer is null, "there is no python3 here");
        var problems = await writer!.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(writer.ExitCode == 0, problems);
    }

    private static Process? Start(string script)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("python3", [script, "--check"]) { RedirectStandardError = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
