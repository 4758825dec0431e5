using System.CommandLine;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm migrate</c>: moves an instance from one server to another.</summary>
internal static class MigrateCommand
{
    private static readonly Option<Uri> From = CommonOptions.Server("--from", "The server that has the instance.");

    private static readonly Option<Uri> To = CommonOptions.MayBeServer("--to", "The server to migrate to; it must not have an instance. Not needed to cancel.");

    private static readonly Option<int> Timeout = CommonOptions.Number(
        "--timeout", "SECONDS", 1, 86400, 600, "How long to watch; the migration itself continues.");

    private static readonly Option<bool> Cancel = CommonOptions.Flag(
        "--cancel", "Cancel the migration that is under way from the server, instead of beginning one: the VM stays there. Not possible once the target was told to run it.");

    public static Command Create()
    {
        var command = new Command("migrate", "Migrate the running instance of one server to another, and report the result.") { From, To, Timeout, Cancel };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(Cancel) && result.GetResult(To) is null)
            {
                result.AddError("--to: the server to migrate to is missing");
            }
        });
        command.SetAction((parsed, cancellation) => parsed.GetValue(Cancel) ? CancelAsync(parsed, cancellation) : RunAsync(parsed, cancellation));
        return command;
    }

    private static async Task<int> CancelAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var source = new VmmClient(parsed.GetRequiredValue(From));
        try
        {
            var outgoing = (await source.GetMigrationsAsync(cancellation)).MigrationOut
                ?? throw CommandException.Failed("there is no migration to cancel: nobody has begun to fetch the instance");
            await source.CancelMigrationAsync(outgoing.Id, cancellation);
            Console.WriteLine($"migration {outgoing.Id} is cancelled: the VM stays where it is");
            return ExitCodes.Done;
        }
        catch (VmmClientException error)
        {
            throw error.ToCommandException();
        }
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
