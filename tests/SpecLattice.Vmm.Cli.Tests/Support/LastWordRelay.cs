using System.Net.Sockets;

namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>
/// Passes everything on until the source says "run": then it breaks the source's connection, either with the word passed on and no answer let back, or with the word lost.
/// Nobody gets through afterwards.
/// </summary>
internal sealed class LastWordRelay : Relay
{
    /// <summary>The source's word "run" is its first message of so few bytes: a tag and the seal.</summary>
    private const int WordBytes = 25;

    private readonly bool _passWord;

    public LastWordRelay(Uri source, bool passWord)
    {
        _passWord = passWord;
        Begin(source);
    }

    protected override async Task PassAsync(TcpClient target, TcpClient source)
    {
        StopListening();
        var up = target.GetStream().CopyToAsync(source.GetStream(), Ending);
        await PassUntilWordAsync(source.GetStream(), target.GetStream());
        source.Close();
        if (!_passWord)
        {
            target.Close();
        }

        await up.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(Timeout.Infinite, Ending);
    }

    private async Task PassUntilWordAsync(NetworkStream from, NetworkStream to)
    {
        await ServerFrames.PassAnswerAsync(from, to, Ending);
        while (true)
        {
            var (head, body) = await ServerFrames.ReadAsync(from, Ending);
            var isWord = (head & 0xf) == 2 && body.Length == WordBytes;
            if (!isWord || _passWord)
            {
                await ServerFrames.WriteAsync(to, head, body, Ending);
            }

            if (isWord)
            {
                return;
            }
        }
    }
}
