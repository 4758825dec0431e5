using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SpecLattice.Serialization;

/// <summary>What generated readers are made of. The reader always stands on the token in question and is left on the last token read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SpecJsonRead
{
    /// <summary>Checks that an object starts.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="what">What the object is, such as <c>V1.Board</c>.</param>
    /// <returns>Where the object starts, for <see cref="MissingMember"/>.</returns>
    public static long StartObject(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected(ref reader, $"an object ({what})");
        }

        RequireStack(ref reader);
        return reader.TokenStartIndex;
    }

    /// <summary>Goes to an object's next member.</summary>
    /// <param name="reader">The reader, on the start of the object or on the last token of a member.</param>
    /// <returns>True on a member's name, false on the end of the object.</returns>
    public static bool NextMember(ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.TokenType switch
        {
            JsonTokenType.PropertyName => true,
            JsonTokenType.EndObject => false,
            _ => throw new InvalidOperationException("the reader is not at a member: the one before was not read to its end"),
        };
    }

    /// <summary>Whether the value is null.</summary>
    /// <param name="reader">The reader, on the value's first token.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsNull(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null;

    /// <summary>Skips a value, from a member's name or from the value's first token.</summary>
    /// <param name="reader">The reader.</param>
    public static void Skip(ref Utf8JsonReader reader)
    {
        long start = reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            throw At(start, "the document ends inside this value");
        }
    }

    /// <summary>The error for a member that the type does not have.</summary>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <param name="what">What the object is.</param>
    /// <param name="expected">The members that the type has, ready for the message; empty where it has none.</param>
    /// <returns>The error.</returns>
    public static SpecJsonException UnknownMember(ref Utf8JsonReader reader, string what, string expected)
        => At(
            reader.TokenStartIndex,
            $"unknown member `{SpecText.Show(SpecJsonLocator.NameOf(ref reader))}` in {what}, expected {(expected.Length == 0 ? "none" : "one of " + expected)}");

    /// <summary>The error for a member that an object has twice.</summary>
    /// <param name="reader">The reader, on the member's name.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The error.</returns>
    public static SpecJsonException DuplicateMember(ref Utf8JsonReader reader, string name)
        => At(reader.TokenStartIndex, $"duplicate member `{name}`, expected it once");

    /// <summary>The error for a member that an object lacks.</summary>
    /// <param name="objectStart">Where the object starts.</param>
    /// <param name="what">What the object is.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The error.</returns>
    public static SpecJsonException MissingMember(long objectStart, string what, string name)
        => At(objectStart, $"missing member `{name}` in {what}");

    /// <summary>The error for a tag that a union does not have.</summary>
    /// <param name="reader">The reader, on the tag: a string or a member's name.</param>
    /// <param name="what">What the union is.</param>
    /// <param name="expected">The tags that the union has, ready for the message.</param>
    /// <returns>The error.</returns>
    public static SpecJsonException UnknownCase(ref Utf8JsonReader reader, string what, string expected)
        => reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
            ? At(reader.TokenStartIndex, $"unknown case `{SpecText.Show(SpecJsonLocator.NameOf(ref reader))}` of {what}, expected one of {expected}")
            : Unexpected(ref reader, $"one of {expected} ({what})");

    /// <summary>The error for a token of the wrong kind.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="expected">What was expected, such as <c>a string</c>.</param>
    /// <returns>The error.</returns>
    public static SpecJsonException Unexpected(ref Utf8JsonReader reader, string expected)
        => At(reader.TokenStartIndex, $"expected {expected}, found {NameOf(reader.TokenType)}");

    /// <summary>An error at a token.</summary>
    /// <param name="tokenStart">Where the token starts.</param>
    /// <param name="message">What is wrong and what was expected, without any value of the document.</param>
    /// <returns>The error.</returns>
    public static SpecJsonException At(long tokenStart, string message) => SpecJsonException.At(tokenStart, message);

    // The limit of nested objects can be raised, that of the stack cannot: it would end the process.
    private static void RequireStack(ref Utf8JsonReader reader)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw At(reader.TokenStartIndex, "more nested objects and arrays than the stack of this thread has room for");
        }
    }

    private static void Advance(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
        {
            throw At(reader.TokenStartIndex, "the document ends inside a value");
        }
    }

    private static string NameOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        JsonTokenType.PropertyName => "a member",
        _ => "the end",
    };
}
