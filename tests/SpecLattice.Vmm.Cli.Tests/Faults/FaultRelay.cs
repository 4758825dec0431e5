using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests.Faults;

/// <summary>Lets something happen at one place of the first connection. Later ones are passed on as they are, unless the fault is that the second breaks too.</summary>
internal sealed class FaultRelay : Relay
{
    /// <summary>How long nothing comes: longer than servers of these tests wait.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(ServerPatience + 1.5);

    /// <summary>For how many seconds servers of these tests wait for a peer.</summary>
    public const int ServerPatience = 4;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TimeForNext = TimeSpan.FromMilliseconds(300);

    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TestServer _source;
    private readonly TestServer _target;
    private readonly MigrationFault _fault;
    private readonly FaultPlace _place;
    private readonly long _offset;
    private readonly Random _random;
    private volatile bool _isPaused;
    private int _laterOnes;

    /// <summary>Starts to listen.</summary>
    /// <param name="source">The source.</param>
    /// <param name="target">The target.</param>
    /// <param name="fault">What happens.</param>
    /// <param name="place">Where.</param>
    /// <param name="usualBytes">About how many bytes are sent in that direction.</param>
    /// <param name="seed">Which bit is changed.</param>
    public FaultRelay(TestServer source, TestServer target, MigrationFault fault, FaultPlace place, long usualBytes, int seed)
    {
        (_source, _target, _fault, _place, _random) = (source, target, fault, place, new Random(seed));
        _offset = place is BytePlace { Fraction: var fraction } ? (long)(fraction * usualBytes) : -1;
        Begin(source.Process.Address);
    }

    /// <summary>Whether it has happened.</summary>
    public bool HasHappened { get; private set; }

    /// <summary>Whether, where something was to arrive later than what was sent after it, there was such a thing.</summary>
    public bool HasNext { get; private set; }

    /// <summary>Completes with the first connection.</summary>
    public Task Over => _over.Task;

    /// <summary>How many bytes were passed on of what the source sent, and of what the target sent.</summary>
    public (long FromSource, long FromTarget) Bytes { get; private set; }

    protected override bool PassesLaterOnes => true;

    protected override async Task PassAsync(TcpClient target, TcpClient source)
    {
        target.NoDelay = source.NoDelay = true;
        try
        {
            await Task.WhenAny(
                PumpAsync(source.GetStream(), target.GetStream(), isFromSource: true), PumpAsync(target.GetStream(), source.GetStream(), isFromSource: false));
        }
        finally
        {
            source.Close();
            target.Close();
            _over.TrySetResult();
        }
    }

    protected override async Task PassLaterAsync(TcpClient target, TcpClient source)
    {
        if (_fault != MigrationFault.CutTwice || Interlocked.Increment(ref _laterOnes) > 1)
        {
            await base.PassLaterAsync(target, source);
            return;
        }

        var up = target.GetStream().CopyToAsync(source.GetStream(), Ending);
        await Task.WhenAny(up, PassSomeAsync(source.GetStream(), target.GetStream(), _random.Next(4)));
        source.Close();
        target.Close();
        await up.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task PassSomeAsync(NetworkStream from, NetworkStream to, int messages)
    {
        await ServerFrames.PassAnswerAsync(from, to, Ending);
        for (var number = 0; number < messages; number++)
        {
            await to.WriteAsync((await WireMessage.ReadAsync(from, _isPaused, Ending)).Frame, Ending);
        }
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, bool isFromSource)
    {
        try
        {
            if (_place is MessagePlace place)
            {
                await PumpMessagesAsync(from, to, isFromSource, place);
            }
            else
            {
                await PumpBytesAsync(from, to, isFromSource);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has gone.
        }
    }

    private async Task PumpMessagesAsync(NetworkStream from, NetworkStream to, bool isFromSource, MessagePlace place)
    {
        await ServerFrames.PassAnswerAsync(from, to, Ending);
        for (var seen = 0; ;)
        {
            var message = await WireMessage.ReadAsync(from, _isPaused, Ending);
            _isPaused |= isFromSource && message.Says("\"RamPushDirty\"");
            if (HasHappened || place.IsFromSource != isFromSource || !place.Is(message) || ++seen < place.Nth)
            {
                await to.WriteAsync(message.Frame, Ending);
                continue;
            }

            var next = WireMessage.ReadAsync;
            if (!await ApplyAsync(to, message.Frame, message.BodyOffset, async () => (await next(from, _isPaused, Ending)).Frame))
            {
                return;
            }
        }
    }

    private async Task PumpBytesAsync(NetworkStream from, NetworkStream to, bool isFromSource)
    {
        var buffer = new byte[64 * 1024];
        for (var passed = 0L; ;)
        {
            var count = await from.ReadAsync(buffer, Ending);
            if (count == 0)
            {
                return;
            }

            passed += count;
            Bytes = isFromSource ? Bytes with { FromSource = passed } : Bytes with { FromTarget = passed };
            if (HasHappened || _place.IsFromSource != isFromSource || passed <= _offset)
            {
                await to.WriteAsync(buffer.AsMemory(0, count), Ending);
                continue;
            }

            var at = (int)(_offset - (passed - count));
            await to.WriteAsync(buffer.AsMemory(0, at), Ending);
            if (!await ApplyAsync(to, buffer[at..count], 0, async () => buffer[..await from.ReadAsync(buffer, Ending)]))
            {
                return;
            }
        }
    }

    /// <summary>Lets it happen.</summary>
    /// <returns>Whether the connection goes on.</returns>
    private async Task<bool> ApplyAsync(NetworkStream to, byte[] piece, int body, Func<Task<byte[]>> next)
    {
        HasHappened = true;
        switch (_fault)
        {
            case MigrationFault.KillSource:
                _source.Process.Kill();
                return false;
            case MigrationFault.KillTarget:
                _target.Process.Kill();
                return false;
            case MigrationFault.StopSource:
                await StandStillAsync(_source, () => to.WriteAsync(piece, Ending));
                return true;
            case MigrationFault.StopTarget:
                await StandStillAsync(_target, () => to.WriteAsync(piece, Ending));
                return true;
            case MigrationFault.Cut or MigrationFault.CutTwice:
                return false;
            case MigrationFault.Delay or MigrationFault.Stall:
                await Task.Delay(_fault == MigrationFault.Delay ? Short : Long, Ending);
                break;
            case MigrationFault.Corrupt:
                piece[body == 0 ? 0 : _random.Next(body, piece.Length)] ^= (byte)(1 << _random.Next(8));
                break;
            case MigrationFault.Duplicate:
                await to.WriteAsync(piece, Ending);
                break;
            case MigrationFault.Reorder:
                await ReorderAsync(to, piece, next());
                return true;
        }

        await to.WriteAsync(piece, Ending);
        return true;
    }

    private async Task ReorderAsync(NetworkStream to, byte[] piece, Task<byte[]> next)
    {
        // Many a message is answered before the next one is sent.
        HasNext = await Task.WhenAny(next, Task.Delay(TimeForNext, Ending)) == next;
        if (HasNext)
        {
            await to.WriteAsync(await next, Ending);
        }

        await to.WriteAsync(piece, Ending);
        if (!HasNext)
        {
            await to.WriteAsync(await next, Ending);
        }
    }

    private async Task StandStillAsync(TestServer server, Func<ValueTask> write)
    {
        await SignalAsync(server, "STOP");
        try
        {
            await write();
            await Task.Delay(Long, Ending);
        }
        finally
        {
            await SignalAsync(server, "CONT");
        }
    }

    private static async Task SignalAsync(TestServer server, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", server.Process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(CancellationToken.None);
    }
}
