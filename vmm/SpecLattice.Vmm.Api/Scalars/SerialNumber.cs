using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Api;

/// <summary>
/// The serial number of an NVMe controller: exactly 20 bytes, an array of 20 numbers in JSON. By custom a text filled up with zeros, which
/// the default value consists of.
/// </summary>
[SpecScalar("array: 20 numbers 0-255", Examples =
[
    "[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]",
    "[255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255,255]",
    "[83,78,45,48,48,49,0,0,0,0,0,0,0,0,0,0,0,0,0,7]",
])]
[JsonConverter(typeof(SpecJsonConverter<SerialNumber>))]
public readonly struct SerialNumber : ISpecJson<SerialNumber>, IEquatable<SerialNumber>
{
    /// <summary>The number of bytes in a serial number.</summary>
    public const int Length = 20;

    private readonly Content _content;

    /// <summary>Makes a serial number of its bytes.</summary>
    /// <param name="bytes">The bytes, exactly 20.</param>
    /// <exception cref="ArgumentException">There are more or fewer bytes.</exception>
    public SerialNumber(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Length)
        {
            throw new ArgumentException($"a serial number has {Length} bytes, not {bytes.Length}", nameof(bytes));
        }

        bytes.CopyTo(_content);
    }

    /// <summary>The bytes.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => _content;

    /// <summary>Makes a serial number of a text: its UTF-8 bytes, filled up with zeros, cut off after the 20th.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The serial number.</returns>
    public static SerialNumber FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<byte> bytes = stackalloc byte[Length];
        bytes.Clear();
        var utf8 = Encoding.UTF8.GetBytes(text);
        utf8.AsSpan(0, Math.Min(utf8.Length, Length)).CopyTo(bytes);
        return new SerialNumber(bytes);
    }

    /// <summary>Whether two serial numbers are the same.</summary>
    /// <param name="left">A serial number.</param>
    /// <param name="right">Another serial number.</param>
    public static bool operator ==(SerialNumber left, SerialNumber right) => left.Equals(right);

    /// <summary>Whether two serial numbers differ.</summary>
    /// <param name="left">A serial number.</param>
    /// <param name="right">Another serial number.</param>
    public static bool operator !=(SerialNumber left, SerialNumber right) => !left.Equals(right);

    /// <inheritdoc/>
    public static SerialNumber ReadJson(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw SpecJsonRead.Unexpected(ref reader, "an array of 20 numbers");
        }

        var start = reader.TokenStartIndex;
        Span<byte> bytes = stackalloc byte[Length];
        var count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (count == Length)
            {
                throw SpecJsonRead.At(reader.TokenStartIndex, "expected an array of 20 numbers, found more");
            }

            bytes[count++] = SpecJsonRead.Byte(ref reader);
        }

        return count == Length
            ? new SerialNumber(bytes)
            : throw SpecJsonRead.At(start, $"expected an array of 20 numbers, found {count}");
    }

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, SerialNumber value)
    {
        writer.WriteStartArray();
        foreach (var b in value.Bytes)
        {
            writer.WriteNumberValue(b);
        }

        writer.WriteEndArray();
    }

    static bool ISpecJson<SerialNumber>.TryRead(ref SpecFastReader reader, out SerialNumber value)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var goesOn = reader.BeginArray();
        for (var i = 0; goesOn && i < Length; i++)
        {
            goesOn = (i == 0 || reader.Comma()) && reader.Byte(out bytes[i]);
        }

        goesOn = goesOn && reader.EndArray();
        value = goesOn ? new SerialNumber(bytes) : default;
        return goesOn;
    }

    static bool ISpecJson<SerialNumber>.TryWrite(ref SpecFastWriter writer, SerialNumber value)
    {
        var goesOn = writer.BeginArray();
        for (var i = 0; goesOn && i < Length; i++)
        {
            goesOn = (i == 0 || writer.Comma()) && writer.Byte(value.Bytes[i]);
        }

        return goesOn && writer.EndArray();
    }

    /// <inheritdoc/>
    public bool Equals(SerialNumber other) => Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SerialNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>The text without the zeros that fill it up, where it is printable ASCII; otherwise the bytes in hexadecimal.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = Bytes.TrimEnd((byte)0);
        return text.ContainsAnyExceptInRange((byte)' ', (byte)'~') ? Convert.ToHexStringLower(Bytes) : Encoding.ASCII.GetString(text);
    }

    [InlineArray(Length)]
    private struct Content
    {
        private byte _first;
    }
}
