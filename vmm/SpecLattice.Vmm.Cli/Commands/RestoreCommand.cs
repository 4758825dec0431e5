using System.CommandLine;
using System.Net;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Transport;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm restore</c>: moves an instance from a file to a server.</summary>
internal static class RestoreCommand
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private static readonly Argument<string> FilePath = new("FILE") { Description = "The file. It is gone when the server runs the instance." };

    private static readonly Option<Uri> To = CommonOptions.Server("--to", "The server to restore to; it must not have an instance.");

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "An address of this host at which the server reaches it.",
        HelpName = "IP",
        DefaultValueFactory = _ => "127.0.0.1",
    };

    public static Command Create()
    {
        var command = new Command("restore", "Move an instance from a file that `vmm save` has made to a server, which runs it. A file that is damaged is refused before anything is done.") { FilePath, To, Listen };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(FilePath);
        var address = IPAddress.TryParse(parsed.GetRequiredValue(Listen), out var ip) ? ip : throw CommandException.BadInput("--listen: expected an IP address");
        using var target = new VmmClient(parsed.GetRequiredValue(To));
        var own = ClientAccess.Current.OwnFor(target.Server);
        try
        {
            var vm = SavedVm.Read(path);

            // Nobody else restores it meanwhile.
            var claimed = path + ".restoring";
            File.Move(path, claimed);
            var restorer = await RestoreAsync(vm, target, address, own, cancellation);
            File.Move(claimed, restorer.IsDone ? path + ".restored" : path, overwrite: restorer.IsDone);
            if (!restorer.IsDone)
            {
                throw CommandException.Failed($"the instance was not restored, and stays in the file: {restorer.Problem}");
            }

            File.Delete(path + ".restored");
            Console.WriteLine($"restored {vm.Properties.Name} ({vm.Properties.Id})");
            return ExitCodes.Done;
        }
        catch (InvalidDataException error)
        {
            throw CommandException.BadInput(error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"{path}: {error.Message}", error);
        }
    }

    private static async Task<(bool IsDone, string? Problem)> RestoreAsync(SavedVm vm, VmmClient target, IPAddress address, TlsIdentity? own, CancellationToken cancellation)
    {
        await using var offer = RestoreListener.Start(vm, address, own, cancellation);
        try
        {
            var migration = new InitializeFromMigration { MigrationId = offer.Id, SrcAddr = offer.Address, ReplaceComponents = SpecMap<SpecKey, ReplacementComponent>.Empty };
            await target.EnsureByMigrationAsync(vm.Properties, migration, cancellation);
            while (true)
            {
                var report = (await target.GetMigrationsAsync(cancellation)).MigrationIn;
                if (report?.State == MigrationState.Finish)
                {
                    return (true, null);
                }

                if (report is { State: MigrationState.Error, Error: { } error })
                {
                    return (false, MigrationText.Describe(error));
                }

                await Task.Delay(PollInterval, cancellation);
            }
        }
        catch (Exception error) when (error is VmmClientException or OperationCanceledException && !offer.IsHandedOver)
        {
            return (false, error.Message);
        }
        catch (VmmClientException error)
        {
            throw CommandException.Failed($"the server was told to run the instance, and cannot be asked whether it does ({error.Message}): until that is known, the file is called FILE.restoring", error);
        }
    }
}
