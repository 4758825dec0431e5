using System.Buffers.Binary;
using System.Globalization;

namespace SpecLattice.Vmm.Benchmarks.Migration;

/// <summary>A program for QEMU's PC that does to its memory what the counting guest does: it writes a number to each page in turn.</summary>
internal static class QemuGuest
{
    private const uint LoadAddress = 0x10_0000;
    private const uint FirstPage = 0x20_0000;
    private const uint HeaderBytes = 32;

    /// <summary>A kernel as multiboot has it, without ELF.</summary>
    public static byte[] Create(Workload workload)
    {
        // The variables are behind the code.
        const uint Last = LoadAddress + 0x200;
        var cycles = workload.PagesPerSecond == 0 ? 0 : (uint)(CyclesPerSecond() / workload.PagesPerSecond);
        var image = new byte[0x400];
        ReadOnlySpan<uint> header = [0x1BADB002, 0x10000, unchecked(0u - 0x1BADB002 - 0x10000), LoadAddress, LoadAddress, LoadAddress + (uint)image.Length, LoadAddress + (uint)image.Length, LoadAddress + HeaderBytes];
        for (var index = 0; index < header.Length; index++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(4 * index), header[index]);
        }

        byte[] idle = [0xFA, 0xF4, 0xEB, 0xFD]; // cli; again: hlt; jmp again
        byte[] code = workload.Pages == 1 ? idle :
        [
            0xFA, // cli
            0x31, 0xC9, // xor ecx, ecx
            0xBE, .. Bytes(FirstPage), // mov esi, first
            0xBF, .. Bytes(FirstPage + ((uint)workload.Pages << 12)), // mov edi, end
            0xBD, .. Bytes(cycles), // mov ebp, cycles
            0x89, 0xF3, // mov ebx, esi
            0x41, // fill: inc ecx
            0x89, 0x0B, // mov [ebx], ecx
            0x81, 0xC3, .. Bytes(4096), // add ebx, 4096
            0x39, 0xFB, // cmp ebx, edi
            0x72, 0xF3, // jb fill
            0x0F, 0x31, // rdtsc
            0xA3, .. Bytes(Last), // mov [last], eax
            0x89, 0xF3, // round: mov ebx, esi
            0x41, // page: inc ecx
            0x89, 0x0B, // mov [ebx], ecx
            0x81, 0xC3, .. Bytes(4096), // add ebx, 4096
            0x85, 0xED, // test ebp, ebp
            0x74, 0x12, // jz next
            0x0F, 0x31, // wait: rdtsc
            0x2B, 0x05, .. Bytes(Last), // sub eax, [last]
            0x39, 0xE8, // cmp eax, ebp
            0x72, 0xF4, // jb wait
            0x01, 0x2D, .. Bytes(Last), // add [last], ebp
            0x39, 0xFB, // next: cmp ebx, edi
            0x72, 0xDD, // jb page
            0xEB, 0xD9, // jmp round
        ];
        code.CopyTo(image, (int)HeaderBytes);
        return image;
    }

    /// <summary>How fast the counter runs that the guest reads: about as fast as the processor says that it is.</summary>
    private static double CyclesPerSecond()
    {
        var line = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("cpu MHz", StringComparison.Ordinal));
        return line is null ? 2e9 : 1e6 * double.Parse(line.Split(':')[1], CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
