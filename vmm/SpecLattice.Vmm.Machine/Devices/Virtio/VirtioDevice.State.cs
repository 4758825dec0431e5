using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;
using V2 = SpecLattice.Vmm.Machine.State.V2;

namespace SpecLattice.Vmm.Machine.Devices.Virtio;

/// <content>The state.</content>
internal abstract partial class VirtioDevice
{
    private const byte AllStatusBits = 0xCF;

    public override IEnumerable<StateSlot> Slots => [StateKinds.PciVirtio.Slot(Id, ExportVirtio, CheckVirtio, ImportVirtio), .. base.Slots];

    public override void Rebuild()
    {
        Interrupt(_interruptStatus != 0);
        base.Rebuild();
    }

    private V2.PciVirtioState ExportVirtio()
    {
        lock (Gate)
        {
            return new V2.PciVirtioState
            {
                DeviceStatus = _status,
                DeviceFeatureSelect = _deviceFeatureSelect,
                DriverFeatureSelect = _driverFeatureSelect,
                NegotiatedFeatures = NegotiatedFeatures,
                QueueSelect = _queueSelect,
                InterruptStatus = _interruptStatus,
                Queues = new V2.VirtioQueuesState { Peak = (ushort)Queues.Length, Queues = SpecList.From(Queues.Select(queue => queue.Export())) },
            };
        }
    }

    private void CheckVirtio(V2.PciVirtioState state, string place)
    {
        Require((state.DeviceStatus & ~AllStatusBits) == 0, $"{place}/device_status", "has bits that the register does not have");
        Require((state.NegotiatedFeatures & ~_features) == 0, $"{place}/negotiated_features", $"has features 0x{state.NegotiatedFeatures & ~_features:x} that the device does not have");
        Require((state.InterruptStatus & ~(QueueInterrupt | ConfigurationInterrupt)) == 0, $"{place}/interrupt_status", "has bits that the register does not have");
        Require(state.Queues.Peak == Queues.Length, $"{place}/queues/peak", $"{state.Queues.Peak}, expected {Queues.Length}");
        Require(state.Queues.Queues.Count == Queues.Length, $"{place}/queues/queues", $"{state.Queues.Queues.Count} of them, expected {Queues.Length}");
        for (var i = 0; i < Queues.Length; i++)
        {
            CheckQueue(Queues[i], state.Queues.Queues[i], $"{place}/queues/queues/{i}");
        }
    }

    private static void CheckQueue(VirtQueue queue, VirtioQueueState state, string place)
    {
        Require(queue.CanHaveSize(state.Size), $"{place}/size", "is not a power of two, or is too large");
        Require(state.DescriptorTable % 16 == 0, $"{place}/descriptor_table", "is not a multiple of 16");
        Require(state.AvailableRing % 2 == 0, $"{place}/available_ring", "is not a multiple of 2");
        Require(state.UsedRing % 4 == 0, $"{place}/used_ring", "is not a multiple of 4");
    }

    /// <summary>Refuses a state for what one of its members says.</summary>
    protected static void Require(bool holds, string place, string problem)
    {
        if (!holds)
        {
            throw new MachineStateException(place, problem);
        }
    }

    private void ImportVirtio(V2.PciVirtioState state)
    {
        lock (Gate)
        {
            _status = state.DeviceStatus;
            (_deviceFeatureSelect, _driverFeatureSelect) = (state.DeviceFeatureSelect, state.DriverFeatureSelect);
            NegotiatedFeatures = state.NegotiatedFeatures;
            (_queueSelect, _interruptStatus) = (state.QueueSelect, state.InterruptStatus);
            for (var i = 0; i < Queues.Length; i++)
            {
                Queues[i].Import(state.Queues.Queues[i]);
            }
        }
    }
}
