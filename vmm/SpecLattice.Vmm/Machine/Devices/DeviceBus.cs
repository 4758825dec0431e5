namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>Finds the device behind a guest-physical address. All registers are bytes: a wider access is an access fault.</summary>
internal sealed class DeviceBus
{
    private readonly Uart16550?[] _uarts = new Uart16550?[UartConfiguration.MaxComPort];
    private ulong _accesses;

    public DeviceBus(MachineConfiguration configuration, InterruptLines lines)
    {
        foreach (var uart in configuration.Uarts)
        {
            _uarts[uart.ComPort - 1] = new Uart16550(lines, uart.ComPort - 1);
        }

        Pvpanic = configuration.PvpanicId is null ? null : new Pvpanic();
    }

    public Pvpanic? Pvpanic { get; }

    public ulong Accesses => Volatile.Read(ref _accesses);

    public Uart16550? FindUart(int comPort) => comPort is >= 1 and <= UartConfiguration.MaxComPort ? _uarts[comPort - 1] : null;

    public bool TryRead(ulong address, out byte value)
    {
        if (FindUart(address, out var register) is { } uart)
        {
            value = uart.Read(register);
        }
        else if (address == MemoryMap.PvpanicBase && Pvpanic is not null)
        {
            value = Pvpanic.Read();
        }
        else
        {
            value = 0;
            return false;
        }

        Interlocked.Increment(ref _accesses);
        return true;
    }

    public bool TryWrite(ulong address, byte value)
    {
        if (FindUart(address, out var register) is { } uart)
        {
            uart.Write(register, value);
        }
        else if (address == MemoryMap.PvpanicBase && Pvpanic is not null)
        {
            Pvpanic.Write(value);
        }
        else
        {
            return false;
        }

        Interlocked.Increment(ref _accesses);
        return true;
    }

    private Uart16550? FindUart(ulong address, out int register)
    {
        var offset = address - MemoryMap.UartBase;
        register = (int)(offset % MemoryMap.UartStride);
        var port = offset / MemoryMap.UartStride;
        return port < (ulong)_uarts.Length && register < Uart16550.RegisterCount ? _uarts[port] : null;
    }
}
