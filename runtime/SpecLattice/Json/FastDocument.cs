using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>Reads and writes whole documents the fast way, and says where that does not do.</summary>
internal static class FastDocument
{
    private const int Slack = 1024;
    private const int LargestFirst = 1024 * 1024;

    /// <summary>Reads a document.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="utf8">The document, without a byte order mark.</param>
    /// <param name="options">How to read.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the document is laid out as it would be written. If not, nothing is said about it.</returns>
    public static bool TryRead<T>(ReadOnlySpan<byte> utf8, SpecJsonOptions options, out T? value)
        where T : ISpecJson<T>
    {
        // Files end with a line, and what stands around a document is nothing to either way.
        var reader = new SpecFastReader(utf8.Trim(" \t\r\n"u8), SpecJson.ReaderOptions(options));
        try
        {
            return T.TryRead(ref reader, out value) && reader.IsAtEnd;
        }
        catch (Exception error) when (IsRepeated(error))
        {
            value = default;
            return false;
        }
    }

    /// <summary>Writes a document.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write.</param>
    /// <param name="document">The document, whose buffer the caller gives back.</param>
    /// <returns>Whether the document could be written. If not, nothing is said about the value.</returns>
    public static bool TryWrite<T>(T value, SpecJsonOptions options, out SpecFastWriter document)
        where T : ISpecJson<T>
    {
        document = default;
        if (options.WriteIndented)
        {
            return false;
        }

        document = new SpecFastWriter(Capacity<T>.Last, Math.Max(1, options.MaxDepth));
        try
        {
            if (T.TryWrite(ref document, value) && document.Written.Length <= options.MaxBytes)
            {
                Capacity<T>.Last = Math.Clamp(document.Written.Length + Slack, Slack, LargestFirst);
                return true;
            }
        }
        catch (Exception error) when (IsRepeated(error))
        {
            // Below.
        }

        document.Dispose();
        return false;
    }

    // What is thrown on the way is thrown again by the other way, which says where.
    private static bool IsRepeated(Exception error) => error is not OutOfMemoryException;

    // Documents of one type are mostly of one size.
    private static class Capacity<T>
    {
        public static int Last = Slack;
    }
}
