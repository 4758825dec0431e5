using System.Collections;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>Bytes that do not change, compared by their values. In JSON they are text in base64.</summary>
[CollectionBuilder(typeof(SpecBytes), nameof(Create))]
[DebuggerDisplay("Length = {Length}")]
[JsonConverter(typeof(SpecJsonConverter<SpecBytes>))]
public readonly struct SpecBytes : IReadOnlyList<byte>, IEquatable<SpecBytes>, IComparable<SpecBytes>, ISpecJson<SpecBytes>
{
    private readonly byte[]? _bytes;

    private SpecBytes(byte[] bytes) => _bytes = bytes;

    /// <summary>No bytes.</summary>
    public static SpecBytes Empty => default;

    /// <summary>How many bytes there are.</summary>
    public int Length => _bytes?.Length ?? 0;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Memory => _bytes;

    int IReadOnlyCollection<byte>.Count => Length;

    /// <summary>A byte.</summary>
    /// <param name="index">Which.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such byte.</exception>
    public byte this[int index] => Span[index];

    /// <inheritdoc/>
    public static SpecBytes ReadJson(ref Utf8JsonReader reader) => SpecJsonRead.Bytes(ref reader);

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, SpecBytes value) => SpecJsonWrite.Bytes(writer, value);

    /// <summary>Copies bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The copy.</returns>
    public static SpecBytes Create(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? default : new SpecBytes(bytes.ToArray());

    /// <summary>Reads bytes that are written in base64.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="FormatException">The text is not base64.</exception>
    public static SpecBytes FromBase64(string text) => new(Convert.FromBase64String(text));

    /// <summary>Copies bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static implicit operator SpecBytes(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Create(bytes);
    }

    /// <summary>Whether two have the same bytes.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(SpecBytes left, SpecBytes right) => left.Equals(right);

    /// <summary>Whether two have different bytes.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(SpecBytes left, SpecBytes right) => !left.Equals(right);

    /// <summary>Whether bytes come before others, in the order of their values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(SpecBytes left, SpecBytes right) => left.CompareTo(right) < 0;

    /// <summary>Whether bytes come before others or are the same, in the order of their values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(SpecBytes left, SpecBytes right) => left.CompareTo(right) <= 0;

    /// <summary>Whether bytes come after others, in the order of their values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(SpecBytes left, SpecBytes right) => left.CompareTo(right) > 0;

    /// <summary>Whether bytes come after others or are the same, in the order of their values.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(SpecBytes left, SpecBytes right) => left.CompareTo(right) >= 0;

    /// <summary>A copy that may be changed.</summary>
    /// <returns>The copy.</returns>
    public byte[] ToArray() => Span.ToArray();

    /// <inheritdoc/>
    public IEnumerator<byte> GetEnumerator() => (_bytes ?? []).AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(SpecBytes other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SpecBytes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public int CompareTo(SpecBytes other) => Span.SequenceCompareTo(other.Span);

    /// <summary>The bytes in base64.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Convert.ToBase64String(Span);

    /// <summary>Takes over an array that nobody else has.</summary>
    internal static SpecBytes Own(byte[] bytes) => bytes.Length == 0 ? default : new SpecBytes(bytes);
}
