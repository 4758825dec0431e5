using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.Testing.Laws;

/// <summary>A value that is read and written by <see cref="Utf8JsonReader"/> and <see cref="Utf8JsonWriter"/> alone, with all that it holds: a type that has no fast way.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal sealed record PlainWay<T>(T Value) : ISpecJson<PlainWay<T>>
    where T : ISpecJson<T>
{
    public static PlainWay<T> ReadJson(ref Utf8JsonReader reader) => new(T.ReadJson(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, PlainWay<T> value) => T.WriteJson(writer, value.Value);
}
