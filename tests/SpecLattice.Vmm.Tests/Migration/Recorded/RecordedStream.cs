using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Tests.Migration.Recorded;

/// <summary>A message of a recorded migration.</summary>
/// <param name="Connection">The connection, from 1.</param>
/// <param name="FromSource">Whether the source sent it; otherwise the target did.</param>
/// <param name="Kind">Text or binary.</param>
/// <param name="Bytes">The message, tag included.</param>
internal sealed record RecordedMessage(int Connection, bool FromSource, ChannelMessageKind Kind, byte[] Bytes)
{
    public MessageTag Tag => (MessageTag)Bytes[^1];

    public byte[] Body => Bytes[..^1];

    /// <summary>What document it is; null for other messages.</summary>
    public string? Document => Kind == ChannelMessageKind.Text ? null : Tag switch
    {
        MessageTag.Error => "error",
        MessageTag.Serialized when !FromSource => "hello",
        MessageTag.Serialized => Bytes.AsSpan().StartsWith("{\"phase\""u8) ? "phase" : "preamble",
        _ => null,
    };

    /// <summary>
    /// The message as a line: connection, sender, tag, body. Documents are as they were sent, pages are deflated and in base64, other bodies in hexadecimal.
    /// </summary>
    public override string ToString() => $"{Connection} {(FromSource ? "source" : "target")} " + (Kind == ChannelMessageKind.Text ? $"Text {Encoding.UTF8.GetString(Bytes)}" : Tag switch
    {
        MessageTag.Serialized or MessageTag.Error => $"{Tag} {Encoding.UTF8.GetString(Body)}",
        MessageTag.Pages => $"{Tag} {Convert.ToBase64String(Deflate(Body))}",
        _ => $"{Tag} {Convert.ToHexString(Body)}",
    });

    public static RecordedMessage Parse(string line)
    {
        var words = line.Split(' ', 4);
        var (connection, fromSource) = (int.Parse(words[0], System.Globalization.CultureInfo.InvariantCulture), words[1] == "source");
        if (words[2] == "Text")
        {
            return new RecordedMessage(connection, fromSource, ChannelMessageKind.Text, Encoding.UTF8.GetBytes(words[3]));
        }

        var tag = Enum.Parse<MessageTag>(words[2]);
        var body = tag switch
        {
            MessageTag.Serialized or MessageTag.Error => Encoding.UTF8.GetBytes(words[3]),
            MessageTag.Pages => Inflate(Convert.FromBase64String(words[3])),
            _ => Convert.FromHexString(words[3]),
        };
        return new RecordedMessage(connection, fromSource, ChannelMessageKind.Binary, [.. body, (byte)tag]);
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize))
        {
            deflate.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Inflate(byte[] bytes)
    {
        using var packed = new MemoryStream(bytes);
        using var deflate = new DeflateStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        deflate.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}

/// <summary>All messages of a recorded migration, in the order in which the target sent and received them.</summary>
internal static class RecordedStream
{
    /// <summary>The names of the recordings.</summary>
    public static ImmutableArray<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.stream").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Migration", "Recorded");

    /// <summary>What became of each of <see cref="DocumentInputs.All"/>.</summary>
    public static IReadOnlyList<string> ReadOutcomes() => File.ReadAllLines(Path.Combine(Folder, "documents.outcomes"), Encoding.UTF8);

    public static ImmutableArray<RecordedMessage> Read(string name) =>
        [.. File.ReadLines(Path.Combine(Folder, $"{name}.stream"), Encoding.UTF8).Select(RecordedMessage.Parse)];
}
