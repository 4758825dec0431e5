namespace SpecLattice.Generators.Model;

/// <summary>The ranges of the integer types, by their names in the framework.</summary>
internal static class IntegerTypes
{
    public static bool Contains(string name, decimal value)
    {
        var (min, max) = Range(name);
        return value >= min && value <= max;
    }

    /// <summary>Whether every value of one type is a value of the other.</summary>
    public static bool Contains(string outer, string inner)
    {
        var (outerMin, outerMax) = Range(outer);
        var (innerMin, innerMax) = Range(inner);
        return outerMin <= innerMin && outerMax >= innerMax;
    }

    public static (decimal Min, decimal Max) Range(string name) => name switch
    {
        "SByte" => (sbyte.MinValue, sbyte.MaxValue),
        "Byte" => (byte.MinValue, byte.MaxValue),
        "Int16" => (short.MinValue, short.MaxValue),
        "UInt16" => (ushort.MinValue, ushort.MaxValue),
        "Int32" => (int.MinValue, int.MaxValue),
        "UInt32" => (uint.MinValue, uint.MaxValue),
        "Int64" => (long.MinValue, long.MaxValue),
        "UInt64" => (ulong.MinValue, ulong.MaxValue),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not an integer type."),
    };
}
