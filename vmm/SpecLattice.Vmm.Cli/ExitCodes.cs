namespace SpecLattice.Vmm.Cli;

/// <summary>What the executable returns.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The request was understood but could not be met: a server refused it, a migration failed, the demo found something wrong.</summary>
    public const int Failed = 1;

    /// <summary>The command line or a file is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>Ended from outside, as shells have it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}

/// <summary>Ends a command with a message for the user.</summary>
internal sealed class CommandException(int exitCode, string message, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode { get; } = exitCode;

    public static CommandException BadInput(string message, Exception? inner = null) => new(ExitCodes.BadInput, message, inner);

    public static CommandException Failed(string message, Exception? inner = null) => new(ExitCodes.Failed, message, inner);
}
