using System.Buffers.Binary;
using System.Collections.Immutable;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices.Virtio;
using static SpecLattice.Vmm.Machine.Riscv.Register;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>
/// A guest that pings the host over its socket device: it connects to the host's echo port, sends a number, waits for it to come back, and counts on. Where
/// anything else comes back, it stores the number as the failure, and stops.
/// </summary>
internal static class SocketProgram
{
    private const ulong Version1 = 1UL << 32;
    private const uint GuestPort = 1025;
    private const uint GuestBuffer = 1 << 20;
    private const int PacketBytes = SocketHeader.Bytes + 8;
    private const ulong ReceiveQueue = 0x000;
    private const ulong TransmitQueue = 0x400;
    private const ulong EventQueue = 0x800;
    private const ulong ReceivePacket = 0xC00;
    private const ulong TransmitPacket = 0xC80;
    private const long LengthOffset = 24;
    private const long OperationOffset = 30;
    private const long ForwardedOffset = 40;
    private const long DataOffset = SocketHeader.Bytes;

    private static ulong Memory => MemoryMap.RamBase + GuestLayout.Socket;

    /// <summary>What is in RAM at the start: descriptors, and the header of what the guest sends.</summary>
    public static ImmutableArray<GuestSegment> Segments(VirtioSocketConfiguration socket)
    {
        var receive = new byte[16];
        VirtioDriver.Describe(receive, 0, Memory + ReceivePacket, PacketBytes, flags: 2);
        var transmit = new byte[16];
        VirtioDriver.Describe(transmit, 0, Memory + TransmitPacket, PacketBytes, flags: 0);
        var header = new byte[PacketBytes];
        new SocketHeader(
            socket.GuestCid, TargetCid: 2, GuestPort, VirtioSocket.EchoPort, Length: 0, SocketHeader.Stream, SocketOperation.Request, Flags: 0, GuestBuffer,
            Forwarded: 0).Write(header);
        return
        [
            new GuestSegment(Memory + ReceiveQueue, [.. receive]),
            new GuestSegment(Memory + TransmitQueue, [.. transmit]),
            new GuestSegment(Memory + TransmitPacket, [.. header]),
        ];
    }

    /// <summary>Emits the program.</summary>
    public static void Emit(Assembler code, VirtioSocketConfiguration socket)
    {
        VirtioDriver.SetUp(code, socket.Path, Version1, Memory + ReceiveQueue, Memory + TransmitQueue, Memory + EventQueue);
        code.Li(S1, (long)(MemoryMap.RamBase + GuestLayout.Counter));
        code.Li(S2, (long)(Memory + TransmitPacket));
        code.Li(S3, (long)(Memory + ReceivePacket));
        code.Li(S4, 0); // s4: bytes taken from the host
        code.Li(S6, (long)(Memory + ReceiveQueue));
        EmitExchange(code, socket, "connect");
        code.Li(T1, (long)SocketOperation.Response);
        code.Bne(T0, T1, "fail");
        code.Label("next");
        code.Ld(S5, 0, S1);
        code.Addi(S5, S5, 1); // s5: n
        code.Li(T0, 8);
        code.Sw(T0, LengthOffset, S2);
        code.Li(T0, (long)SocketOperation.Data);
        code.Sh(T0, OperationOffset, S2);
        code.Sw(S4, ForwardedOffset, S2);
        code.Sw(S5, DataOffset, S2);
        code.Srli(T0, S5, 32);
        code.Sw(T0, DataOffset + 4, S2);
        EmitExchange(code, socket, "ping");
        code.Li(T1, (long)SocketOperation.Data);
        code.Bne(T0, T1, "fail");
        code.Lwu(T0, LengthOffset, S3);
        code.Li(T1, 8);
        code.Bne(T0, T1, "fail");
        code.Lwu(T0, DataOffset, S3);
        code.Lwu(T1, DataOffset + 4, S3);
        code.Slli(T1, T1, 32);
        code.Or(T0, T0, T1);
        code.Bne(T0, S5, "fail");
        code.Addi(S4, S4, 8);
        code.Sd(S5, 0, S1);
        code.J("next");
        code.Label("fail");
        code.Li(T0, (long)(MemoryMap.RamBase + GuestLayout.Failure));
        code.Addi(S5, S5, 1);
        code.Sd(S5, 0, T0);
        code.Label("stop").J("stop");
        VirtioDriver.EmitSubmit(code, "submit");
    }

    /// <summary>Offers room for a packet, sends one, and waits for the answer. Leaves its operation in t0.</summary>
    private static void EmitExchange(Assembler code, VirtioSocketConfiguration socket, string label)
    {
        // Offer the descriptor for receiving; the wait for it comes later.
        code.Lhu(T0, (long)VirtioDriver.AvailableOffset + 2, S6);
        code.Addi(T0, T0, 1);
        code.Slli(S7, T0, 48);
        code.Srli(S7, S7, 48); // s7: the used index to wait for
        code.Sh(T0, (long)VirtioDriver.AvailableOffset + 2, S6);
        code.Fence();
        code.Li(T0, (long)VirtioDriver.NotificationAddress(socket.Path, 0));
        code.Sh(Zero, 0, T0);
        code.Li(A0, (long)(Memory + TransmitQueue));
        code.Li(A1, 0);
        code.Li(A2, (long)VirtioDriver.NotificationAddress(socket.Path, 1));
        code.Li(A3, 1);
        code.Call("submit");
        code.Label($"{label}_wait");
        code.Lhu(T0, (long)VirtioDriver.UsedOffset + 2, S6);
        code.Bne(T0, S7, $"{label}_wait");
        code.Li(T0, (long)(MemoryMap.PciMemoryAddress(socket.Path) + 0x2000));
        code.Lbu(T0, 0, T0); // acknowledge the interrupt
        code.Lhu(T0, OperationOffset, S3);
    }

    /// <summary>Checks the count of pings. The machine must be paused.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Check(IMachine machine) =>
        machine.Ram.ReadUInt64(GuestLayout.Failure) is > 0 and var ping ? $"ping {ping - 1} did not come back as it went" : null;
}
