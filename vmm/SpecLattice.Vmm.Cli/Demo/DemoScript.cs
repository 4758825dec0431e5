using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Commands;
using SpecLattice.Vmm.Model;
using SpecLattice.Vmm.Server.Bodies;
using V2 = SpecLattice.Vmm.Api.V2;
using V6 = SpecLattice.Vmm.Api.V6;

namespace SpecLattice.Vmm.Cli.Demo;

/// <summary>
/// The demo: an instance goes from an old server to a new one and back, and then one that the old server cannot express stays where it is. Every step
/// checks what it claims, and throws <see cref="CommandException"/> where that does not hold.
/// </summary>
internal sealed class DemoScript(DemoConsole output, DemoFleet fleet, V2.InstanceSpec spec, CancellationToken cancellation)
{
    private const int OldApi = 2;
    private const int NewApi = 6;

    private readonly List<Hop> _hops = [];

    public async Task RunAsync()
    {
        output.Head("An instance moves between an old and a new server");
        var oldServer = await StartServerAsync("old", OldApi);
        var newServer = await StartServerAsync("new", NewApi);
        await MakeInstanceAsync(oldServer, spec, "an instance at API version 2");
        await MoveAsync("old -> new", oldServer, newServer);

        output.Say("    A server has one instance in its life, so the way back needs a third server.");
        var thirdServer = await StartServerAsync("second old", OldApi);
        await MoveAsync("new -> old", newServer, thirdServer);
        await fleet.EndAsync(oldServer);
        await fleet.EndAsync(newServer);
        await fleet.EndAsync(thirdServer);

        output.Head("An instance that the old server cannot express");
        await RefuseAsync();
        output.Show(Hop.Heads, _hops.Select(hop => hop.Cells), Hop.WhyColumn);
        output.Say("After each hop every page of the guest's memory was checked, at the count shown.");
    }

    private Task<DemoServer> StartServerAsync(string label, int apiMax) => output.StepAsync(
        $"start the {label} server",
        _ => fleet.StartAsync(label, apiMax, cancellation),
        server => $"process {server.Process.Id} listens on {server.Process.Address.Authority}, API versions 1 to {server.ApiMax}");

    /// <summary>Makes an instance, lets it run, and sees it count.</summary>
    private Task<GuestMemoryBody> MakeInstanceAsync(DemoServer server, AnyInstanceSpec instanceSpec, string description) => output.StepAsync(
        $"make and run {description} on the {server.Label} server",
        async _ =>
        {
            await server.Client.EnsureAsync(EnsureCommand.MakeProperties(Guid.NewGuid(), "demo"), instanceSpec, cancellation);
            await server.Client.RequestStateAsync(InstanceStateRequested.Run, cancellation);
            await GuestWatch.WaitForCountAsync(server, DemoFleet.GuestPages, cancellation);
            return await GuestWatch.CheckMemoryAsync(server, cancellation);
        },
        check => $"it counts; its memory is right at count {check.Counter}");

    /// <summary>Migrates the running instance, and checks that nothing was lost on the way.</summary>
    private async Task MoveAsync(string name, DemoServer source, DemoServer target)
    {
        var hop = await output.StepAsync(
            $"migrate {name}",
            async say =>
            {
                var before = await source.Client.GetSpecAsync(OldApi, cancellation);
                var counted = (await source.Client.GetGuestAsync(cancellation)).Counter ?? 0;
                var run = await FollowAsync(source, target, say);
                if (!run.Succeeded)
                {
                    throw CommandException.Failed($"{name}: {(run.Error is { } error ? MigrationText.Describe(error) : "the migration failed")}");
                }

                var memory = await GuestWatch.CheckMemoryAsync(target, cancellation);
                Demand(memory.Counter >= counted, $"{name}: the guest was set back from {counted} to {memory.Counter}");
                await GuestWatch.WaitForCountAsync(target, memory.Counter, cancellation);
                memory = await GuestWatch.CheckMemoryAsync(target, cancellation);
                Demand(await source.Client.GetInstanceAsync(cancellation) is { State: not InstanceState.Running }, $"{name}: the source claims to run it still");
                Demand(before is not null && before.Equals(await target.Client.GetSpecAsync(OldApi, cancellation)), $"{name}: the spec has changed");
                return new Hop(name, run, memory);
            },
            hop => $"{MigrationText.Summary(hop.Run.Source ?? hop.Run.Target)}\nspec unchanged, all {hop.Memory.PagesChecked} pages right at count {hop.Memory.Counter}, still counting");
        _hops.Add(hop);
    }

    /// <summary>Shows that a migration that would lose something is refused before the guest notices.</summary>
    private async Task RefuseAsync()
    {
        var (newSpec, socket, disk) = DemoSpecs.AddNewDevices(spec.ToV6());
        var source = await StartServerAsync("second new", NewApi);
        var target = await StartServerAsync("third old", OldApi);
        await MakeInstanceAsync(source, newSpec, $"the same with `{socket}` (a vsock) and `{disk}` (an NVMe disk without write cache)");
        var hop = await output.StepAsync(
            "migrate new -> old",
            async say =>
            {
                var run = await FollowAsync(source, target, say);
                CheckRefusal(run, [ModelError.PointerTo(socket), ModelError.PointerTo(disk) + "/component/has_write_cache"]);
                var instance = await source.Client.GetInstanceAsync(cancellation);
                Demand(instance.State == InstanceState.Running, $"after the refusal the instance is {instance.State}, not Running");
                var counted = (await source.Client.GetGuestAsync(cancellation)).Counter ?? 0;
                await GuestWatch.WaitForCountAsync(source, counted, cancellation);
                return new Hop("new -> old", run, await GuestWatch.CheckMemoryAsync(source, cancellation));
            },
            hop => $"refused, as it must be, and before the guest was paused:\n{Losses(hop.Run.Error)}\nthe guest counts on where it was: all {hop.Memory.PagesChecked} pages right at count {hop.Memory.Counter}");
        _hops.Add(hop);
    }

    private Task<MigrationRun> FollowAsync(DemoServer source, DemoServer target, Action<string> say) => MigrationRun.FollowAsync(
        source.Client, target.Client, Guid.NewGuid(),
        seen => say($"{(seen.Source ?? seen.Target).State}, {MigrationText.Bytes((seen.Source ?? seen.Target).Bytes)}"),
        cancellation);

    private static void CheckRefusal(MigrationRun run, string[] pointers)
    {
        Demand(!run.Succeeded, "the old server took an instance that it cannot express");
        Demand(run.Error?.Code == "SpecNotRepresentable", $"the migration failed for another reason: {(run.Error is { } error ? MigrationText.Describe(error) : "none given")}");
        var lost = run.Error?.Losses?.Select(loss => loss.Pointer).ToHashSet() ?? [];
        foreach (var pointer in pointers)
        {
            Demand(lost.Contains(pointer), $"the refusal does not name {pointer}; it names {string.Join(", ", lost)}");
        }

        Demand(run.Source is not null && !run.Source.History.Contains(MigrationState.Pause), "the guest was paused before the migration was refused");
    }

    private static string Losses(MigrationErrorEntry? error) => string.Join('\n', error?.Losses?.Select(loss => $"  {loss}") ?? []);

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw CommandException.Failed(otherwise);
        }
    }
}
