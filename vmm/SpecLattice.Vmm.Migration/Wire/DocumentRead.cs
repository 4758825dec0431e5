using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace SpecLattice.Vmm.Migration;

/// <summary>What the readers of the protocol's documents have in common. Members that are not known are skipped: a newer peer may say more.</summary>
internal static class DocumentRead
{
    /// <summary>The most entries of a list.</summary>
    public const int MostEntries = 4096;

    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 256;

    /// <summary>Steps into a member that may be there once.</summary>
    public static void Once<T>(ref Utf8JsonReader reader, string name, [AllowNull] T present)
    {
        if (present is not null)
        {
            throw SpecJsonRead.DuplicateMember(ref reader, name);
        }

        reader.Read();
    }

    public static string Name(ref Utf8JsonReader reader)
    {
        var name = SpecJsonRead.String(ref reader);
        return name.Length <= LongestName
            ? name
            : throw SpecJsonRead.At(reader.TokenStartIndex, $"expected at most {LongestName} characters");
    }

    public static SpecList<T> List<T>(ref Utf8JsonReader reader, ReadValue<T> read)
    {
        var count = 0;
        return SpecJsonRead.List(ref reader, Entry);

        T Entry(ref Utf8JsonReader at) =>
            ++count <= MostEntries ? read(ref at) : throw SpecJsonRead.At(at.TokenStartIndex, $"expected at most {MostEntries} entries");
    }

    /// <summary>Reads a value that has its own reader; the JSON interfaces of sums can only be called through a type parameter.</summary>
    public static T Value<T>(ref Utf8JsonReader reader)
        where T : ISpecJson<T> => T.ReadJson(ref reader);

    /// <summary>Writes a value that has its own writer.</summary>
    public static void Write<T>(Utf8JsonWriter writer, T value)
        where T : ISpecJson<T> => T.WriteJson(writer, value);
}
