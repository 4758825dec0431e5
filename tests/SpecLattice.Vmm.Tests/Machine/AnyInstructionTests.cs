using CsCheck;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Vmm.Tests.Machine;

/// <summary>Machines that move on at any instruction, each piece of their state in any version that can hold it.</summary>
public sealed class AnyInstructionTests
{
    private static readonly GuestKind[] Kinds = [GuestKind.Mixed, GuestKind.Disk, GuestKind.Echo, GuestKind.Timer, GuestKind.Socket];

    /// <summary>What an older version has no room for. Nothing else may ever stand in the way.</summary>
    private static readonly Dictionary<string, string[]> MayBeLost = new(StringComparer.Ordinal)
    {
        ["uart-16550"] = ["/receive_fifo", "/transmitter_empty_pending"],
        ["rtc-cmos"] = ["/alarm"],
        ["pci-virtio"] = ["/negotiated_features"],
        ["nvme-ctrl"] = ["/shadow_doorbells"],
    };

    [Fact]
    public void A_guest_goes_on_wherever_it_was_stopped_and_in_whatever_versions_it_travelled()
    {
        var travelled = new SortedSet<string>(StringComparer.Ordinal);
        var refused = new SortedSet<string>(StringComparer.Ordinal);
        Gen.Select(Gen.Int[0, Kinds.Length - 1], Gen.Select(Gen.Long[0, 4000], Gen.Byte.Array[0, 20]).List[1, 5], Gen.Int).Sample(
            (number, stretches, seed) =>
            {
                var kind = Kinds[number];
                var random = new Random(seed);
                var machine = Guests.Guest(kind);
                using var unmoved = Guests.Guest(kind);
                foreach (var (stretch, input) in stretches)
                {
                    machine.Step(stretch);
                    unmoved.Step(stretch);
                    Assert.Equal(machine.FindConsole(1)!.Send(input), unmoved.FindConsole(1)!.Send(input));
                    Assert.Null(kind.Check(machine));
                    var target = Guests.Copy(machine, Travel(machine.ExportState(), random, travelled, refused));
                    machine.Dispose();
                    machine = target;
                    Assert.Null(kind.Check(machine));
                }

                machine.Step(5000);
                unmoved.Step(5000);
                Assert.Null(kind.Check(machine));
                Assert.Equal(unmoved.ExportState(), machine.ExportState());
                Assert.Equal(Guests.RamOf(unmoved), Guests.RamOf(machine));
                machine.Dispose();
            },
            iter: 120,
            threads: 1);
        foreach (var kind in StateKinds.All.Where(kind => kind != StateKinds.BlockFile))
        {
            for (var version = 1; version <= kind.Newest; version++)
            {
                Assert.Contains($"{kind.Family} {version}", travelled);
            }
        }

        Assert.Contains("uart-16550 1 /receive_fifo", refused);
        Assert.Contains("pci-virtio 1 /negotiated_features", refused);
    }

    /// <summary>Writes and reads every piece in every version, and continues with one of those that hold it.</summary>
    private static MachineState Travel(MachineState state, Random random, SortedSet<string> travelled, SortedSet<string> refused) =>
        new(SpecList.From(state.Pieces.Select(piece =>
        {
            var kind = StateKinds.All.Single(kind => kind.Family == piece.Kind);
            var arrived = new List<object>();
            for (var version = 1; version <= kind.Newest; version++)
            {
                if (kind.Write(piece.Value, version).TryTake(out var json, out var losses))
                {
                    Assert.True(kind.Read(json, out _).TryGetValue(out var read, out _));
                    Assert.Equal(piece.Value, read);
                    arrived.Add(read);
                    travelled.Add($"{kind.Family} {version}");
                    continue;
                }

                Assert.NotEmpty(losses);
                foreach (var loss in losses!)
                {
                    Assert.Contains(loss.Pointer, MayBeLost[kind.Family]);
                    refused.Add($"{kind.Family} {version} {loss.Pointer}");
                }
            }

            return piece with { Value = arrived[random.Next(arrived.Count)] };
        })));
}
