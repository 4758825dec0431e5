using System.CommandLine;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Demo;
using SpecLattice.Vmm.Instances;
using V2 = SpecLattice.Vmm.Api.V2;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm demo</c>: shows live migration between versions, and checks every claim it makes.</summary>
internal static class DemoCommand
{
    private static readonly Option<string?> SpecPath = new("--spec")
    {
        Description = $"An instance spec to use instead of the built-in one; version 2 must be able to hold it. {SpecFile.VersionHelp}.",
        HelpName = "FILE",
    };

    private static readonly Option<int?> ApiVersion = CommonOptions.ApiVersion($"The API version of a --spec file that does not name its version: {VmmHostOptions.NewestApi} by default.");

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public static Command Create()
    {
        var command = new Command(
            "demo",
            "Start old and new servers, migrate a running instance between them, check every page of its memory, and show a migration refused that would lose something.")
        {
            SpecPath, ApiVersion,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var spec = parsed.GetValue(SpecPath) is { } path ? ReadSpec(path, parsed.GetValue(ApiVersion)) : DemoSpecs.Typical;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);
        var output = DemoConsole.Create();
        await using var fleet = new DemoFleet();
        try
        {
            await new DemoScript(output, fleet, spec, limited.Token).RunAsync();
        }
        catch (VmmClientException error)
        {
            throw error.ToCommandException();
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw CommandException.Failed($"the demo did not end within {Limit.TotalMinutes} minutes", error);
        }

        output.Head("All of it held: nothing was lost, and what could not be moved without loss was not moved.");
        return ExitCodes.Done;
    }

    private static V2.InstanceSpec ReadSpec(string path, int? apiVersion)
    {
        var json = SpecFile.ReadBytes(path);
        var enveloped = SpecFile.HasMember(json, "version");
        var spec = SpecFile.Convert(path, SpecFile.Parse(path, json, enveloped ? null : apiVersion), apiVersion: 2);
        return (V2.InstanceSpec)spec;
    }
}
