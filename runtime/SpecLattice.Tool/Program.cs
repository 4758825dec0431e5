using System.CommandLine;
using SpecLattice.Tool.Commands;
using SpecLattice.Tool.Output;

namespace SpecLattice.Tool;

internal static class Program
{
    private const string Description = """
        Asks a catalog of versioned specs: what its versions are, what converts to what and what would be lost, and whether what shipped is still as it was.

        Exit codes: 0 done; 1 the answer is no; 2 wrong command line, file or document, or a conversion that would lose something.
        """;

    internal static Command[] Commands() =>
    [
        ListCommand.Create(),
        DiffCommand.Create(),
        MatrixCommand.Create(),
        ConvertCommand.Create(),
        ExplainCommand.Create(),
        CheckCommand.Create(),
        FleetCommand.Create(),
        SchemaCommand.Create(),
        GraphCommand.Create(),
        NewVersionCommand.Create(),
        CompletionCommand.Create(),
        LockCommand.Create(),
        ChangelogCommand.Create(),
    ];

    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand(Description);
        foreach (var command in Commands())
        {
            root.Add(command);
        }

        root.HelpName = "spec";
        StandardOutput.Use();
        var parsed = root.Parse(args);
        if (CommandLineProblem.Find(parsed) is { } problem)
        {
            return Report(ExitCodes.BadInput, problem);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = Console.Out });
        }
        catch (OutputClosedException)
        {
            return ExitCodes.OutputClosed;
        }
        catch (OperationCanceledException)
        {
            return Report(ExitCodes.Interrupted, "interrupted");
        }
        catch (Exception error) when (error is CommandException or IOException or UnauthorizedAccessException or SpecJsonException)
        {
            return Report(ExitCodes.BadInput, error.Message);
        }
        catch (Exception error)
        {
            return Report(ExitCodes.BadInput, $"a mistake in this tool: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static int Report(int exitCode, string message)
    {
        Console.Error.WriteLine($"spec: {message}");
        return exitCode;
    }
}
