using System.CommandLine;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm save</c>: moves an instance from a server into a file.</summary>
internal static class SaveCommand
{
    private static readonly Argument<string> FilePath = new("FILE") { Description = "The file; it must not exist." };

    private static readonly Option<Uri> From = CommonOptions.Server("--from", "The server that has the instance.");

    public static Command Create()
    {
        var command = new Command("save", "Move the running instance of a server into a file, each part in the oldest version that can hold it. The server drops it; disks in files stay where they are.") { FilePath, From };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(FilePath);
        if (File.Exists(path))
        {
            throw CommandException.BadInput($"{path}: the file exists already");
        }

        using var source = new VmmClient(parsed.GetRequiredValue(From));
        try
        {
            var instance = await source.GetInstanceAsync(cancellation);
            var id = await source.PrepareMigrationAsync(source.Server, cancellation);
            var settings = new MigrationSettings { ApiMax = VmmHostOptions.NewestApi, Peers = ClientAccess.Current.Peers };
            await new VmSaver(SocketAddress.Parse(source.Server.Authority), id, settings).SaveAsync(instance.Properties, path, cancellation);
            Console.WriteLine($"saved {instance.Properties.Name} ({instance.Properties.Id}) in {path}");
            return ExitCodes.Done;
        }
        catch (VmmClientException error)
        {
            throw error.ToCommandException();
        }
        catch (Exception error) when (error is MigrationException or IOException or UnauthorizedAccessException)
        {
            throw CommandException.Failed($"the instance was not saved: {error.Message}", error);
        }
    }
}
