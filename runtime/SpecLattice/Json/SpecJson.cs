using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using SpecLattice.CompilerServices;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>Reads and writes specs, parts, unions, sums and scalars as JSON. The methods are called as those of <see cref="JsonSerializer"/>, and mean the same.</summary>
public static partial class SpecJson
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a document that holds one value, and nothing else.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The document is not such a value.</exception>
    public static T Deserialize<T>(ReadOnlySpan<byte> utf8Json, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        options ??= SpecJsonOptions.Default;

        // What the fast way does not know, it says nothing about.
        return utf8Json.Length <= options.MaxBytes && FastDocument.TryRead<T>(WithoutMark(utf8Json), options, out T? value) ? value! : Read(utf8Json, options, Codec<T>.Read);
    }

    /// <summary>Reads a document that holds one value, and nothing else.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="json">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The document is not such a value.</exception>
    public static T Deserialize<T>(string json, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return Deserialize<T>(ToUtf8(json, options ?? SpecJsonOptions.Default), options);
    }

    /// <summary>Reads a document that came in pieces. They are put together first, up to the bytes that the options allow.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The document is not such a value.</exception>
    public static T Deserialize<T>(ReadOnlySequence<byte> utf8Json, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        if (utf8Json.IsSingleSegment)
        {
            return Deserialize<T>(utf8Json.FirstSpan, options);
        }

        CheckSize(utf8Json.Length, options ?? SpecJsonOptions.Default);
        return Deserialize<T>(utf8Json.ToArray(), options);
    }

    /// <summary>Reads a document, and tells what is wrong with it instead of throwing.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="utf8Json">The document.</param>
    /// <param name="value">The value, where the document is one.</param>
    /// <param name="error">What is wrong and where, where it is not.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>Whether the document is such a value.</returns>
    public static bool TryDeserialize<T>(
        ReadOnlySpan<byte> utf8Json, [MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out SpecJsonException? error, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        try
        {
            value = Deserialize<T>(utf8Json, options);
            error = null;
            return true;
        }
        catch (SpecJsonException refused)
        {
            value = default;
            error = refused;
            return false;
        }
    }

    /// <inheritdoc cref="TryDeserialize{T}(ReadOnlySpan{byte}, out T, out SpecJsonException?, SpecJsonOptions?)"/>
    /// <param name="json">The document.</param>
    /// <param name="value">The value, where the document is one.</param>
    /// <param name="error">What is wrong and where, where it is not.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    public static bool TryDeserialize<T>(
        string json, [MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out SpecJsonException? error, SpecJsonOptions? options = null)
        where T : ISpecJson<T>
    {
        try
        {
            value = Deserialize<T>(json, options);
            error = null;
            return true;
        }
        catch (SpecJsonException refused)
        {
            value = default;
            error = refused;
            return false;
        }
    }

    /// <summary>A text as bytes; where it is not valid Unicode, the error says where.</summary>
    internal static byte[] ToUtf8(string json, SpecJsonOptions options)
    {
        try
        {
            // A character has at least one byte, so this bounds what is encoded.
            CheckSize(json.Length, options);
            return StrictUtf8.GetBytes(json);
        }
        catch (EncoderFallbackException error)
        {
            // Replaced characters have as many bytes as the document's own would, so the place stays right.
            ReadOnlySpan<byte> replaced = WithoutMark(Encoding.UTF8.GetBytes(json));
            int offset = Encoding.UTF8.GetByteCount(json.AsSpan(0, Math.Max(0, error.Index)));
            int mark = Encoding.UTF8.GetByteCount(json) - replaced.Length;
            SpecJsonException placed = SpecJsonException.At(offset - mark, "the text is not valid Unicode: unpaired surrogate");
            SpecJsonPlacing.Place(placed, replaced, ReaderOptions(options));
            placed.MoveOffset(mark);
            throw placed;
        }
    }

    /// <summary>A document without the byte order mark that some editors write.</summary>
    internal static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(ByteOrderMark) ? utf8[ByteOrderMark.Length..] : utf8;

    internal static JsonReaderOptions ReaderOptions(SpecJsonOptions options) => new()
    {
        MaxDepth = Math.Max(1, options.MaxDepth),
        CommentHandling = options.AllowComments ? JsonCommentHandling.Skip : JsonCommentHandling.Disallow,
        AllowTrailingCommas = options.AllowTrailingCommas,
    };

    /// <summary>Reads a document by a function.</summary>
    internal static T Read<T>(ReadOnlySpan<byte> utf8Json, SpecJsonOptions options, ReadValue<T> read)
    {
        CheckSize(utf8Json.Length, options);
        if (utf8Json is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw SpecJsonException.At(0, "the document begins with a byte order mark of UTF-16, expected UTF-8").Place("", 1, 1, 0);
        }

        ReadOnlySpan<byte> rest = WithoutMark(utf8Json);
        return rest.Length < utf8Json.Length ? ReadBehindMark(rest, options, read) : ReadText(utf8Json, options, read);
    }

    private static T ReadBehindMark<T>(ReadOnlySpan<byte> utf8, SpecJsonOptions options, ReadValue<T> read)
    {
        try
        {
            return ReadText(utf8, options, read);
        }
        catch (SpecJsonException error)
        {
            error.MoveOffset(ByteOrderMark.Length);
            throw;
        }
    }

    private static T ReadText<T>(ReadOnlySpan<byte> utf8, SpecJsonOptions options, ReadValue<T> read)
    {
        JsonReaderOptions readerOptions = ReaderOptions(options);
        var reader = new Utf8JsonReader(utf8, readerOptions);
        try
        {
            reader.Read();
            T value = read(ref reader);
            if (reader.CurrentDepth != 0 || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                throw new InvalidOperationException($"{typeof(T).Name}.ReadJson did not read its value to the end");
            }

            // Anything but the end makes the reader throw.
            reader.Read();
            return value;
        }
        catch (SpecJsonException error) when (!error.IsPlaced)
        {
            SpecJsonPlacing.Place(error, utf8, readerOptions);
            throw;
        }
        catch (Exception error) when (SpecJsonPlacing.IsUnplaced(error))
        {
            throw SpecJsonPlacing.Placed(error, utf8, readerOptions, reader.TokenStartIndex);
        }
    }

    private static void CheckSize(long size, SpecJsonOptions options)
    {
        if (size > options.MaxBytes)
        {
            throw SpecJsonException.At(0, $"the document is larger than the {options.MaxBytes} bytes allowed").Place("", 1, 1, 0);
        }
    }

    /// <summary>A type's own methods, as functions that are made once.</summary>
    internal static class Codec<T>
        where T : ISpecJson<T>
    {
        public static readonly ReadValue<T> Read = T.ReadJson;
        public static readonly WriteValue<T> Write = T.WriteJson;
    }
}
