namespace SpecLattice.Tool;

/// <summary>What the tool returns.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The question was answered, and the answer is no: a document is not accepted, a lock is not up to date.</summary>
    public const int No = 1;

    /// <summary>The command line, a file or a document is wrong, or a conversion would lose something.</summary>
    public const int BadInput = 2;

    /// <summary>Nobody reads the output any longer, as shells have it: 128 + SIGPIPE.</summary>
    public const int OutputClosed = 141;

    /// <summary>Ended from outside, as shells have it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}

/// <summary>Ends a command with a message for the user.</summary>
internal sealed class CommandException(string message, Exception? inner = null) : Exception(message, inner);
