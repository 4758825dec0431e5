using System.CommandLine;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm migrate</c>: moves an instance from one server to another.</summary>
internal static class MigrateCommand
{
    private static readonly Option<Uri> From = CommonOptions.Server("--from", "The server that has the instance.");

    private static readonly Option<Uri> To = CommonOptions.Server("--to", "The server to migrate to; it must not have an instance.");

    private static readonly Option<int> Timeout = CommonOptions.Number(
        "--timeout", "SECONDS", 1, 86400, 600, "How long to watch; the migration itself continues.");

    public static Command Create()
    {
        var command = new Command("migrate", "Migrate the running instance of one server to another, and report the result.") { From, To, Timeout };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var source = new VmmClient(parsed.GetRequiredValue(From));
        using var target = new VmmClient(parsed.GetRequiredValue(To));
        using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        watching.CancelAfter(TimeSpan.FromSeconds(parsed.GetValue(Timeout)));
        var id = Guid.NewGuid();
        Console.WriteLine($"migration {id}");
        try
        {
            var phase = (MigrationState?)null;
            var run = await MigrationRun.FollowAsync(source, target, id, Observe, watching.Token);
            if (!run.Succeeded)
            {
                throw CommandException.Failed(run.Error is { } error ? $"the migration failed: {MigrationText.Describe(error)}" : "the migration failed");
            }

            Console.WriteLine(MigrationText.Summary(run.Source ?? run.Target));
            Console.WriteLine($"spec version: {run.Source?.SpecVersionReason ?? run.Target.SpecVersionReason}");
            return ExitCodes.Done;

            void Observe(MigrationRun seen)
            {
                if (seen.Target.State != phase)
                {
                    phase = seen.Target.State;
                    Console.WriteLine($"  {phase}");
                }
            }
        }
        catch (VmmClientException error)
        {
            throw error.ToCommandException();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw CommandException.Failed("the migration has not ended in time; ask the servers with `vmm state`");
        }
    }
}
