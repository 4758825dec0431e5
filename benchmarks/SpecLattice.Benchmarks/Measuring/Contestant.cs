using System.Diagnostics;

namespace SpecLattice.Benchmarks.Measuring;

/// <summary>One way to do what a scenario is about.</summary>
/// <param name="name">Whose way.</param>
internal abstract class Contestant(string name)
{
    public string Name { get; } = name;

    /// <summary>What it gives, in words that are the same for all contestants whose results mean the same.</summary>
    public abstract string Show();

    /// <summary>Does it once, for frameworks that count for themselves.</summary>
    public abstract object? RunOnce();

    /// <summary>Does it many times.</summary>
    /// <param name="times">How many times.</param>
    /// <returns>The time and the allocated bytes of all together.</returns>
    public abstract (double Nanoseconds, long Bytes) Run(int times);

    public sealed override string ToString() => Name;

    protected static (double Nanoseconds, long Bytes) Measure<TInput, T>(Func<TInput, T> run, ReadOnlySpan<TInput> inputs, int times)
    {
        T? last = default;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            last = run(inputs[i < inputs.Length ? i : 0]);
        }

        var elapsed = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(last);
        return (elapsed, bytes);
    }
}

/// <summary>A contestant that is given the same input each time.</summary>
/// <param name="name">Whose way.</param>
/// <param name="input">The input.</param>
/// <param name="run">Does it.</param>
/// <param name="show">Shows the result.</param>
internal sealed class Contestant<TInput, T>(string name, TInput input, Func<TInput, T> run, Func<T, string> show) : Contestant(name)
{
    public override string Show() => show(run(input));

    public override object? RunOnce() => run(input);

    public override (double Nanoseconds, long Bytes) Run(int times) => Measure(run, [input], times);
}

/// <summary>A contestant that is given a new input each time, whose making does not count.</summary>
/// <param name="name">Whose way.</param>
/// <param name="make">Makes an input.</param>
/// <param name="run">Does it.</param>
/// <param name="show">Shows the result.</param>
internal sealed class FreshContestant<TInput, T>(string name, Func<TInput> make, Func<TInput, T> run, Func<T, string> show) : Contestant(name)
{
    public override string Show() => show(run(make()));

    public override object? RunOnce() => run(make());

    public override (double Nanoseconds, long Bytes) Run(int times)
    {
        var inputs = new TInput[times];
        for (var i = 0; i < times; i++)
        {
            inputs[i] = make();
        }

        return Measure<TInput, T>(run, inputs, times);
    }
}
