using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <summary>
/// Reads a document that is laid out as it is written: members in the order of their declaration, without white space, escapes in names or anything unknown. Every method says whether it found
/// what it expects. Where one did not, reading ends, and the document is read again from its beginning by <see cref="Utf8JsonReader"/>: errors are made there alone.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct SpecFastReader
{
    // How many levels are between two looks at how much of the stack is left.
    private const int LevelsBetweenLooks = 16;

    private readonly ReadOnlySpan<byte> _json;
    private readonly JsonReaderOptions _options;
    private int _at;
    private int _depth;
    private bool _hasDeclined;

    internal SpecFastReader(ReadOnlySpan<byte> json, JsonReaderOptions options)
    {
        _json = json;
        _options = options;
    }

    /// <summary>Whether all was read.</summary>
    internal readonly bool IsAtEnd => _at == _json.Length && _depth == 0;

    /// <summary>Says that a type has no way of its own to be read fast.</summary>
    /// <returns>False.</returns>
    public bool Decline()
    {
        _hasDeclined = true;
        return false;
    }

    /// <summary>Reads the start of an object.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Begin() => Open((byte)'{');

    /// <summary>Reads the end of an object.</summary>
    /// <returns>Whether it was there.</returns>
    public bool End() => Close((byte)'}');

    /// <summary>Reads the start of an array.</summary>
    /// <returns>Whether it was there.</returns>
    public bool BeginArray() => Open((byte)'[');

    /// <summary>Reads the end of an array.</summary>
    /// <returns>Whether it was there.</returns>
    public bool EndArray() => Close((byte)']');

    /// <summary>Reads what stands between two items of an array.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Comma() => Take((byte)',');

    /// <summary>Reads a member's name, and what stands before and behind it.</summary>
    /// <param name="names">The names of all members, as <see cref="SpecMemberReader"/> takes them.</param>
    /// <param name="start">Where the name begins.</param>
    /// <param name="length">How long it is.</param>
    /// <returns>Whether it was there. If not, nothing was read.</returns>
    public bool Member(ReadOnlySpan<byte> names, int start, int length)
    {
        int at = _at;
        ReadOnlySpan<byte> json = _json;
        if (json[at - 1] != '{')
        {
            // A value never ends in a brace that opens.
            if ((uint)at >= (uint)json.Length || json[at] != ',')
            {
                return false;
            }

            at++;
        }

        if (json.Length - at < length + 3)
        {
            return false;
        }

        ReadOnlySpan<byte> found = json.Slice(at, length + 3);
        if (found[0] != '"' || found[^2] != '"' || found[^1] != ':' || !found[1..^2].SequenceEqual(names.Slice(start, length)))
        {
            return false;
        }

        _at = at + length + 3;
        return true;
    }

    /// <inheritdoc cref="Member(ReadOnlySpan{byte}, int, int)"/>
    /// <param name="name">The name.</param>
    public bool Member(ReadOnlySpan<byte> name) => Member(name, 0, name.Length);

    /// <summary>Reads the start of an object, and its first member, which is a text without escapes.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether it was there.</returns>
    public bool Tag(ReadOnlySpan<byte> name, out ReadOnlySpan<byte> text)
    {
        text = default;
        return Begin() && Member(name) && PlainText(out text);
    }

    /// <summary>Reads an object's last member, and its end.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="name">The member's name.</param>
    /// <returns>The value; null where it was not there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public object? Content<T>(ReadOnlySpan<byte> name)
        where T : ISpecJson<T> => Member(name) && Value<T>(out T? value) && End() ? value : null;

    /// <summary>Reads null, if it is there.</summary>
    /// <typeparam name="T">What it would be otherwise.</typeparam>
    /// <param name="value">Null.</param>
    /// <returns>Whether it was there.</returns>
    public bool Null<T>(out T? value)
    {
        value = default;
        ReadOnlySpan<byte> json = _json;
        if ((uint)_at < (uint)json.Length && json[_at] == 'n' && json[_at..].StartsWith("null"u8))
        {
            _at += 4;
            return true;
        }

        return false;
    }

    /// <summary>Puts a value where there could be none.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="some">The same.</param>
    /// <returns>True.</returns>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "It is a step of reading, and stands among the others.")]
    public readonly bool Some<T>(T value, [NotNull] out T? some)
        where T : struct
    {
        some = value;
        return true;
    }

    /// <summary>Reads a value of a type that reads itself.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Value<T>([MaybeNullWhen(false)] out T value)
        where T : ISpecJson<T> => T.TryRead(ref this, out value) || (_hasDeclined && Declined(out value));

    /// <summary>Reads a value as <see cref="Utf8JsonReader"/> does.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="read">Reads it.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was there.</returns>
    public bool Read<T>(ReadValue<T> read, [MaybeNullWhen(false)] out T value)
    {
        ArgumentNullException.ThrowIfNull(read);
        value = default;
        int room = _options.MaxDepth - _depth;
        if (room <= 0)
        {
            // Zero would stand for the reader's own limit.
            return false;
        }

        var reader = new Utf8JsonReader(_json[_at..], isFinalBlock: true, new JsonReaderState(_options with { MaxDepth = room }));
        reader.Read();
        value = read(ref reader);
        if (reader.CurrentDepth != 0 || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            return false;
        }

        _at += (int)reader.BytesConsumed;
        return true;
    }

    private bool Declined<T>([MaybeNullWhen(false)] out T value)
        where T : ISpecJson<T>
    {
        // A document that is one such value is read that way from the beginning.
        _hasDeclined = false;
        value = default;
        return _depth > 0 && Read(SpecJson.Codec<T>.Read, out value);
    }

    private bool Open(byte bracket)
    {
        if (!Take(bracket) || _depth == _options.MaxDepth || (_depth % LevelsBetweenLooks == LevelsBetweenLooks - 1 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            return false;
        }

        _depth++;
        return true;
    }

    private bool Close(byte bracket)
    {
        _depth--;
        return Take(bracket);
    }

    private bool Take(byte expected)
    {
        if ((uint)_at < (uint)_json.Length && _json[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }
}
