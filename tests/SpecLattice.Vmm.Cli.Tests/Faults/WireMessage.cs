using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace SpecLattice.Vmm.Cli.Tests.Faults;

/// <summary>A WebSocket message in one frame, as it is on the wire, and what is in it.</summary>
/// <param name="Frame">All bytes.</param>
/// <param name="BodyOffset">Where the body begins, which a mask may lie over.</param>
/// <param name="Body">The body without the mask.</param>
/// <param name="IsPaused">Whether the guest is paused already.</param>
internal sealed record WireMessage(byte[] Frame, int BodyOffset, byte[] Body, bool IsPaused)
{
    /// <summary>The bytes of the seal behind the tag.</summary>
    private const int SealBytes = 24;

    /// <summary>Without a body, a tag and a challenge.</summary>
    private const int ChallengeBytes = 17;

    public bool IsText => (Frame[0] & 0xf) == 1;

    /// <summary>The tag; -1 for what is no message of the protocol.</summary>
    public int Tag => (Frame[0] & 0xf) != 2 ? -1 : Body.Length == ChallengeBytes ? Body[^1] : Body.Length > SealBytes ? Body[^(SealBytes + 1)] : -1;

    /// <summary>Whether it is a document that begins with something, more or less.</summary>
    public bool Says(string words) => Tag == 2 && Encoding.Latin1.GetString(Body.AsSpan(0, Math.Min(Body.Length, 64))).Contains(words, StringComparison.Ordinal);

    /// <summary>Reads a frame.</summary>
    public static async Task<WireMessage> ReadAsync(NetworkStream from, bool isPaused, CancellationToken cancellation)
    {
        var head = new byte[14];
        await from.ReadExactlyAsync(head.AsMemory(0, 2), cancellation);
        var more = (head[1] & 0x7f) switch { 126 => 2, 127 => 8, _ => 0 };
        var maskBytes = (head[1] & 0x80) != 0 ? 4 : 0;
        await from.ReadExactlyAsync(head.AsMemory(2, more + maskBytes), cancellation);
        var length = more switch
        {
            2 => BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(2)),
            8 => (int)BinaryPrimitives.ReadUInt64BigEndian(head.AsSpan(2)),
            _ => head[1] & 0x7f,
        };
        var offset = 2 + more + maskBytes;
        var frame = new byte[offset + length];
        head.AsSpan(0, offset).CopyTo(frame);
        await from.ReadExactlyAsync(frame.AsMemory(offset), cancellation);
        var body = frame[offset..];
        for (var at = 0; at < body.Length && maskBytes > 0; at++)
        {
            body[at] ^= head[2 + more + (at & 3)];
        }

        return new WireMessage(frame, offset, body, isPaused);
    }
}
