using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace SpecLattice;

/// <summary>
/// What the author of a conversion says of a loss besides the message, for programs: names with JSON values. It goes wherever the loss goes, into its JSON too. Immutable and small: what is larger
/// than the limits is refused when it is made. Where the converted value may hold a secret (<see cref="SensitiveAttribute"/>), the names are kept and the values are withheld.
/// </summary>
public sealed partial class LossDetails : IReadOnlyDictionary<string, JsonElement>, IEquatable<LossDetails>
{
    /// <summary>The most names.</summary>
    public const int MaxCount = 32;

    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 64;

    /// <summary>The most characters of a text that <see cref="With(string, string)"/> keeps; the rest of a longer one becomes <c>...</c>.</summary>
    public const int MaxTextLength = 1024;

    /// <summary>The most bytes of all values together, as JSON in UTF-8.</summary>
    public const int MaxBytes = 16 * 1024;

    private static readonly JsonElement Redacted = Element(static writer => writer.WriteStringValue("<redacted>"));

    private readonly ImmutableSortedDictionary<string, JsonElement> _values;

    private LossDetails(ImmutableSortedDictionary<string, JsonElement> values) => _values = values;

    /// <summary>No details.</summary>
    public static LossDetails Empty { get; } = new(ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public int Count => _values.Count;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => _values.Keys;

    /// <inheritdoc/>
    public IEnumerable<JsonElement> Values => _values.Values;

    /// <inheritdoc/>
    public JsonElement this[string key] => _values[key];

    /// <summary>The same details and a text.</summary>
    /// <param name="name">The name; a value that it had is replaced.</param>
    /// <param name="value">The text.</param>
    /// <returns>The details.</returns>
    /// <exception cref="ArgumentException">They are larger than the limits, or the text is not valid Unicode.</exception>
    public LossDetails With(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        string kept = value.Length <= MaxTextLength ? value : Begin(value) + "...";
        return With(name, Element(writer => writer.WriteStringValue(kept)));
    }

    /// <summary>The same details and an integer.</summary>
    /// <param name="name">The name; a value that it had is replaced.</param>
    /// <param name="value">The integer.</param>
    /// <returns>The details.</returns>
    /// <exception cref="ArgumentException">They are larger than the limits.</exception>
    public LossDetails With(string name, long value) => With(name, Element(writer => writer.WriteNumberValue(value)));

    /// <inheritdoc cref="With(string, long)"/>
    [CLSCompliant(false)]
    public LossDetails With(string name, ulong value) => With(name, Element(writer => writer.WriteNumberValue(value)));

    /// <summary>The same details and a truth value.</summary>
    /// <param name="name">The name; a value that it had is replaced.</param>
    /// <param name="value">The value.</param>
    /// <returns>The details.</returns>
    /// <exception cref="ArgumentException">They are larger than the limits.</exception>
    public LossDetails With(string name, bool value) => With(name, Element(writer => writer.WriteBooleanValue(value)));

    /// <summary>The same details and JSON of any kind.</summary>
    /// <param name="name">The name; a value that it had is replaced.</param>
    /// <param name="value">The JSON; null too.</param>
    /// <returns>The details.</returns>
    /// <exception cref="ArgumentException">They are larger than the limits, or the element is of no document.</exception>
    public LossDetails With(string name, JsonElement value)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            throw new ArgumentException("expected JSON, found an element of no document", nameof(value));
        }

        if (name.Length is 0 or > MaxNameLength)
        {
            throw new ArgumentException($"a name of details has 1 to {MaxNameLength} characters, found {name.Length}", nameof(name));
        }

        var values = _values.SetItem(name, value.Clone());
        if (values.Count > MaxCount)
        {
            throw new ArgumentException($"a loss has at most {MaxCount} details", nameof(name));
        }

        return values.Values.Sum(one => Encoding.UTF8.GetByteCount(one.GetRawText())) <= MaxBytes
            ? new LossDetails(values)
            : throw new ArgumentException($"the details of a loss have at most {MaxBytes} bytes", nameof(value));
    }

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, out JsonElement value) => _values.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => _values.GetEnumerator();

    /// <summary>Whether the names are the same, and their values mean the same.</summary>
    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] LossDetails? other) =>
        other is not null && Count == other.Count && _values.All(one => other.TryGetValue(one.Key, out var value) && JsonElement.DeepEquals(one.Value, value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LossDetails);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (string name in Keys)
        {
            hash.Add(name, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>The details on one line, cut where they are long.</summary>
    /// <returns>Such as <c>limit: 16, unit: "GiB"</c>; empty without any.</returns>
    public override string ToString() => string.Join(", ", _values.Select(one => $"{SpecText.Show(one.Key)}: {SpecText.Show(one.Value.GetRawText(), SpecText.MaxPointerLength)}"));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The names with what stands for a value that may be a secret.</summary>
    internal LossDetails Withheld() => new(_values.ToImmutableSortedDictionary(one => one.Key, _ => Redacted, StringComparer.Ordinal));

    // Not in the middle of a character.
    private static string Begin(string text) => text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)];

    private static JsonElement Element(Action<Utf8JsonWriter> write)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text))
        {
            write(writer);
        }

        text.Position = 0;
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
