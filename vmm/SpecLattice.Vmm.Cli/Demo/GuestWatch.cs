using System.Globalization;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Cli.Demo;

/// <summary>Looks after the guest: whether it counts, and whether its memory is right.</summary>
internal static class GuestWatch
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>Waits until the guest has counted beyond a number.</summary>
    /// <exception cref="CommandException">It does not.</exception>
    public static async Task<ulong> WaitForCountAsync(DemoServer server, ulong beyond, CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + Timeout;
        while (true)
        {
            var guest = await server.Client.GetGuestAsync(cancellation);
            if (guest.Counter > beyond)
            {
                return guest.Counter.Value;
            }

            if (DateTime.UtcNow > deadline || guest.Fault is not null)
            {
                throw CommandException.Failed(string.Create(
                    CultureInfo.InvariantCulture,
                    $"the guest on the {server} does not count on: it is {guest.Status} at {guest.Counter}, expected more than {beyond}. {guest.Fault}"));
            }

            await Task.Delay(PollInterval, cancellation);
        }
    }

    /// <summary>Checks every page of the guest against its counter.</summary>
    /// <exception cref="CommandException">A page is wrong.</exception>
    public static async Task<GuestMemoryBody> CheckMemoryAsync(DemoServer server, CancellationToken cancellation)
    {
        var check = await server.Client.CheckGuestMemoryAsync(cancellation);
        return check.Problem is null
            ? check
            : throw CommandException.Failed($"the guest's memory is wrong on the {server}, at count {check.Counter}: {check.Problem}");
    }
}
