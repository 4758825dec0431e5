using System.Diagnostics;
using SpecLattice.Vmm.Benchmarks.Migration;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Machine.Memory;

// `migration DIR...` measures migrations between servers that are in these directories, beside QEMU: see ../migration.
if (args is ["migration", .. var directories])
{
    await MigrationTable.PrintAsync(directories);
    return;
}

// What the embedded machine costs: how fast a guest runs, how often it can leave the interpreter, what it takes while it waits, and what it
// needs besides its RAM. Each figure takes a second or two. Rates are by processor time, so that it matters less what else the host does.
var configuration = new MachineConfiguration { VcpuCount = 1, MemoryMib = 64, Devices = [new UartConfiguration("com1", 1)] };

Console.WriteLine($"counting guest        {Rate(new() { CountsPerLine = 0 }, counters => counters.Instructions) / 1e6,9:F1} million instructions/s");
Console.WriteLine($"counting, 4096 pages  {Rate(new() { CountsPerLine = 0, Pages = 4096 }, counters => counters.Instructions) / 1e6,9:F1} million instructions/s");
Console.WriteLine($"spinning guest        {Rate(new() { CountsPerLine = 0, Spin = 1000 }, counters => counters.Instructions) / 1e6,9:F1} million instructions/s");
Console.WriteLine($"printing guest        {Rate(new() { CountsPerLine = 1 }, counters => counters.DeviceAccesses) / 1e6,9:F2} million exits/s");
Idle();
Memory();

double Rate(PageCounterParameters parameters, Func<MachineCounters, ulong> select)
{
    using var machine = EmbeddedMachine.Create(configuration);
    machine.Load(PageCounterProgram.Create(parameters, configuration));
    machine.Run();
    Thread.Sleep(300);
    using var process = Process.GetCurrentProcess();
    var best = 0.0;
    for (var round = 0; round < 6; round++)
    {
        process.Refresh();
        var (before, start) = (select(machine.Counters), process.TotalProcessorTime);
        Thread.Sleep(300);
        process.Refresh();
        best = Math.Max(best, (select(machine.Counters) - before) / (process.TotalProcessorTime - start).TotalSeconds);
    }

    return best;
}

void Idle()
{
    // wfi; j -4
    using var machine = EmbeddedMachine.Create(configuration);
    machine.Load(new GuestProgram
    {
        Name = "waiting",
        EntryPoint = MemoryMap.RamBase,
        Segments = [new GuestSegment(MemoryMap.RamBase, [0x73, 0x00, 0x50, 0x10, 0x6F, 0xF0, 0xDF, 0xFF])],
    });
    machine.Run();
    Thread.Sleep(200);
    using var process = Process.GetCurrentProcess();
    var before = process.TotalProcessorTime;
    Thread.Sleep(2000);
    process.Refresh();
    Console.WriteLine($"waiting guest         {(process.TotalProcessorTime - before).TotalMilliseconds / 20,9:F2} % of a processor");
}

void Memory()
{
    var before = GC.GetTotalMemory(forceFullCollection: true);
    using var machine = EmbeddedMachine.Create(configuration with { MemoryMib = 1024 });
    var after = GC.GetTotalMemory(forceFullCollection: true);
    Console.WriteLine($"besides 1 GiB of RAM  {(after - before) / 1024.0,9:F0} KiB, {machine.Ram.AllocatedBytes / GuestRam.Mebibyte} MiB of RAM taken");
}
