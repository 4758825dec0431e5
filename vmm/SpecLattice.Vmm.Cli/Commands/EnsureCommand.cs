using System.CommandLine;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm ensure</c>: makes an instance.</summary>
internal static class EnsureCommand
{
    private static readonly Option<Uri> Server = CommonOptions.Server("--server", "The server.");

    private static readonly Argument<string> FilePath = new("FILE")
    {
        Description = $"The instance spec, in JSON. {SpecFile.VersionHelp}; or a whole request, {{\"properties\":{{...}},\"init\":{{...}}}}, which is sent as it is.",
    };

    private static readonly Option<int?> ApiVersion = CommonOptions.ApiVersion(
        $"The API version of the request: by default that of the file's envelope, else {VmmHostOptions.NewestApi}. An enveloped spec of another version is converted.");

    private static readonly Option<string> Name = new("--name") { Description = "The instance's name.", HelpName = "NAME", DefaultValueFactory = _ => "instance" };

    private static readonly Option<Guid?> Id = new("--id") { Description = "The instance's id; by default a new one.", HelpName = "UUID" };

    public static Command Create()
    {
        var command = new Command("ensure", "Make an instance from a spec. It does not run yet: see `vmm state`.") { FilePath, Server, ApiVersion, Name, Id };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(FilePath);
        var json = SpecFile.ReadBytes(path);
        using var client = new VmmClient(parsed.GetRequiredValue(Server));
        try
        {
            if (SpecFile.HasMember(json, "init"))
            {
                await client.EnsureAsync(parsed.GetValue(ApiVersion) ?? VmmHostOptions.NewestApi, json, cancellation);
            }
            else
            {
                var spec = SpecFile.Parse(path, json, parsed.GetValue(ApiVersion));
                await client.EnsureAsync(MakeProperties(parsed.GetValue(Id) ?? Guid.NewGuid(), parsed.GetRequiredValue(Name)), spec, cancellation);
            }

            await StateCommand.ShowAsync(client, cancellation);
            return ExitCodes.Done;
        }
        catch (VmmClientException error)
        {
            throw error.ToCommandException();
        }
    }

    /// <summary>Properties of an instance that belongs to nobody in particular.</summary>
    public static InstanceProperties MakeProperties(Guid id, string name) => new()
    {
        Id = id,
        Name = name,
        Description = "",
        Metadata = new InstanceMetadata
        {
            SiloId = Guid.Empty,
            ProjectId = Guid.Empty,
            SledId = Guid.Empty,
            SledSerial = "",
            SledRevision = 0,
            SledModel = "",
        },
    };
}
