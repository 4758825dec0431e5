using System.Buffers;
using System.IO.Pipelines;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <content>Streams. A document is taken from one, and put into one, as a whole: nothing of a value that is refused is written.</content>
public static partial class SpecJson
{
    private const int PieceLength = 16 * 1024;

    /// <summary>Reads a stream to its end: a document that holds one value, and nothing else.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="utf8Json">The stream, which stays open. No more than the bytes that the options allow, and one piece, is read.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The document is not such a value.</exception>
    public static T Deserialize<T>(Stream utf8Json, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        var document = new ArrayBufferWriter<byte>();
        while (utf8Json.Read(document.GetSpan(PieceLength)) is > 0 and var read)
        {
            document.Advance(read);
            CheckSize(document.WrittenCount, options ?? SpecJsonOptions.Default);
        }

        return Deserialize<T>(document.WrittenSpan, options);
    }

    /// <inheritdoc cref="Deserialize{T}(Stream, SpecJsonOptions?)"/>
    /// <param name="utf8Json">The stream, which stays open. No more than the bytes that the options allow, and one piece, is read.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    public static async ValueTask<T> DeserializeAsync<T>(Stream utf8Json, SpecJsonOptions? options = null, CancellationToken cancellationToken = default)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        var document = new ArrayBufferWriter<byte>();
        while (await utf8Json.ReadAsync(document.GetMemory(PieceLength), cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            document.Advance(read);
            CheckSize(document.WrittenCount, options ?? SpecJsonOptions.Default);
        }

        return Deserialize<T>(document.WrittenSpan, options);
    }

    /// <inheritdoc cref="Deserialize{T}(Stream, SpecJsonOptions?)"/>
    /// <param name="utf8Json">The pipe, which is not completed. No more than the bytes that the options allow, and one piece, is read.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <param name="cancellationToken">Ends reading early.</param>
    public static async ValueTask<T> DeserializeAsync<T>(PipeReader utf8Json, SpecJsonOptions? options = null, CancellationToken cancellationToken = default)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        while (true)
        {
            ReadResult result = await utf8Json.ReadAsync(cancellationToken).ConfigureAwait(false);
            ReadOnlySequence<byte> document = result.Buffer;
            bool isWhole = result.IsCompleted;
            try
            {
                if (result.IsCanceled)
                {
                    throw new OperationCanceledException("reading from the pipe was canceled");
                }

                CheckSize(document.Length, options ?? SpecJsonOptions.Default);
                if (isWhole)
                {
                    return Deserialize<T>(document, options);
                }
            }
            finally
            {
                utf8Json.AdvanceTo(isWhole ? document.End : document.Start, document.End);
            }
        }
    }

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T, SpecJsonOptions?)"/>
    /// <param name="utf8Json">Where the document goes: all of it, or nothing where the value is refused. The stream stays open.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    public static void Serialize<T>(Stream utf8Json, T value, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        utf8Json.Write(SerializeToUtf8Bytes(value, options));
    }

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T, SpecJsonOptions?)"/>
    /// <param name="utf8Json">Where the document goes: all of it, or nothing where the value is refused. The stream stays open.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <param name="cancellationToken">Ends writing early.</param>
    public static async Task SerializeAsync<T>(Stream utf8Json, T value, SpecJsonOptions? options = null, CancellationToken cancellationToken = default)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        await utf8Json.WriteAsync(SerializeToUtf8Bytes(value, options), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a value as UTF-8.</summary>
    /// <inheritdoc cref="Serialize{T}(T, SpecJsonOptions?)"/>
    /// <param name="utf8Json">Where the document goes: all of it, or nothing where the value is refused. It is flushed, and not completed.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <param name="cancellationToken">Ends writing early.</param>
    public static async Task SerializeAsync<T>(PipeWriter utf8Json, T value, SpecJsonOptions? options = null, CancellationToken cancellationToken = default)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(utf8Json);
        await utf8Json.WriteAsync(SerializeToUtf8Bytes(value, options), cancellationToken).ConfigureAwait(false);
    }
}
