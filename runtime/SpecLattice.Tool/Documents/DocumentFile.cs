using System.Text;
using SpecLattice.Catalog;

namespace SpecLattice.Tool.Documents;

/// <summary>Reads documents from files or the standard input.</summary>
internal static class DocumentFile
{
    /// <summary>Reads a document, as UTF-8 without a byte order mark.</summary>
    /// <param name="path">The file, or <c>-</c> for the standard input.</param>
    /// <param name="limits">How much to read.</param>
    public static byte[] Read(string path, SpecJsonOptions limits)
    {
        using var stream = Open(path);
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > limits.MaxBytes)
            {
                throw new CommandException($"{Name(path)} is larger than the {limits.MaxBytes} bytes that a document may have; raise that with --max-bytes");
            }
        }

        return ToUtf8(buffer.ToArray());
    }

    /// <summary>Opens a file, or the standard input.</summary>
    public static Stream Open(string path)
    {
        if (path == "-")
        {
            return Console.OpenStandardInput();
        }

        InputFile.Require(path);
        return new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Mode = FileMode.Open, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan });
    }

    public static string Name(string path) => path == "-" ? "the standard input" : path;

    /// <summary>Reads a value: of a given version where it has no envelope, else with its envelope.</summary>
    public static SpecDocument Decode(SpecFamily family, int? version, byte[] utf8, string path, SpecJsonOptions limits)
    {
        try
        {
            return version is { } known ? family.Read(known, utf8, limits) : family.ReadEnvelope(utf8, limits);
        }
        catch (SpecJsonException error)
        {
            var hint = version is null ? $"; without --from, a document has the envelope {family.Envelope}" : "";
            throw new CommandException($"{Name(path)}: {error.Message}{hint}", error);
        }
    }

    /// <summary>What some editors and shells write: a mark at the beginning, which says how the text is encoded.</summary>
    private static byte[] ToUtf8(byte[] bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => bytes[3..],
        [0xFF, 0xFE, ..] => Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes.AsSpan(2))),
        [0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2))),
        _ => bytes,
    };
}
