using CsCheck;
using SpecLattice.Vmm.Machine;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class SerialConsoleTests
{
    [Fact]
    public void The_newest_bytes_are_kept_and_offsets_go_on_counting()
    {
        var lengths = Gen.OneOf(Gen.Int[0, 300], Gen.Int[SerialConsole.HistoryCapacity - 3, (2 * SerialConsole.HistoryCapacity) + 3]);
        Gen.Select(lengths, Gen.Int[0, 200_000], Gen.Int[0, 100_000]).Sample(
            (length, offset, max) =>
            {
                var console = Filled(length);
                var oldest = Math.Max(0, length - SerialConsole.HistoryCapacity);
                var start = Math.Clamp(offset, oldest, length);
                var output = console.Read((ulong)offset, max);
                Assert.Equal((ulong)start, output.Offset);
                Assert.Equal((ulong)length, output.TotalBytes);
                Assert.Equal(Math.Min(max, length - start), output.Bytes.Length);
                for (var i = 0; i < output.Bytes.Length; i++)
                {
                    Assert.True(output.Bytes[i] == ByteAt(start + i), $"byte {start + i}");
                }
            },
            iter: 60,
            threads: 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(SerialConsole.HistoryCapacity)]
    [InlineData(SerialConsole.HistoryCapacity + 12_345)]
    public void A_state_carries_the_history_and_the_total(int length)
    {
        var source = Filled(length);
        var target = Filled(77);
        target.Import(source.Export());
        Assert.Equal(source.Export(), target.Export());
        Assert.Equal(source.Read(0).Bytes, target.Read(0).Bytes);
        source.Write(0xEE);
        target.Write(0xEE);
        Assert.Equal(source.Read(0).Bytes, target.Read(0).Bytes);
    }

    [Fact]
    public void States_that_no_console_can_be_in_are_refused()
    {
        Assert.Equal("c/history", Refused(10, "not base64!"));
        Assert.Equal("c/history", Refused(10, Convert.ToBase64String(new byte[11])));
        Assert.Equal("c/history", Refused(ulong.MaxValue / 8, Convert.ToBase64String(new byte[SerialConsole.HistoryCapacity + 9])));
        Assert.Equal("c/history", Refused(ulong.MaxValue / 8, new string('A', 10_000_000)));
        Assert.Equal("c/total_bytes", Refused(ulong.MaxValue, ""));

        static string Refused(ulong total, string history) =>
            Assert.Throws<MachineStateException>(() => SerialConsole.Check(new ConsoleBufferState { TotalBytes = total, History = history }, "c")).Place;
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
        await wait.WaitAsync(TimeSpan.FromSeconds(30), cancellation);

        using var source = new CancellationTokenSource();
        var cancelled = console.WaitForOutputAsync(100, source.Token);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
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
