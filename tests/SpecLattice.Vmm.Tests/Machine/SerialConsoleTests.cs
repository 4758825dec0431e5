using CsCheck;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V2;
using V1 = SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class SerialConsoleTests
{
    private const int Capacity = SerialConsole.HistoryCapacity;

    [Fact]
    public void The_first_and_the_newest_bytes_are_kept_and_offsets_go_on_counting()
    {
        var lengths = Gen.OneOf(Gen.Int[0, 300], Gen.Int[Capacity - 3, (2 * Capacity) + 3], Gen.Int[2 * Capacity, 4 * Capacity]);
        Gen.Select(lengths, Gen.Int[0, 4 * Capacity], Gen.Int[0, 100_000]).Sample(
            (length, offset, max) =>
            {
                var output = Filled(length).Read((ulong)offset, max);
                var newest = Math.Max(0, length - Capacity);
                var isInBeginning = offset < Math.Min(Capacity, length);
                var start = isInBeginning ? offset : Math.Clamp(offset, newest, length);
                var end = isInBeginning && newest > Capacity ? Capacity : length;
                Assert.Equal((ulong)start, output.Offset);
                Assert.Equal((ulong)length, output.TotalBytes);
                AssertBytes(output, Math.Min(max, end - start));
            },
            iter: Depth.Of(usual: 20, nightly: 1000),
            threads: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(64 * 1024)]
    [InlineData((64 * 1024) + 1)]
    [InlineData(Capacity)]
    [InlineData(Capacity + 12_345)]
    [InlineData(2 * Capacity)]
    [InlineData((3 * Capacity) + 1)]
    public void A_state_carries_the_history_and_the_total(int length)
    {
        var source = Filled(length);
        var target = Filled(77);
        target.Import(source.Export());
        Assert.Equal(source.Export(), target.Export());
        for (var i = 0; i < 100; i++)
        {
            source.Write(ByteAt(length + i));
            target.Write(ByteAt(length + i));
        }

        Assert.Equal(source.Export(), target.Export());
        foreach (var offset in new[] { 0, Capacity / 2, Capacity - 1, length + 100 - Capacity, length - 10 }.Where(offset => offset >= 0 && offset < length))
        {
            Assert.Equal(source.Read((ulong)offset).Bytes, target.Read((ulong)offset).Bytes);
            Assert.Equal((ulong)offset, target.Read((ulong)offset).Offset);
        }
    }

    [Fact]
    public void What_an_older_server_did_not_keep_is_missing_and_nothing_takes_its_place()
    {
        const int Written = 200_000;
        const int Kept = 64 * 1024;
        var source = Filled(Written).Export();
        var console = Filled(77);
        console.Import(new V1.ConsoleBufferState { TotalBytes = source.TotalBytes, History = source.History }.ToV2());
        for (var i = 0; i < 2 * Capacity; i++)
        {
            console.Write(ByteAt(Written + i));
        }

        var first = console.Read(0);
        Assert.Equal((ulong)(Written + Capacity), first.Offset);
        AssertBytes(first, Capacity);
        var again = Filled(0);
        again.Import(new V1.ConsoleBufferState { TotalBytes = source.TotalBytes, History = source.History }.ToV2());
        AssertBytes(again.Read(0), Kept);
        Assert.Equal("", again.Export().Earlier + again.Export().Beginning);
    }

    [Fact]
    public void A_state_fits_into_version_1_while_64_KiB_hold_it()
    {
        Assert.True(Filled(64 * 1024).Export().ToV1().IsSuccess);
        Assert.Equal(["/earlier"], LossesOf((64 * 1024) + 1));
        Assert.Equal(["/beginning", "/earlier"], LossesOf(Capacity + 1));

        static string[] LossesOf(int length) => [.. Filled(length).Export().ToV1().Losses.Select(loss => loss.Pointer).Order()];
    }

    [Fact]
    public void States_that_no_console_can_be_in_are_refused()
    {
        const int Newest = 64 * 1024;
        Assert.Equal("c/history", Refused(10, "not base64!"));
        Assert.Equal("c/history", Refused(10, Bytes(11)));
        Assert.Equal("c/history", Refused(ulong.MaxValue / 8, Bytes(Newest + 1)));
        Assert.Equal("c/history", Refused(ulong.MaxValue / 8, new string('A', 10_000_000)));
        Assert.Equal("c/earlier", Refused(Newest, Bytes(Newest), Bytes(1)));
        Assert.Equal("c/earlier", Refused(Newest, Bytes(Newest - 1), Bytes(1)));
        Assert.Equal("c/earlier", Refused(ulong.MaxValue / 8, Bytes(Newest), Bytes(Capacity - Newest + 1)));
        Assert.Equal("c/beginning", Refused(10, Bytes(9), "", Bytes(2)));
        Assert.Equal("c/beginning", Refused(ulong.MaxValue / 8, "", "", Bytes(Capacity + 1)));
        Assert.Equal("c/beginning", Refused(ulong.MaxValue / 8, "", "", "?"));
        Assert.Equal("c/total_bytes", Refused(ulong.MaxValue, ""));

        static string Bytes(int count) => Convert.ToBase64String(new byte[count]);

        static string Refused(ulong total, string history, string earlier = "", string beginning = "") => Assert.Throws<MachineStateException>(
            () => ConsoleHistory.Check(new ConsoleBufferState { TotalBytes = total, History = history, Earlier = earlier, Beginning = beginning }, "c")).Place;
    }

    [Fact]
    public async Task Waiting_ends_when_the_offset_is_written()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var console = Filled(3);
        await console.WaitForOutputAsync(2, cancellation);
        var wait = console.WaitForOutputAsync(4, cancellation);
        console.Write(1);
        Assert.False(wait.IsCompleted);
        console.Write(2);
        await wait.WaitAsync(TimeSpan.FromMinutes(5), cancellation);

        using var source = new CancellationTokenSource();
        var cancelled = console.WaitForOutputAsync(100, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }

    private static void AssertBytes(ConsoleOutput output, int count)
    {
        Assert.Equal(count, output.Bytes.Length);
        for (var i = 0; i < output.Bytes.Length; i++)
        {
            Assert.True(output.Bytes[i] == ByteAt((int)output.Offset + i), $"byte {(int)output.Offset + i}");
        }
    }

    private static byte ByteAt(int offset) => (byte)((offset * 31) ^ (offset >> 8));

    private static SerialConsole Filled(int length)
    {
        var console = new SerialConsole(_ => 0);
        for (var i = 0; i < length; i++)
        {
            console.Write(ByteAt(i));
        }

        return console;
    }
}
