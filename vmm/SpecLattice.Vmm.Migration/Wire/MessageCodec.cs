using System.Buffers.Binary;
using System.Globalization;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;

namespace SpecLattice.Vmm.Migration.Wire;

/// <summary>Makes binary messages and reads them. A message is its body and then one byte, the tag; numbers are little-endian.</summary>
/// <remarks>What is read comes from a peer that may be hostile: every length and every range is checked before anything is made of it.</remarks>
internal static class MessageCodec
{
    /// <summary>The largest message that a target sends: its documents are short, and so are its bitmaps.</summary>
    public const int MaxFromTarget = 256 * 1024;

    /// <summary>The most pages that one bitmap speaks of: 128 MiB.</summary>
    public const int RegionPages = 1 << 15;

    private const int RangeBytes = 2 * sizeof(ulong);

    /// <summary>The largest message that a peer may send.</summary>
    public static int MaxMessageBytes(MigrationLimits limits) =>
        Math.Max(limits.MaxDocumentBytes, MigrationLimits.MaxFramePages * GuestRam.PageSize) + 1 + SealedChannel.SealBytes;

    public static byte[] Encode(MessageTag tag) => [(byte)tag];

    public static byte[] Encode(MessageTag tag, ReadOnlySpan<byte> body) => [.. body, (byte)tag];

    public static byte[] Encode(MessageTag tag, PageRange range)
    {
        var message = new byte[RangeBytes + 1];
        WriteRange(message, range);
        message[^1] = (byte)tag;
        return message;
    }

    public static byte[] Encode(MessageTag tag, PageRange range, PageSet pages)
    {
        var bitmap = (int)((range.Count + 7) / 8);
        var message = new byte[RangeBytes + bitmap + 1];
        WriteRange(message, range);
        message[^1] = (byte)tag;
        var bits = message.AsSpan(RangeBytes, bitmap);
        foreach (var page in pages)
        {
            var at = page - range.First;
            bits[(int)(at >> 3)] |= (byte)(1 << (int)(at & 7));
        }

        return message;
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="MigrationException">It is none.</exception>
    public static MigrationMessage Decode(ChannelMessage received, MigrationLimits limits)
    {
        if (received.Kind != ChannelMessageKind.Binary)
        {
            throw Malformed("received a text message where only binary messages are allowed");
        }

        if (received.Bytes.IsEmpty)
        {
            throw Malformed("an empty message");
        }

        var body = received.Bytes[..^1];
        var tag = (MessageTag)received.Bytes.Span[^1];
        return tag switch
        {
            MessageTag.Okay or MessageTag.MemDone => new MigrationMessage(tag) { Body = Exactly(tag, body, 0) },
            MessageTag.Challenge or MessageTag.Ready => new MigrationMessage(tag) { Body = Exactly(tag, body, SealedChannel.DigestBytes) },
            MessageTag.Error or MessageTag.Serialized => new MigrationMessage(tag) { Body = Document(tag, body, limits) },
            MessageTag.Pages => new MigrationMessage(tag) { Body = WholePages(body) },
            MessageTag.MemQuery or MessageTag.MemEnd => new MigrationMessage(tag) { Range = Range(tag, Exactly(tag, body, RangeBytes).Span) },
            MessageTag.MemOffer or MessageTag.MemFetch or MessageTag.MemXfer => Bitmap(tag, body),
            _ => throw Malformed(string.Create(CultureInfo.InvariantCulture, $"unknown message tag {(byte)tag}")),
        };
    }

    private static void WriteRange(Span<byte> message, PageRange range)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(message, range.Offset);
        BinaryPrimitives.WriteUInt64LittleEndian(message[sizeof(ulong)..], range.Offset + range.Bytes);
    }

    private static ReadOnlyMemory<byte> Exactly(MessageTag tag, ReadOnlyMemory<byte> body, int length) =>
        body.Length == length ? body : throw WrongLength(tag, body.Length, $"{length}");

    private static ReadOnlyMemory<byte> Document(MessageTag tag, ReadOnlyMemory<byte> body, MigrationLimits limits) =>
        body.Length <= limits.MaxDocumentBytes ? body : throw WrongLength(tag, body.Length, $"at most {limits.MaxDocumentBytes}");

    private static ReadOnlyMemory<byte> WholePages(ReadOnlyMemory<byte> body) =>
        body.Length > 0 && body.Length % GuestRam.PageSize == 0 && body.Length / GuestRam.PageSize <= MigrationLimits.MaxFramePages
            ? body
            : throw WrongLength(MessageTag.Pages, body.Length, $"1 to {MigrationLimits.MaxFramePages} times {GuestRam.PageSize}");

    private static PageRange Range(MessageTag tag, ReadOnlySpan<byte> body)
    {
        var start = BinaryPrimitives.ReadUInt64LittleEndian(body);
        var end = BinaryPrimitives.ReadUInt64LittleEndian(body[sizeof(ulong)..]);
        if (start % GuestRam.PageSize != 0 || end % GuestRam.PageSize != 0)
        {
            throw Malformed($"{tag}: a range must begin and end at a page, a multiple of {GuestRam.PageSize}");
        }

        if (end <= start || end > GuestRam.MaxSize)
        {
            throw Malformed($"{tag}: a range must end behind its start, and not above 0x{GuestRam.MaxSize:x}");
        }

        return new PageRange((long)(start >> GuestRam.PageShift), (long)((end - start) >> GuestRam.PageShift));
    }

    private static MigrationMessage Bitmap(MessageTag tag, ReadOnlyMemory<byte> body)
    {
        if (body.Length < RangeBytes)
        {
            throw WrongLength(tag, body.Length, $"at least {RangeBytes}");
        }

        var range = Range(tag, body.Span[..RangeBytes]);
        if (range.Count > RegionPages)
        {
            throw Malformed($"{tag}: a bitmap speaks of at most {RegionPages} pages, not {range.Count}");
        }

        // 64 pages are a word of a page set, so that the bitmap can be taken over word by word.
        if (range.First % 64 != 0)
        {
            throw Malformed($"{tag}: a bitmap must begin at a multiple of 64 pages");
        }

        var bits = body.Span[RangeBytes..];
        var expected = (range.Count + 7) / 8;
        if (bits.Length != expected)
        {
            throw WrongLength(tag, body.Length, $"{RangeBytes + expected} for {range.Count} pages");
        }

        var spare = (int)((expected * 8) - range.Count);
        if (spare > 0 && bits[^1] >> (8 - spare) != 0)
        {
            throw Malformed($"{tag}: the bits behind the last page must be zero");
        }

        return new MigrationMessage(tag) { Range = range, Pages = ReadPages(range, bits) };
    }

    private static PageSet ReadPages(PageRange range, ReadOnlySpan<byte> bits)
    {
        Span<byte> last = stackalloc byte[sizeof(ulong)];
        var words = new List<(long Word, ulong Bits)>();
        for (var at = 0; at < bits.Length; at += sizeof(ulong))
        {
            var piece = bits[at..Math.Min(at + sizeof(ulong), bits.Length)];
            last.Clear();
            piece.CopyTo(last);
            if (BinaryPrimitives.ReadUInt64LittleEndian(last) is var word and not 0)
            {
                words.Add(((range.First >> 6) + (at / sizeof(ulong)), word));
            }
        }

        return PageSet.FromWords(words);
    }

    private static MigrationException WrongLength(MessageTag tag, int length, string expected) =>
        Malformed(string.Create(CultureInfo.InvariantCulture, $"{tag}: {length} bytes, expected {expected}"));

    private static MigrationException Malformed(string problem) => new(MigrationErrorCode.Codec, $"malformed message: {problem}");
}
