using System.Text.Json;

namespace SpecLattice.Tool.Documents;

/// <summary>Finds the places that JSON pointers name in a document.</summary>
internal static class PointerFinder
{
    /// <summary>Where the value that a pointer names begins and ends, in bytes. Where it is missing, the innermost value around it that is there.</summary>
    public static (int Start, int End) Find(ReadOnlySpan<byte> utf8, string pointer)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        foreach (var segment in pointer.Split('/').Skip(1).Select(text => text.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            var around = reader;
            if (!Enter(ref reader, segment))
            {
                return SpanOf(around);
            }
        }

        return SpanOf(reader);
    }

    private static bool Enter(ref Utf8JsonReader reader, string segment)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isIt = reader.ValueTextEquals(segment);
                reader.Read();
                if (isIt)
                {
                    return true;
                }

                reader.Skip();
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray && int.TryParse(segment, out var index))
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (index-- == 0)
                {
                    return true;
                }

                reader.Skip();
            }
        }

        return false;
    }

    private static (int Start, int End) SpanOf(Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return (start, (int)reader.BytesConsumed);
    }
}
