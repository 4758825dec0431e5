using System.CommandLine;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm spec</c>: prints an instance's spec.</summary>
internal static class SpecCommand
{
    private static readonly Option<Uri> Server = CommonOptions.Server("--server", "The server.");

    private static readonly Option<int?> ApiVersion = CommonOptions.ApiVersion(
        $"The API version to read the spec at, {VmmHostOptions.NewestApi} by default. One that cannot hold the spec is refused, and what it would lose is listed.");

    public static Command Create()
    {
        var command = new Command("spec", "Print the instance's spec, with its version, as `vmm ensure` reads it.") { Server, ApiVersion };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var client = new VmmClient(parsed.GetRequiredValue(Server));
        try
        {
            var spec = await client.GetSpecAsync(parsed.GetValue(ApiVersion) ?? VmmHostOptions.NewestApi, cancellation)
                ?? throw CommandException.Failed("the instance waits for its migration: its spec is not known yet");
            Console.WriteLine(SpecJson.Serialize(spec, SpecJsonOptions.Indented));
            return ExitCodes.Done;
        }
        catch (VmmClientException error)
        {
            throw error.ToCommandException();
        }
    }
}
