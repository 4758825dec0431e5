using System.CommandLine;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Commands;

namespace SpecLattice.Vmm.Cli;

internal static class Program
{
    private const string Description = $"""
        A virtual machine monitor that migrates running instances between old and new versions of itself and loses nothing on the way.

        {ClientAccess.Explanation}

        Exit codes: 0 done; 1 not done: a server refused, a migration failed, or the demo found something wrong; 2 wrong command line or file.
        """;

    // Longer than a server takes to call a migration off and end its connections.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(15);

    private static async Task<int> Main(string[] args)
    {
        var root = new RootCommand(Description)
        {
            ServeCommand.Create(),
            EnsureCommand.Create(),
            StateCommand.Create(),
            SerialCommand.Create(),
            SpecCommand.Create(),
            MigrateCommand.Create(),
            SaveCommand.Create(),
            RestoreCommand.Create(),
            ResolveCommand.Create(),
            DemoCommand.Create(),
        };
        root.HelpName = "vmm";

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Report(ExitCodes.BadInput, string.Join('\n', parsed.Errors.Select(error => error.Message))
                + $"\nTry `{CommandPath(parsed)} --help`.");
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TerminationTimeout,
            });
        }
        catch (CommandException error)
        {
            return Report(error.ExitCode, error.Message);
        }
        catch (OperationCanceledException)
        {
            return Report(ExitCodes.Interrupted, "interrupted");
        }
    }

    private static int Report(int exitCode, string message)
    {
        Console.Error.WriteLine($"vmm: {message}");
        return exitCode;
    }

    private static string CommandPath(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "vmm" : $"vmm {parsed.CommandResult.Command.Name}";
}
