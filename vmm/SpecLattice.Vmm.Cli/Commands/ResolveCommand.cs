using System.CommandLine;
using SpecLattice.Vmm.Cli.Client;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm resolve</c>: an operator decides what became of a migration whose end nobody knows.</summary>
internal static class ResolveCommand
{
    private static readonly Option<Uri> Server = CommonOptions.Server("--server", "The source of the migration.");

    private static readonly Argument<string> Target = new("TARGET")
    {
        Description = "`runs`: the target runs the VM, so it is released here. `lost`: it is certain that the target does not run it and never will, so it keeps running here.",
    };

    public static Command Create()
    {
        Target.AcceptOnlyFromAmong("runs", "lost");
        var command = new Command("resolve", "Settle a migration whose target never confirmed that it runs the VM. Until then the VM stays paused at the source.")
        {
            Target, Server,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var client = new VmmClient(parsed.GetRequiredValue(Server));
        try
        {
            await client.ResolveHandoverAsync(parsed.GetRequiredValue(Target) == "runs", cancellation);
            await StateCommand.ShowAsync(client, cancellation);
            return ExitCodes.Done;
        }
        catch (VmmClientException error)
        {
            throw error.ToCommandException();
        }
    }
}
