using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Api;

/// <summary>
/// The key of a component in an instance spec: a UUID or a name. Every text that spells a UUID (hyphenated, 32 digits, in braces, after
/// <c>urn:uuid:</c>; in any case) is that UUID, and is written hyphenated and in lower case; any other text, the empty one included, is a name.
/// </summary>
/// <remarks>
/// Keys are ordered: UUIDs first, by their bytes, then names, by their UTF-8 bytes. Two spellings of one UUID are one key, so a map that
/// has both is refused; the original server keeps the last. The default value is the nil UUID.
/// </remarks>
[SpecScalar("string: a UUID in any spelling, otherwise a name", Examples =
[
    "\"disk0\"", "\"\"", "\"/\"", "\"~\"", "\"~1/a~0\"", "\" 0cedae45-3d6e-4d90-b2cb-56f1a1a42a89\"", "\"10:device\"", "\"\\u00e9\"", "\"\\ud83d\\udcbe\"",
    "\"has_write_cache\"", "\"0\"", "\"00000000-0000-0000-0000-000000000000\"", "\"0cedae45-3d6e-4d90-b2cb-56f1a1a42a89\"",
])]
[JsonConverter(typeof(SpecJsonConverter<SpecKey>))]
public readonly struct SpecKey : ISpecJson<SpecKey>, ISpecMapKey<SpecKey>
{
    private const string NotUnicode = "a spec key must be valid Unicode text, without unpaired surrogates";

    private readonly Guid _uuid;
    private readonly string? _name;

    private SpecKey(Guid uuid) => _uuid = uuid;

    private SpecKey(string name) => _name = name;

    /// <summary>Whether the key is a UUID, not a name.</summary>
    public bool IsUuid => _name is null;

    /// <summary>Makes a key of a text: the UUID that it spells, or the name that it is.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The key.</returns>
    /// <exception cref="FormatException">The text is not valid Unicode.</exception>
    public static SpecKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var key) ? key : throw new FormatException(NotUnicode);
    }

    /// <summary>Makes a key of a text, unless the text is not valid Unicode: the only thing that cannot be a key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether there is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out SpecKey key)
    {
        if (text is null || HasUnpairedSurrogate(text))
        {
            key = default;
            return false;
        }

        key = FromUnicode(text);
        return true;
    }

    /// <summary>Makes a key of a UUID.</summary>
    /// <param name="uuid">The UUID.</param>
    /// <returns>The key.</returns>
    public static SpecKey FromGuid(Guid uuid) => new(uuid);

    /// <summary>The UUID, if the key is one.</summary>
    /// <param name="uuid">The UUID.</param>
    /// <returns>Whether the key is a UUID.</returns>
    public bool TryGetUuid(out Guid uuid)
    {
        uuid = _uuid;
        return IsUuid;
    }

    /// <summary>Makes a key of a text, as <see cref="Parse"/> does.</summary>
    /// <param name="text">The text.</param>
    public static implicit operator SpecKey(string text) => Parse(text);

    /// <summary>Makes a key of a UUID.</summary>
    /// <param name="uuid">The UUID.</param>
    public static implicit operator SpecKey(Guid uuid) => new(uuid);

    /// <summary>Whether two keys are the same.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator ==(SpecKey left, SpecKey right) => left.Equals(right);

    /// <summary>Whether two keys differ.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator !=(SpecKey left, SpecKey right) => !left.Equals(right);

    /// <summary>Whether the left key comes first.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator <(SpecKey left, SpecKey right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left key comes first or is the right one.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator <=(SpecKey left, SpecKey right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the right key comes first.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator >(SpecKey left, SpecKey right) => left.CompareTo(right) > 0;

    /// <summary>Whether the right key comes first or is the left one.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">Another key.</param>
    public static bool operator >=(SpecKey left, SpecKey right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public static SpecKey ReadJson(ref Utf8JsonReader reader) => FromUnicode(SpecJsonRead.String(ref reader));

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, SpecKey value)
    {
        if (value._name is { } name)
        {
            writer.WriteStringValue(name);
        }
        else
        {
            writer.WriteStringValue(value._uuid);
        }
    }

    /// <inheritdoc/>
    public static SpecKey ReadJsonKey(ref Utf8JsonReader reader) => FromUnicode(SpecJsonRead.StringKey(ref reader));

    /// <inheritdoc/>
    public static void WriteJsonKey(Utf8JsonWriter writer, SpecKey key) => writer.WritePropertyName(key.ToString());

    static bool ISpecJson<SpecKey>.TryRead(ref SpecFastReader reader, out SpecKey value) => TryReadText(ref reader, out value);

    static bool ISpecJson<SpecKey>.TryWrite(ref SpecFastWriter writer, SpecKey value) => TryWriteText(ref writer, value);

    static bool ISpecMapKey<SpecKey>.TryReadKey(ref SpecFastReader reader, out SpecKey key) => TryReadText(ref reader, out key);

    static bool ISpecMapKey<SpecKey>.TryWriteKey(ref SpecFastWriter writer, SpecKey key) => TryWriteText(ref writer, key);

    /// <inheritdoc/>
    public int CompareTo(SpecKey other) => (_name, other._name) switch
    {
        (null, null) => _uuid.CompareTo(other._uuid),
        (null, _) => -1,
        (_, null) => 1,
        var (name, otherName) => CompareAsUtf8(name, otherName),
    };

    /// <inheritdoc/>
    public bool Equals(SpecKey other) => _uuid == other._uuid && string.Equals(_name, other._name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SpecKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _name?.GetHashCode(StringComparison.Ordinal) ?? _uuid.GetHashCode();

    /// <summary>The key's text: the UUID, hyphenated and in lower case, or the name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _name ?? _uuid.ToString("D");

    private static bool TryReadText(ref SpecFastReader reader, out SpecKey key)
    {
        if (reader.PlainText(out var plain))
        {
            key = SpecUuid.TryParse(plain, out var uuid) ? new(uuid) : new(Encoding.ASCII.GetString(plain));
            return true;
        }

        var isText = reader.String(out var text);
        key = isText ? FromUnicode(text!) : default;
        return isText;
    }

    private static bool TryWriteText(ref SpecFastWriter writer, SpecKey key) => key._name is { } name ? writer.String(name) : writer.Guid(key._uuid);

    private static SpecKey FromUnicode(string text) => SpecUuid.TryParse(text, out var uuid) ? new(uuid) : new(text);

    /// <summary>UTF-8 orders characters by code point; UTF-16 puts surrogates, which stand for the highest code points, before U+E000.</summary>
    private static int CompareAsUtf8(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        return (char.IsSurrogate(left[common]), char.IsSurrogate(right[common])) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            _ => left[common].CompareTo(right[common]),
        };
    }

    private static bool HasUnpairedSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
