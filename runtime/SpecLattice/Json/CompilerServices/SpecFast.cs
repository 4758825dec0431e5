using System.ComponentModel;
using SpecLattice.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>Reads a value where it is laid out as it is written.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="reader">The reader.</param>
/// <param name="value">The value.</param>
/// <returns>Whether it was there.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool FastRead<T>(ref SpecFastReader reader, out T value);

/// <summary>Writes a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="writer">The writer.</param>
/// <param name="value">The value.</param>
/// <returns>Whether it was written.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool FastWrite<T>(ref SpecFastWriter writer, T value);

/// <summary>The fast ways of types that read and write themselves, as functions that are made once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecFast
{
    /// <summary>Reads a value of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The function.</returns>
    public static FastRead<T> Read<T>()
        where T : ISpecJson<T> => Codec<T>.Read;

    /// <summary>Writes a value of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The function.</returns>
    public static FastWrite<T> Write<T>()
        where T : ISpecJson<T> => Codec<T>.Write;

    /// <summary>Reads a map's key of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The function.</returns>
    public static FastRead<T> ReadKey<T>()
        where T : ISpecMapKey<T> => KeyCodec<T>.Read;

    /// <summary>Writes a map's key of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The function.</returns>
    public static FastWrite<T> WriteKey<T>()
        where T : ISpecMapKey<T> => KeyCodec<T>.Write;

    private static class Codec<T>
        where T : ISpecJson<T>
    {
        public static readonly FastRead<T> Read = static (ref SpecFastReader reader, out T value) => reader.Value(out value!);
        public static readonly FastWrite<T> Write = static (ref SpecFastWriter writer, T value) => writer.Value(value);
    }

    private static class KeyCodec<T>
        where T : ISpecMapKey<T>
    {
        public static readonly FastRead<T> Read = static (ref SpecFastReader reader, out T key) => reader.ScalarKey(out key!);
        public static readonly FastWrite<T> Write = static (ref SpecFastWriter writer, T key) => writer.ScalarKey(key);
    }
}
