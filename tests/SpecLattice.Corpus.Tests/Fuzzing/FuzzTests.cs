using System.Text;

namespace SpecLattice.Corpus.Tests.Fuzzing;

/// <summary>
/// Hostile inputs, made of the corpus: a reader reads one or throws <see cref="SpecJsonException"/>, soon, and without allocating more than a
/// multiple of the input. What it reads survives being written.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_reader_reads_or_refuses_whatever_it_is_given()
    {
        output.WriteLine($"SPECLATTICE_SEED={FuzzSettings.Seed} SPECLATTICE_FUZZ_INPUTS={FuzzSettings.Inputs}");
        var each = (FuzzSettings.Inputs / FuzzTarget.All.Count) + 1;
        var most = 0.0;
        foreach (var target in FuzzTarget.All)
        {
            using var run = new FuzzRun(target, FuzzSettings.Seed);
            var failure = run.Run(each);
            Assert.True(failure is null, $"SPECLATTICE_SEED={FuzzSettings.Seed}: {failure}");
            output.WriteLine($"{target.Name}: {run.Accepted} of {each} inputs are documents; at most {run.MostBytesPerByte:F1} bytes allocated for a byte");
            Assert.InRange(run.Accepted, 1, each - 1);
            most = Math.Max(most, run.MostBytesPerByte);
        }

        output.WriteLine($"at most {most:F1} bytes allocated for a byte");
    }

    // The run itself must find what it looks for.
    [Fact]
    public void A_reader_that_breaks_is_found_out()
    {
        // Not disposed: the reader that never ends may only come to wait for it when this test has ended.
        var over = new ManualResetEventSlim();
        var patience = TimeSpan.FromSeconds(30);
        Assert.Contains("DivideByZero", Failure(json => json.Span.Contains((byte)'~') ? throw new DivideByZeroException() : "", patience), StringComparison.Ordinal);
        Assert.Contains("allocated", Failure(json => new byte[json.Length * 10_000], patience), StringComparison.Ordinal);
        Assert.Contains("still reading", Failure(json => json.Span.Contains((byte)'~') ? WaitForTheEnd() : "", TimeSpan.FromMilliseconds(500)), StringComparison.Ordinal);
        over.Set();

        static string Failure(Func<ReadOnlyMemory<byte>, object> read, TimeSpan patience)
        {
            using var run = new FuzzRun(FuzzTarget.All[0] with { Type = new Fixtures.DocumentType(read, json => json.ToArray()) }, seed: 1) { Patience = patience };
            return run.Run(2000) ?? "nothing was found";
        }

        object WaitForTheEnd()
        {
            over.Wait();
            return "";
        }
    }

    [Fact]
    public void An_input_that_breaks_a_reader_is_shown_short()
    {
        using var run = new FuzzRun(
            FuzzTarget.All[0] with { Type = new Fixtures.DocumentType(json => json.Span.IndexOf("memory_mb"u8) >= 0 ? throw new FormatException() : "", json => json.ToArray()) },
            seed: 1);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes("memory_mb")), run.Run(100), StringComparison.Ordinal);
    }
}
