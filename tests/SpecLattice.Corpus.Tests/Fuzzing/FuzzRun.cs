using System.Text;

namespace SpecLattice.Corpus.Tests.Fuzzing;

/// <summary>Gives a target its inputs, on a thread that is watched.</summary>
internal sealed class FuzzRun(FuzzTarget target, int seed) : IDisposable
{
    /// <summary>What may be allocated whatever the input: errors with their texts, the collections' first arrays.</summary>
    private const long FreeBytes = 64 * 1024;

    /// <summary>
    /// What may be allocated for each byte of the input. The most is met where it is not JSON: the exceptions of System.Text.Json quote a long word that
    /// is none of JSON's several times over (their text is dropped, what they allocated is not).
    /// </summary>
    private const int BytesPerByte = 256;

    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _done = new();
    private byte[] _input = [];
    private int _number;
    private string? _failure;

    /// <summary>How long one input may take: far more than any does.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many inputs were documents.</summary>
    public int Accepted { get; private set; }

    /// <summary>The most bytes allocated for a byte of input, beyond those that are free.</summary>
    public double MostBytesPerByte { get; private set; }

    /// <summary>Gives the target so many inputs.</summary>
    /// <returns>What was found; null where nothing was.</returns>
    public string? Run(int count)
    {
        var worker = new Thread(() => Work(count)) { IsBackground = true, Name = target.Name };
        worker.Start();
        var seen = -1;
        while (!_done.Wait(Patience))
        {
            lock (_lock)
            {
                if (_number == seen)
                {
                    return Describe("still reading", _input);
                }

                seen = _number;
            }
        }

        return _failure;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_done.IsSet)
        {
            _done.Dispose();
        }
    }

    private void Work(int count)
    {
        var mutator = new Mutator(target.Seeds, new Random(seed));

        // The first reading pays for the code itself.
        foreach (var document in target.Seeds)
        {
            _ = Problem(document);
        }

        (Accepted, MostBytesPerByte) = (0, 0);
        for (var number = 0; number < count && _failure is null; number++)
        {
            var input = mutator.Next();
            lock (_lock)
            {
                (_number, _input) = (number, input);
            }

            if (Problem(input) is { } problem)
            {
                _failure = Describe(problem, Shorten(input, problem));
            }
        }

        _done.Set();
    }

    /// <summary>What is wrong with how the target treats an input.</summary>
    private string? Problem(byte[] input)
    {
        object? value = null;
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            value = target.Type.Read(input);
        }
        catch (SpecJsonException)
        {
        }
#pragma warning disable CA1031 // Whatever else is thrown is what is looked for.
        catch (Exception error)
        {
            return error.GetType().Name;
        }
#pragma warning restore CA1031

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        if (bytes > FreeBytes + ((long)BytesPerByte * input.Length))
        {
            return "allocated too much";
        }

        MostBytesPerByte = Math.Max(MostBytesPerByte, (double)(bytes - FreeBytes) / Math.Max(1, input.Length));
        Accepted += value is null ? 0 : 1;
        return value is null || SurvivesWriting(input, value) ? null : "changed by writing";
    }

    private bool SurvivesWriting(byte[] input, object value)
    {
        try
        {
            var written = target.Type.Rewrite(input);
            return value.Equals(target.Type.Read(written)) && written.AsSpan().SequenceEqual(target.Type.Rewrite(written));
        }
        catch (SpecJsonException)
        {
            return false;
        }
    }

    /// <summary>Leaves out whatever is not needed for the same problem.</summary>
    private byte[] Shorten(byte[] input, string problem)
    {
        for (var size = input.Length / 2; size > 0; size /= 2)
        {
            for (var from = 0; from + size <= input.Length;)
            {
                byte[] shorter = [.. input.AsSpan(0, from), .. input.AsSpan(from + size)];
                if (Problem(shorter) == problem)
                {
                    input = shorter;
                }
                else
                {
                    from += size;
                }
            }
        }

        return input;
    }

    private string Describe(string problem, byte[] input) =>
        $"{target.Name}, input {_number}: {problem}\nbase64: {Convert.ToBase64String(input)}\nas text: {Encoding.UTF8.GetString(input)}";
}
