namespace SpecLattice.Generators.Names;

/// <summary>The names of the types that are generated beside a type.</summary>
internal static class GeneratedNames
{
    /// <summary>The word that stands for the types of locals, unless a type in scope has it for a name.</summary>
    public const string Var = "var";

    public const string Catalog = "SpecCatalog";

    /// <summary>
    /// What a unit's part of the catalog is called, in names of files and members. A number made of the unit's name tells those apart that have the same letters,
    /// whatever else there is: an edit elsewhere must not rename it.
    /// </summary>
    public static string CatalogPart(string unit)
    {
        var (hash, name) = (2166136261u, new System.Text.StringBuilder());
        foreach (var character in unit.Substring(unit.IndexOf(':') + 1))
        {
            name.Append(character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? character : '_');
        }

        foreach (var character in unit)
        {
            hash = unchecked((hash ^ character) * 16777619);
        }

        return $"{name}_{hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture)}";
    }

    public static string Sum(string spec) => "Versioned" + WithoutVersion(spec);

    public static string Unknown(string spec) => "Unknown" + WithoutVersion(spec);

    public static string EnumConverter(string name) => name + "JsonConverter";

    public static string EnumConversions(string name) => name + "Conversions";

    /// <summary>All that may be generated beside a type of this name, and what a type beside it must not be called.</summary>
    public static IEnumerable<string> Beside(string name) => [Sum(name), Unknown(name), EnumConverter(name), EnumConversions(name), Var];

    /// <summary>A spec's name without the version that may stand at its end: <c>InstanceSpecV3</c> is an <c>InstanceSpec</c>.</summary>
    public static string WithoutVersion(string name)
    {
        var letters = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return letters.Length > 1 && letters.Length < name.Length && letters[letters.Length - 1] == 'V'
            ? letters.Substring(0, letters.Length - 1)
            : name;
    }
}
