using System.Net.Sockets;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>Passes on something else than the source's messages.</summary>
internal sealed class ChangingRelay : Relay
{
    private readonly Func<byte[], IEnumerable<byte[]>> _change;

    /// <summary>Starts to listen for one connection.</summary>
    /// <param name="source">The source.</param>
    /// <param name="change">What to pass on in place of a message.</param>
    public ChangingRelay(Uri source, Func<byte[], IEnumerable<byte[]>> change)
    {
        _change = change;
        Begin(source);
    }

    protected override async Task PassAsync(TcpClient target, TcpClient source)
    {
        var up = target.GetStream().CopyToAsync(source.GetStream(), Ending);
        await Task.WhenAny(up, ChangeAsync(source.GetStream(), target.GetStream()));
    }

    private async Task ChangeAsync(NetworkStream from, NetworkStream to)
    {
        await ServerFrames.PassAnswerAsync(from, to, Ending);
        while (true)
        {
            var (head, body) = await ServerFrames.ReadAsync(from, Ending);
            foreach (var message in (head & 0xf) == 2 ? _change(body) : [body])
            {
                await ServerFrames.WriteAsync(to, head, message, Ending);
            }
        }
    }
}
