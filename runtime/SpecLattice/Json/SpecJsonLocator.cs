using System.Text;
using System.Text.Json;

namespace SpecLattice;

/// <summary>Finds out where in a document a token is, by reading the document once more. Only for errors.</summary>
internal ref struct SpecJsonLocator
{
    private readonly List<Frame> _frames = [];
    private JsonTokenType _last = JsonTokenType.None;

    public SpecJsonLocator()
    {
    }

    /// <summary>What could have stood where reading failed.</summary>
    public readonly string Expected => (_last, InArray) switch
    {
        (JsonTokenType.None or JsonTokenType.PropertyName, _) => "a value",
        (JsonTokenType.StartObject, _) => "a member's name or `}`",
        (JsonTokenType.StartArray, _) => "a value or `]`",
        _ when _frames.Count == 0 => "the end of the document",
        (_, true) => "`,` and a value, or `]`",
        (_, false) => "`,` and a member's name, or `}`",
    };

    /// <summary>Whether a value could have stood where reading failed.</summary>
    public readonly bool ExpectedValue
        => _last is JsonTokenType.None or JsonTokenType.PropertyName or JsonTokenType.StartArray || (InArray && _frames.Count > 0);

    private readonly bool InArray => _frames.Count > 0 && _frames[^1].IsArray;

    /// <summary>Reads on to the token that covers an offset, or to where the document goes wrong.</summary>
    /// <param name="reader">A copy of the reader, before the value or on its first token; is left on the token.</param>
    /// <param name="offset">The offset.</param>
    /// <returns>The token's JSON pointer, relative to the value.</returns>
    public string Find(ref Utf8JsonReader reader, long offset)
    {
        try
        {
            bool more = reader.TokenType != JsonTokenType.None || reader.Read();
            while (more)
            {
                Enter(ref reader);
                if (reader.BytesConsumed > offset)
                {
                    return Pointer();
                }

                more = reader.Read();
            }
        }
        catch (JsonException)
        {
            // The place asked for is where the document goes wrong, or behind it.
        }

        LeaveValue();
        return Pointer();
    }

    /// <summary>A member's name, where it is one; a replacement where it is not valid Unicode.</summary>
    public static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private void Enter(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _frames[^1] = new Frame(false, 0, NameOf(ref reader));
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                if (_frames.Count > 0)
                {
                    _frames.RemoveAt(_frames.Count - 1);
                }

                break;
            default:
                if (InArray)
                {
                    _frames[^1] = _frames[^1] with { Index = _frames[^1].Index + 1 };
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    _frames.Add(new Frame(reader.TokenType == JsonTokenType.StartArray, -1, null));
                }

                break;
        }

        _last = reader.TokenType;
    }

    /// <summary>Goes from the last token that could be read to what should have come next.</summary>
    private readonly void LeaveValue()
    {
        if (InArray)
        {
            _frames[^1] = _frames[^1] with { Index = _frames[^1].Index + 1 };
        }
        else if (_frames.Count > 0 && _last != JsonTokenType.PropertyName)
        {
            _frames[^1] = _frames[^1] with { Name = null };
        }
    }

    private readonly string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (Frame frame in _frames)
        {
            if (frame.Name is not null)
            {
                pointer.Append(SpecPointer.Segment(frame.Name));
            }
            else if (frame.IsArray && frame.Index >= 0)
            {
                pointer.Append(SpecPointer.Segment(frame.Index));
            }
        }

        return pointer.ToString();
    }

    /// <summary>An object with the member, or an array with the index, that the reader is at.</summary>
    private readonly record struct Frame(bool IsArray, int Index, string? Name);
}
