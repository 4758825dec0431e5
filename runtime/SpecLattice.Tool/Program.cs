using System.CommandLine;
using SpecLattice.Tool.Commands;

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
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Report(ExitCodes.BadInput, string.Join('\n', parsed.Errors.Select(error => error.Message)) + $"\nTry `{PathOf(parsed)} --help`.");
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CommandException error)
        {
            return Report(ExitCodes.BadInput, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Report(ExitCodes.BadInput, error.Message);
        }
        catch (OperationCanceledException)
        {
            return Report(ExitCodes.Interrupted, "interrupted");
        }
    }

    private static int Report(int exitCode, string message)
    {
        Console.Error.WriteLine($"spec: {message}");
        return exitCode;
    }

    private static string PathOf(ParseResult parsed)
    {
        var names = new List<string>();
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as System.CommandLine.Parsing.CommandResult)
        {
            names.Insert(0, result.Command is RootCommand ? "spec" : result.Command.Name);
        }

        return string.Join(' ', names);
    }
}
