namespace SpecLattice.Tool.Documents;

/// <summary>Reads documents from files or the standard input.</summary>
internal static class DocumentFile
{
    /// <summary>Reads a document.</summary>
    /// <param name="path">The file, or <c>-</c> for the standard input.</param>
    public static byte[] Read(string path)
    {
        using var stream = path == "-" ? Console.OpenStandardInput() : Open(path);
        using var buffer = new MemoryStream();
        var chunk = new byte[81920];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > SpecJsonLimits.Default.MaxBytes)
            {
                throw new CommandException($"{Name(path)} is larger than the {SpecJsonLimits.Default.MaxBytes} bytes that a document may have");
            }
        }

        return buffer.ToArray();
    }

    public static Stream Open(string path) => File.Exists(path)
        ? new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Mode = FileMode.Open, Share = FileShare.Read, BufferSize = 0, Options = FileOptions.SequentialScan })
        : throw new CommandException($"there is no file {path}");

    public static string Name(string path) => path == "-" ? "the standard input" : path;

    /// <summary>Reads a value: of a given version where it has no envelope, else with its envelope.</summary>
    public static SpecDocument Decode(SpecFamily family, int? version, byte[] utf8, string path)
    {
        try
        {
            return version is { } known ? family.Read(known, utf8) : family.ReadEnvelope(utf8);
        }
        catch (SpecJsonException error)
        {
            var hint = version is null ? "; without --from, a document has the envelope {\"version\": ..., \"spec\": ...}" : "";
            throw new CommandException($"{Name(path)}: {error.Message}{hint}", error);
        }
    }
}
