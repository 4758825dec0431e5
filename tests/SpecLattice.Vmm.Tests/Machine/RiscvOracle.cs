using System.Buffers.Binary;
using System.Diagnostics;

namespace SpecLattice.Vmm.Tests.Machine;

/// <summary>Runs instructions on an independent implementation: QEMU's user mode emulation, which Debian has as <c>qemu-user</c>.</summary>
internal static class RiscvOracle
{
    /// <summary>The address of the memory that the instructions may use: one page. x8 points to its middle.</summary>
    public const ulong DataAddress = 0x8010_0000;

    /// <summary>The size of that memory.</summary>
    public const int DataBytes = 4096;

    private const ulong CodeAddress = 0x10_0000;
    private const ulong ResultAddress = 0x30_0000;
    private static readonly string? Program = new[] { "/usr/bin/qemu-riscv64", "/usr/local/bin/qemu-riscv64" }.FirstOrDefault(File.Exists);

    /// <summary>Whether it is there.</summary>
    public static bool IsThere => Program is not null;

    /// <summary>Runs instructions that neither jump away nor trap.</summary>
    /// <param name="words">The instructions.</param>
    /// <param name="registers">Registers x1 to x31 at the start.</param>
    /// <param name="data">The memory at the start.</param>
    /// <returns>Registers x1 to x31, and the memory, at the end.</returns>
    public static (ulong[] Registers, byte[] Data) Run(ReadOnlySpan<uint> words, ReadOnlySpan<ulong> registers, byte[] data)
    {
        var file = Path.Combine(Path.GetTempPath(), $"speclattice-{Guid.NewGuid():N}");
        File.WriteAllBytes(file, MakeElf([.. Prologue(), .. words, .. Epilogue()], registers, data));
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }

            using var process = Process.Start(new ProcessStartInfo(Program!, [file]) { RedirectStandardOutput = true })!;
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            var bytes = output.ToArray();
            Assert.Equal((31 * 8) + DataBytes, bytes.Length);
            return ([.. Enumerable.Range(0, 31).Select(i => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * 8)))], bytes[(31 * 8)..]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // lui x31, %hi(result); ld x1..x30, ...; ld x31
    private static IEnumerable<uint> Prologue() =>
        [0x0030_0FB7, .. Enumerable.Range(1, 31).Select(rd => 0x03U | ((uint)rd << 7) | (3 << 12) | (31U << 15) | ((uint)((rd - 1) * 8) << 20))];

    // x31 is saved behind x8 while it points to the results.
    private static IEnumerable<uint> Epilogue()
    {
        const uint A7 = 17, A0 = 10, A1 = 11, A2 = 12;
        yield return Store(rs2: 31, rs1: 8, offset: 2040); // the last word of the data page is the oracle's own
        yield return 0x0030_0FB7; // lui x31, result
        for (uint register = 1; register < 31; register++)
        {
            yield return Store(register, 31, (int)(register - 1) * 8);
        }

        yield return 0x03 | (5U << 7) | (3 << 12) | (8U << 15) | (2040U << 20); // ld x5, 2040(x8)
        yield return Store(5, 31, 30 * 8);
        const uint ResultPointer = 0x37 | (A1 << 7) | (uint)ResultAddress;
        const uint DataPointer = 0x13 | (A1 << 7) | (8 << 15) | (0x800U << 20); // x8 - 2048
        foreach (var (pointer, length) in new[] { (ResultPointer, 31 * 8), (DataPointer, DataBytes) })
        {
            yield return 0x13 | (A7 << 7) | (64U << 20); // write
            yield return 0x13 | (A0 << 7) | (1U << 20);
            yield return pointer;
            yield return 0x37 | (A2 << 7) | (((uint)length + 0x800) & 0xFFFF_F000);
            yield return 0x1B | (A2 << 7) | (A2 << 15) | ((uint)length << 20);
            yield return 0x0000_0073;
        }

        yield return 0x13 | (A7 << 7) | (93U << 20); // exit
        yield return 0x13 | (A0 << 7);
        yield return 0x0000_0073;
    }

    private static uint Store(uint rs2, uint rs1, int offset) =>
        0x23 | (((uint)offset & 31) << 7) | (3 << 12) | (rs1 << 15) | (rs2 << 20) | (((uint)offset >> 5) << 25);

    private static byte[] MakeElf(uint[] code, ReadOnlySpan<ulong> registers, byte[] data)
    {
        var codeBytes = code.Length * 4;
        var (dataAt, resultAt, codeAt) = (4096, 8192, 12288);
        var elf = new byte[codeAt + codeBytes];
        byte[] identity = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1];
        identity.CopyTo(elf, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(16), 2); // an executable
        BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(18), 243); // RISC-V
        BinaryPrimitives.WriteUInt32LittleEndian(elf.AsSpan(20), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(elf.AsSpan(24), CodeAddress);
        BinaryPrimitives.WriteUInt64LittleEndian(elf.AsSpan(32), 64);
        BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(52), 64);
        BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(54), 56);
        BinaryPrimitives.WriteUInt16LittleEndian(elf.AsSpan(56), 3);
        Segment(0, codeAt, CodeAddress, codeBytes, flags: 5);
        Segment(1, dataAt, DataAddress, DataBytes, flags: 6);
        Segment(2, resultAt, ResultAddress, 4096, flags: 6);
        data.CopyTo(elf, dataAt);
        for (var i = 0; i < registers.Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(elf.AsSpan(resultAt + (i * 8)), registers[i]);
        }

        for (var i = 0; i < code.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(elf.AsSpan(codeAt + (i * 4)), code[i]);
        }

        return elf;

        void Segment(int number, int offset, ulong address, int length, uint flags)
        {
            var at = elf.AsSpan(64 + (number * 56));
            BinaryPrimitives.WriteUInt32LittleEndian(at, 1);
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], flags);
            BinaryPrimitives.WriteUInt64LittleEndian(at[8..], (ulong)offset);
            BinaryPrimitives.WriteUInt64LittleEndian(at[16..], address);
            BinaryPrimitives.WriteUInt64LittleEndian(at[24..], address);
            BinaryPrimitives.WriteUInt64LittleEndian(at[32..], (ulong)length);
            BinaryPrimitives.WriteUInt64LittleEndian(at[40..], (ulong)length);
            BinaryPrimitives.WriteUInt64LittleEndian(at[48..], 4096);
        }
    }
}
