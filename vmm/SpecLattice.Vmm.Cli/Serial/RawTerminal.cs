using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SpecLattice.Vmm.Cli.Serial;

/// <summary>
/// The terminal, passing on every key at once and showing nothing by itself; as it was before when disposed of. Input and output that are no terminal are used
/// as they are.
/// </summary>
internal sealed partial class RawTerminal : IDisposable
{
    private const int StandardInput = 0;

    /// <summary>More than a <c>termios</c> has on any system; what is in it is not looked at here.</summary>
    private const int TermiosBytes = 256;

    private readonly byte[]? _before;

    private RawTerminal(byte[]? before)
    {
        _before = before;

        // The console's own stream would hold keys back until a line is complete.
        Input = before is null ? Console.OpenStandardInput() : new FileStream(new SafeFileHandle(StandardInput, ownsHandle: false), FileAccess.Read, bufferSize: 0);
    }

    /// <summary>What is typed.</summary>
    public Stream Input { get; }

    /// <summary>What is shown.</summary>
    public Stream Output { get; } = Console.OpenStandardOutput();

    /// <summary>Makes the terminal raw.</summary>
    /// <exception cref="CommandException">That is not possible.</exception>
    public static RawTerminal Open()
    {
        if (Console.IsInputRedirected)
        {
            return new RawTerminal(null);
        }

        if (OperatingSystem.IsWindows())
        {
            throw CommandException.Failed("this command can use terminals of POSIX systems only; on Windows give it a pipe for input");
        }

        var (before, raw) = (new byte[TermiosBytes], new byte[TermiosBytes]);
        if (GetAttributes(StandardInput, before) != 0 || GetAttributes(StandardInput, raw) != 0)
        {
            throw Failure();
        }

        MakeRaw(raw);
        return SetAttributes(StandardInput, 0, raw) == 0 ? new RawTerminal(before) : throw Failure();
    }

    public void Dispose()
    {
        if (_before is not null)
        {
            _ = SetAttributes(StandardInput, 0, _before);
        }
    }

    private static CommandException Failure() => CommandException.Failed($"the terminal cannot be set up: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static partial int GetAttributes(int descriptor, [In, Out] byte[] termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static partial int SetAttributes(int descriptor, int when, [In] byte[] termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw([In, Out] byte[] termios);
}
