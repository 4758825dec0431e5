using System.Diagnostics.CodeAnalysis;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <content>Documents whose version stands beside them.</content>
public static partial class SpecJson
{
    /// <summary>Reads a document whose version stands beside it: in an event's type, a header or a column.</summary>
    /// <typeparam name="T">The family's sum.</typeparam>
    /// <param name="mark">What stands there; null where nothing does, which a family may give a meaning.</param>
    /// <param name="utf8Json">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The value. One of a version that this build does not know is kept byte for byte.</returns>
    /// <exception cref="SpecJsonException">The document is not one of that version, or there is no mark and must be one.</exception>
    public static T DeserializeMarked<T>(string? mark, ReadOnlySpan<byte> utf8Json, SpecJsonOptions? options = null)
        where T : ISpecJson<T>, ISpecMarked<T> => T.EnvelopeCodec.Deserialize(mark, utf8Json, options);

    /// <inheritdoc cref="DeserializeMarked{T}(string?, ReadOnlySpan{byte}, SpecJsonOptions?)"/>
    /// <param name="mark">What stands there; null where nothing does, which a family may give a meaning.</param>
    /// <param name="json">The document.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    public static T DeserializeMarked<T>(string? mark, string json, SpecJsonOptions? options = null)
        where T : ISpecJson<T>, ISpecMarked<T>
    {
        ArgumentNullException.ThrowIfNull(json);
        return T.EnvelopeCodec.Deserialize(mark, ToUtf8(json, options ?? SpecJsonOptions.Default), options);
    }

    /// <summary>Reads a document whose version stands beside it, and tells what is wrong with it instead of throwing.</summary>
    /// <typeparam name="T">The family's sum.</typeparam>
    /// <param name="mark">What stands there; null where nothing does, which a family may give a meaning.</param>
    /// <param name="utf8Json">The document.</param>
    /// <param name="value">The value, where the document is one.</param>
    /// <param name="error">What is wrong and where, where it is not.</param>
    /// <param name="options">How to read; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>Whether the document is such a value.</returns>
    public static bool TryDeserializeMarked<T>(
        string? mark, ReadOnlySpan<byte> utf8Json, [MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out SpecJsonException? error, SpecJsonOptions? options = null)
        where T : ISpecJson<T>, ISpecMarked<T>
    {
        try
        {
            value = DeserializeMarked<T>(mark, utf8Json, options);
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

    /// <summary>Writes a value whose version stands beside the document.</summary>
    /// <typeparam name="T">The family's sum.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="options">How to write; <see cref="SpecJsonOptions.Default"/> unless given.</param>
    /// <returns>The document, and the mark to put beside it.</returns>
    /// <exception cref="SpecJsonException">The value holds what no reader would accept.</exception>
    public static SpecMarkedDocument SerializeMarked<T>(T value, SpecJsonOptions? options = null)
        where T : ISpecJson<T>, ISpecMarked<T> => T.EnvelopeCodec.Serialize(value, options);
}
