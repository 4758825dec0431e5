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

    private static readonly Option<bool> DryRun = CommonOptions.Flag(
        "--dry-run", "Only find out whether the instance could be migrated, and what stands in the way: versions of the spec and of device state, files, addresses, certificates. The guest runs on.");

    public static Command Create()
    {
        var command = new Command("migrate", "Migrate the running instance of one server to another, and report the result.") { From, To, Timeout, Cancel, DryRun };
        command.Validators.Add(result =>
        {
            if (!result.GetValue(Cancel) && result.GetResult(To) is null)
            {
                result.AddError("--to: the server to migrate to is missing");
            }
        });
        command.SetAction((parsed, cancellation) => parsed.GetValue(Cancel) ? CancelAsync(parsed, cancellation) : parsed.GetValue(DryRun) ? TryAsync(parsed, cancellation) : RunAsync(parsed, cancellation));
        return command;
    }

    private static async Task<int> TryAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var source = new VmmClient(parsed.GetRequiredValue(From));
        using var target = new VmmClient(parsed.GetRequiredValue(To));
        try
        {
            var migration = MigrationRun.Request(source, await source.PrepareMigrationAsync(target.Server, cancellation));
            var check = await target.CheckMigrationAsync(migration, cancellation);
            if (check.Error is { } error)
            {
                throw CommandException.Failed($"the instance cannot be migrated: {MigrationText.Describe(error)}");
            }

            Console.WriteLine($"the instance can be migrated: spec version {check.SpecVersion}, {check.Protocol}");
            foreach (var (kind, version) in check.PayloadVersions)
            {
                Console.WriteLine($"  {kind} {version}");
            }

            return ExitCodes.Done;
        }
        catch (VmmClientException error)
        {
            throw error.ToCommandException();
        }
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
        try
        {
            var id = await source.PrepareMigrationAsync(target.Server, watching.Token);
            Console.WriteLine($"migration {id}");
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
