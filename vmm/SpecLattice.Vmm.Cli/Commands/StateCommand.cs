using System.CommandLine;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm state</c>: shows an instance's state, or changes it.</summary>
internal static class StateCommand
{
    private static readonly Option<Uri> Server = CommonOptions.Server("--server", "The server.");

    private static readonly Argument<string?> Requested = new("STATE")
    {
        Description = "What to do with the instance: run, stop or reboot. If omitted, the state is only shown.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        Requested.AcceptOnlyFromAmong("run", "stop", "reboot");
        var command = new Command("state", "Show what the instance is doing and its migrations, or change it.") { Requested, Server };
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Prints the instance's state and its migrations.</summary>
    public static async Task ShowAsync(VmmClient client, CancellationToken cancellation)
    {
        var instance = await client.GetInstanceAsync(cancellation);
        var migrations = await client.GetMigrationsAsync(cancellation);
        Console.WriteLine($"instance   {instance.Properties.Name} ({instance.Properties.Id})");
        Console.WriteLine($"state      {instance.State}{(migrations.BirthVersion is { } birth ? $" (made at API version {birth})" : "")}");
        if (migrations.FailureReason is { } reason)
        {
            Console.WriteLine($"failure    {reason}");
        }

        Show("came by", migrations.MigrationIn);
        Show("left by", migrations.MigrationOut);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var client = new VmmClient(parsed.GetRequiredValue(Server));
        try
        {
            if (parsed.GetValue(Requested) is { } requested)
            {
                await client.RequestStateAsync(Enum.Parse<InstanceStateRequested>(requested, ignoreCase: true), cancellation);
            }

            await ShowAsync(client, cancellation);
            return ExitCodes.Done;
        }
        catch (VmmClientException error)
        {
            throw error.ToCommandException();
        }
    }

    private static void Show(string direction, MigrationReportEntry? migration)
    {
        if (migration is not null)
        {
            Console.WriteLine($"{direction,-10} migration {migration.Id}: {MigrationText.Summary(migration)}");
        }
    }
}
