using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SpecLattice.Schemas;

/// <summary>A line of a schema text, read from left to right.</summary>
internal sealed class SpecSchemaLine(string text, int number)
{
    /// <summary>The most levels of nested types that a line may hold.</summary>
    private const int MaxDepth = 32;

    private int _at;
    private int _depth;

    public FormatException Error(string problem) =>
        new(string.Create(CultureInfo.InvariantCulture, $"not a schema: {problem} (line {number}, column {_at + 1})"));

    /// <summary>Whether a text is one JSON value.</summary>
    public static bool IsJson(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            reader.Read();
            reader.Skip();
            return !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Counts a type inside another, until the result is disposed.</summary>
    public Nested Nest()
    {
        if (++_depth > MaxDepth)
        {
            throw Error($"more than {MaxDepth} levels of nested types");
        }

        return new Nested(this);
    }

    public bool Skip(string expected)
    {
        if (string.CompareOrdinal(text, _at, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        _at += expected.Length;
        return true;
    }

    public void Expect(string expected)
    {
        if (!Skip(expected))
        {
            throw Error($"expected `{expected}`");
        }
    }

    public void ExpectEnd()
    {
        if (_at < text.Length)
        {
            throw Error("expected the line's end");
        }
    }

    public string Rest() => Until(text.Length);

    /// <summary>The letters up to the next space.</summary>
    public string Word() => Until(EndOf(' '));

    public int Number()
    {
        var end = _at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return int.TryParse(text.AsSpan(_at, end - _at), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && Until(end).Length > 0
            ? value
            : throw Error("expected a number");
    }

    /// <summary>The name of a member, a case or a tag: plain, or as a JSON string.</summary>
    public string Name()
    {
        if (At('"'))
        {
            return Quoted();
        }

        var name = Until(EndOf(' ', ':'));
        return name.Length > 0 ? name : throw Error("expected a name");
    }

    /// <summary>A name in a catalog's facts: plain up to a space or an <c>@</c>, or as a JSON string.</summary>
    public string FactWord() => At('"') ? Quoted() : Until(EndOf('@', ' '));

    /// <summary>The name of a primitive, or of a part of another assembly.</summary>
    public string TypeName() => At('"') ? Quoted() : Until(EndOf('@', '?', ',', '>', ' '));

    /// <summary>The text of a scalar, with the parenthesis behind it.</summary>
    public string ScalarText()
    {
        var schema = At('"') ? Quoted() : Until(EndOf(')'));
        Expect(")");
        return schema;
    }

    private bool At(char expected) => _at < text.Length && text[_at] == expected;

    private int EndOf(params ReadOnlySpan<char> delimiters)
    {
        var length = text.AsSpan(_at).IndexOfAny(delimiters);
        return length < 0 ? text.Length : _at + length;
    }

    private string Until(int end)
    {
        var part = text[_at..end];
        _at = end;
        return part;
    }

    private string Quoted()
    {
        var end = _at + 1;
        while (end < text.Length && text[end] != '"')
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        if (end >= text.Length)
        {
            throw Error("expected the end of the quoted name");
        }

        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text[_at..(end + 1)]));
        try
        {
            reader.Read();
            var name = reader.GetString()!;
            _at = end + 1;
            return name;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw Error("the quoted name is not a JSON string");
        }
    }

    /// <summary>Ends the type that it was made for.</summary>
    internal readonly struct Nested(SpecSchemaLine line) : IDisposable
    {
        public void Dispose() => line._depth--;
    }
}
