using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>What is under way on a connection of protocol 2.</summary>
internal static class SealedMessages
{
    /// <summary>The tag of a message: the last byte, or the one before the seal.</summary>
    public static MessageTag TagOf(ReadOnlySpan<byte> message, bool isSealed) =>
        !isSealed || message.Length <= SealedChannel.SealBytes
            ? (MessageTag)message[^1]
            : (MessageTag)message[^(SealedChannel.SealBytes + 1)];
}
