using System.Globalization;
using System.Text.Json;

namespace SpecLattice.Serialization;

/// <content>Scalars that are read by methods of their types or of codecs.</content>
public static partial class SpecJsonRead
{
    /// <summary>Reads a scalar by its own method.</summary>
    /// <typeparam name="T">The scalar.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static T Scalar<T>(ref Utf8JsonReader reader)
        where T : ISpecJson<T> => T.ReadJson(ref reader);

    /// <summary>Reads a scalar by a codec.</summary>
    /// <typeparam name="T">The scalar.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    public static T Scalar<T, TCodec>(ref Utf8JsonReader reader)
        where TCodec : ISpecScalarCodec<T> => TCodec.ReadJson(ref reader) ?? throw At(reader.TokenStartIndex, "the codec gave null");

    /// <summary>Reads a scalar that is a map's key by its own method.</summary>
    /// <typeparam name="T">The scalar.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <returns>The key.</returns>
    public static T ScalarKey<T>(ref Utf8JsonReader reader)
        where T : ISpecMapKey<T> => T.ReadJsonKey(ref reader);

    /// <summary>Reads text, and parses it in the invariant culture.</summary>
    /// <typeparam name="T">The type that it becomes.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The text is not one that the type writes.</exception>
    public static T Parsed<T>(ref Utf8JsonReader reader)
        where T : IParsable<T>, IFormattable => Parse<T>(ref reader, String(ref reader));

    /// <summary>Reads a map's key, and parses it in the invariant culture.</summary>
    /// <typeparam name="T">The type that it becomes.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SpecJsonException">The text is not one that the type writes.</exception>
    public static T ParsedKey<T>(ref Utf8JsonReader reader)
        where T : IParsable<T>, IFormattable => Parse<T>(ref reader, StringKey(ref reader));

    private static T Parse<T>(ref Utf8JsonReader reader, string text)
        where T : IParsable<T>, IFormattable
    {
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out T? value) || value is null)
        {
            throw At(reader.TokenStartIndex, $"the text is not a {typeof(T).Name}");
        }

        return value.ToString(null, CultureInfo.InvariantCulture) == text
            ? value
            : throw At(reader.TokenStartIndex, $"the text is a {typeof(T).Name}, but not as one is written");
    }
}
