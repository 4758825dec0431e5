using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Machine.Devices.Pci;

/// <summary>The PCI buses: finds a function by its configuration address, and its registers by where the guest has put them.</summary>
internal sealed class PciBus(InterruptLines lines, bool extended)
{
    private readonly Dictionary<int, PciFunction> _functions = [];
    private volatile Dictionary<ulong, PciFunction> _windows = [];

    /// <summary>The interrupt lines.</summary>
    public InterruptLines Lines { get; } = lines;

    /// <summary>The configuration space of all functions.</summary>
    public IRegisterDevice Configuration => field ??= new ConfigurationAccess(this, extended ? 4096 : PciConfigurationSpace.Bytes);

    /// <summary>The registers of all functions.</summary>
    public IRegisterDevice Memory => field ??= new MemoryAccess(this);

    /// <summary>Attaches a function.</summary>
    /// <returns>Its interrupt line.</returns>
    public int Attach(PciFunction function)
    {
        _functions.Add(MemoryMap.Number(function.Path), function);
        return MemoryMap.FirstPciInterrupt + _functions.Count - 1;
    }

    /// <summary>Recomputes where the functions' registers are. Where two are at one place, the first by its path answers.</summary>
    public void Remap()
    {
        lock (_functions)
        {
            var windows = new Dictionary<ulong, PciFunction>();
            foreach (var (_, function) in _functions.OrderBy(pair => pair.Key))
            {
                if (function.WindowAddress is { } address)
                {
                    windows.TryAdd(address / MemoryMap.PciWindowBytes, function);
                }
            }

            _windows = windows;
        }
    }

    private sealed class ConfigurationAccess(PciBus bus, int visible) : IRegisterDevice
    {
        public ulong RegisterBytes => 1UL << 28;

        public bool TryRead(ulong offset, int size, out ulong value)
        {
            var at = (int)(offset & 0xFFF);
            value = bus._functions.TryGetValue((int)(offset >> 12), out var function) && at < visible
                ? at < PciConfigurationSpace.Bytes ? function.ReadConfiguration(at, size) : 0
                : ulong.MaxValue >> (64 - (8 * size)); // nobody answers
            return true;
        }

        public bool TryWrite(ulong offset, int size, ulong value)
        {
            var at = (int)(offset & 0xFFF);
            if (bus._functions.TryGetValue((int)(offset >> 12), out var function) && at < PciConfigurationSpace.Bytes)
            {
                function.WriteConfiguration(at, size, value);
            }

            return true;
        }
    }

    private sealed class MemoryAccess(PciBus bus) : IRegisterDevice
    {
        public ulong RegisterBytes => MemoryMap.RamBase - MemoryMap.PciMemoryBase;

        public bool TryRead(ulong offset, int size, out ulong value)
        {
            value = 0;
            return Find(ref offset) is { } window && window.TryRead(offset, size, out value);
        }

        public bool TryWrite(ulong offset, int size, ulong value) => Find(ref offset) is { } window && window.TryWrite(offset, size, value);

        private IRegisterDevice? Find(ref ulong offset)
        {
            var address = MemoryMap.PciMemoryBase + offset;
            offset = address % MemoryMap.PciWindowBytes;
            return bus._windows.GetValueOrDefault(address / MemoryMap.PciWindowBytes)?.Window;
        }
    }
}
