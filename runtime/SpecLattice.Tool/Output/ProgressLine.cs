using System.Globalization;

namespace SpecLattice.Tool.Output;

/// <summary>A line on a terminal that says again and again how far something is: how much was read, how fast, and how long the rest will take.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const string Rewind = "\r\u001b[K";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly TextWriter _terminal;
    private readonly Timer _timer;

    private ProgressLine(TextWriter terminal, Func<string> text)
    {
        _terminal = terminal;
        _timer = new Timer(_ => _terminal.Write(Rewind + text()), null, Interval, Interval);
    }

    /// <summary>Begins to show a text on the standard error, where that is a terminal.</summary>
    public static ProgressLine? Start(Func<string> text) => Console.IsErrorRedirected ? null : new ProgressLine(Console.Error, text);

    /// <summary>What the line says.</summary>
    /// <param name="bytes">How much was read.</param>
    /// <param name="total">How much there is, where that is known.</param>
    /// <param name="elapsed">How long that took.</param>
    public static string Text(long bytes, long? total, TimeSpan elapsed)
    {
        var rate = Rate(bytes, elapsed);
        var left = total is { } all && rate > 0
            ? string.Create(CultureInfo.InvariantCulture, $" of {all / 1e6:0} MB, {Math.Max(0, (all - bytes) / 1e6 / rate):0} s left")
            : " MB";
        return string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0}{left}, {rate:0} MB/s");
    }

    /// <summary>Megabytes a second.</summary>
    public static double Rate(long bytes, TimeSpan elapsed) => bytes / 1e6 / Math.Max(0.001, elapsed.TotalSeconds);

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        using (var stopped = new ManualResetEvent(false))
        {
            _timer.Dispose(stopped);
            stopped.WaitOne();
        }

        _terminal.Write(Rewind);
    }
}
