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

    /// <summary>
    /// What the codec of an ordinary type is called. Each assembly that holds the type in its specs has its own.
    /// </summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="type">The type.</param>
    /// <param name="form">Which of its forms in JSON.</param>
    public static string OrdinaryCodec(string assembly, string type, string form) => "Ordinary_" + CatalogPart($"{assembly.Replace(':', '_')}/{form}:{type.Replace("global::", "")}");

    public static string Sum(string spec) => "Versioned" + WithoutVersion(spec);

    public static string Unknown(string spec) => "Unknown" + WithoutVersion(spec);

    public static string EnumConverter(string name) => name + "JsonConverter";

    /// <summary>
    /// The class with the conversions of an enum. It stands in the global namespace, where extension methods are found from everywhere, so its name says the enum's whole name; no two names
    /// become one, because an underscore of the name's own is told from a dot.
    /// </summary>
    /// <param name="enumName">The enum's name with its namespace and the types around it, with or without an alias before <c>::</c>.</param>
    public static string EnumConversions(string enumName)
    {
        var segments = enumName.Substring(enumName.LastIndexOf(':') + 1).Split('.').Select(segment => segment.TrimStart('@').Replace("_", "_0"));
        return string.Join("_", segments) + "Conversions";
    }

    /// <summary>All that may be generated for a type, and what a type beside it must not be called.</summary>
    /// <param name="name">The type's own name.</param>
    /// <param name="fullName">The same with its namespace and the types around it.</param>
    public static IEnumerable<string> Of(string name, string fullName) => [Sum(name), Unknown(name), EnumConverter(name), EnumConversions(fullName), Var];

    /// <summary>A spec's name without the version that may stand at its end: <c>InstanceSpecV3</c> and <c>InstanceSpec_2024</c> are an <c>InstanceSpec</c>.</summary>
    public static string WithoutVersion(string name)
    {
        var end = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '_');
        var version = name.Substring(end.Length);
        if (end.Length > 1 && end[end.Length - 1] == 'V' && IsNumbers(version))
        {
            return end.Substring(0, end.Length - 1).TrimEnd('_') is { Length: > 0 } letters ? letters : name;
        }

        return end.Length > 0 && version.Length > 1 && version[0] == '_' && IsYear(version.Substring(1).Split('_')) ? end : name;
    }

    private static bool IsNumbers(string text) => text.Length > 0 && text.Split('_').All(number => number.Length > 0);

    // Any other number can belong to the name: `Uart_16550`.
    private static bool IsYear(string[] numbers) => numbers[0].Length == 4 && numbers[0][0] is '1' or '2' && numbers.All(number => number.Length is 2 or 4);
}
