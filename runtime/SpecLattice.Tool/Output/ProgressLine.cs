using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SpecLattice.Tool.Output;

/// <summary>A line on a terminal that shows how far something is: how much was read, how fast, and how long the rest will take.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const int StandardError = 2;
    private const string Rewind = "\r\u001b[K";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly Stream _terminal;
    private readonly Func<string> _text;
    private readonly Timer _timer;
    private int _isWriting;

    private ProgressLine(Stream terminal, Func<string> text)
    {
        (_terminal, _text) = (terminal, text);
        _timer = new Timer(_ => Show(), null, Interval, Interval);
    }

    /// <summary>Begins to show a text on the standard error, where that is a terminal.</summary>
    public static ProgressLine? Start(Func<string> text) => Console.IsErrorRedirected ? null : new ProgressLine(OpenTerminal(), text);

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

        Write(Rewind);
        _terminal.Dispose();
    }

    // A terminal that is stopped must not gather waiting threads.
    private void Show()
    {
        if (Interlocked.Exchange(ref _isWriting, 1) == 0)
        {
            Write(Rewind + _text());
            Volatile.Write(ref _isWriting, 0);
        }
    }

    private void Write(string text) => _terminal.Write(Encoding.ASCII.GetBytes(text));

    // On Unix, Console lets nobody write anywhere while somebody waits to write, and who reads the standard output may take his time.
    private static Stream OpenTerminal() => OperatingSystem.IsWindows()
        ? Console.OpenStandardError()
        : new FileStream(new SafeFileHandle(StandardError, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}
