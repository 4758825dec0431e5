using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SpecLattice.Serialization;

/// <content>What is refused while writing, because it could not be read again.</content>
public static partial class SpecJsonWrite
{
    /// <summary>Writes a value as text, formatted in the invariant culture.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Formatted<T>(Utf8JsonWriter writer, T value)
        where T : IFormattable => String(writer, value.ToString(null, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Writes a value as a map's key, formatted in the invariant culture.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The value.</param>
    public static void FormattedTextKey<T>(Utf8JsonWriter writer, T key)
        where T : IFormattable => StringKey(writer, key.ToString(null, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Writes a scalar by a codec.</summary>
    /// <typeparam name="T">The scalar.</typeparam>
    /// <typeparam name="TCodec">The codec.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">The value is null.</exception>
    public static void Scalar<T, TCodec>(Utf8JsonWriter writer, T value)
        where TCodec : ISpecScalarCodec<T> => TCodec.WriteJson(writer, value ?? throw Error($"expected a {typeof(T).Name}, found null"));

    /// <summary>Writes a scalar that is a map's key by its own method.</summary>
    /// <typeparam name="T">The scalar.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    public static void ScalarKey<T>(Utf8JsonWriter writer, T key)
        where T : ISpecMapKey<T> => T.WriteJsonKey(writer, key);

    /// <summary>Refuses a value of a type that is derived from the one that is written.</summary>
    /// <typeparam name="T">The type that is written.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="what">What the type is called.</param>
    /// <exception cref="SpecJsonException">The value is of another type, whose own members would be lost.</exception>
    public static void NotDerived<T>(T value, string what)
        where T : class
    {
        if (value is not null && value.GetType() != typeof(T))
        {
            throw Error($"expected a value of {what} itself, found one of a type that is derived from it, whose own members would be lost");
        }
    }

    /// <summary>Starts an object that a value is written as.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <param name="what">What the object is, such as <c>V1.Board</c>.</param>
    /// <exception cref="SpecJsonException">The value is null.</exception>
    public static void StartObject<T>(Utf8JsonWriter writer, T value, string what)
    {
        if (value is null)
        {
            throw Null($"an object ({what})");
        }

        RequireStack();

        writer.WriteStartObject();
    }

    /// <summary>Writes a scalar by its own code.</summary>
    /// <typeparam name="T">The scalar's type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The scalar.</param>
    /// <exception cref="SpecJsonException">It is null, or was never assigned and cannot be read again.</exception>
    public static void Scalar<T>(Utf8JsonWriter writer, T value)
        where T : ISpecJson<T>
    {
        if (value is null)
        {
            throw Null(typeof(T).Name);
        }

        // Nobody has checked a value that was never assigned: not every type has a meaning for it.
        if (!FastScalar<T>.IsAssigned(value))
        {
            throw Error($"expected {typeof(T).Name}, found one that was never assigned");
        }

        T.WriteJson(writer, value);
    }

    /// <summary>What writing throws where an enum holds a number that its type does not declare.</summary>
    /// <param name="type">The enum.</param>
    /// <returns>The exception.</returns>
    public static SpecJsonException UndeclaredValue(string type) => Error($"the value is not one that {type} declares");

    /// <summary>What writing throws where a union was never assigned.</summary>
    /// <param name="type">The union.</param>
    /// <returns>The exception.</returns>
    public static SpecJsonException NoCase(string type) => Error($"expected a case of {type}, found a value that was never assigned");

    /// <summary>Whether writing failed, and where is not known yet.</summary>
    internal static bool IsUnplaced(Exception error) => error is not (OutOfMemoryException or JsonException { Path: not null } or SpecJsonException { IsPlaced: true });

    /// <summary>An error of writing, whose place is found later.</summary>
    internal static SpecJsonException Error(string problem, Exception? cause = null) => SpecJsonException.At(0, problem, cause);

    /// <summary>Whether a value is a number that JSON does not have.</summary>
    internal static bool IsNotFinite(object? value) => value switch
    {
        double number => !double.IsFinite(number),
        float number => !float.IsFinite(number),
        Half number => !System.Half.IsFinite(number),
        _ => false,
    };

    internal static SpecJsonException NotFinite() => Error("expected a finite number, found NaN or an infinity");

    // The limit of nested objects can be raised, that of the stack cannot: it would end the process.
    private static void RequireStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Error("more nested objects and arrays than the stack of this thread has room for");
        }
    }

    private static SpecJsonException Null(string expected) => Error($"expected {expected}, found null");

    /// <summary>Whether a value is written so that it can be read again.</summary>
    internal static bool IsReadAgain<T>(T value)
        where T : ISpecJson<T>
    {
        try
        {
            SpecJsonDocument document = SpecJsonDocument.Of(value, SpecJsonOptions.Default);
            return EqualityComparer<T>.Default.Equals(SpecJson.Deserialize<T>(document.Bytes), value);
        }
        catch (SpecJsonException)
        {
            return false;
        }
    }

    // Two of them that differ are written differently. Of a scalar, only its own code knows.
    internal static bool HasOwnText<T>() => typeof(T).IsPrimitive || typeof(T).IsEnum || typeof(T) == typeof(string) || typeof(T) == typeof(Guid) || typeof(T) == typeof(decimal);

    // The writer would put a replacement character in place of half a surrogate pair, and say nothing.
    private static string Valid(string text)
    {
        for (int i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!System.Text.Rune.TryGetRuneAt(text, i, out _))
            {
                throw Error("expected valid Unicode, found an unpaired surrogate");
            }

            i++;
        }

        return text;
    }
}
