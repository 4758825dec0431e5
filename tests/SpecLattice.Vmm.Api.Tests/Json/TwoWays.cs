using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Api.Tests.Json;

/// <summary>Reads and writes a value as everybody does, and by <see cref="Utf8JsonReader"/> and <see cref="Utf8JsonWriter"/> alone, and compares what comes of it.</summary>
internal static class TwoWays
{
    /// <summary>What differs; null where nothing does.</summary>
    public static string? Compare<T>(ReadOnlySpan<byte> document, SpecJsonOptions options)
        where T : ISpecJson<T>
    {
        var isRead = SpecJson.TryDeserialize<T>(document, out var value, out var error, options);
        var isReadPlainly = SpecJson.TryDeserialize<Plain<T>>(document, out var plain, out var plainError, options);
        if (isRead != isReadPlainly)
        {
            return $"one way reads it, and the other says: {error?.Message ?? plainError?.Message}";
        }

        if (!isRead)
        {
            return Place(error!) == Place(plainError!) ? null : $"{Place(error!)}, plainly {Place(plainError!)}";
        }

        if (!value!.Equals(plain.Value))
        {
            return "the values are not equal";
        }

        var isWritten = TryWrite(value, options, out var text);
        return isWritten == TryWrite(new Plain<T>(value), options, out var plainText) && text == plainText ? null : $"written as {text}, plainly as {plainText}";
    }

    private static (string Problem, string? Pointer, long? Line, long? Column, long? Offset) Place(SpecJsonException error) =>
        (error.Problem, error.Pointer, error.Line, error.Column, error.Offset);

    private static bool TryWrite<T>(T value, SpecJsonOptions options, out string text)
        where T : ISpecJson<T>
    {
        try
        {
            text = Convert.ToHexString(SpecJson.SerializeToUtf8Bytes(value, options));
            return true;
        }
        catch (SpecJsonException error)
        {
            text = error.Message;
            return false;
        }
    }

    private readonly record struct Plain<T>(T Value) : ISpecJson<Plain<T>>
        where T : ISpecJson<T>
    {
        public static Plain<T> ReadJson(ref Utf8JsonReader reader) => new(T.ReadJson(ref reader));

        public static void WriteJson(Utf8JsonWriter writer, Plain<T> value) => T.WriteJson(writer, value.Value);
    }
}
