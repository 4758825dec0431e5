using System.Globalization;
using System.Text;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>One family with many versions of many members, as an API has them after ten years: each version adds, removes and renames a member.</summary>
internal static class VersionSources
{
    /// <summary>How many members each version has.</summary>
    public const int Members = 40;

    private static readonly string[] Types = ["string", "int", "long", "bool", "System.Guid", "string?", "int?", "SpecLattice.SpecList<string>"];

    public static IReadOnlyList<string> Of(int versions)
    {
        var names = Enumerable.Range(0, Members).Select(slot => $"Member{slot}").ToArray();
        var text = new StringBuilder();
        for (var version = 1; version <= versions; version++)
        {
            AppendVersion(text, names, version);
        }

        return [Shapes.Unrelated, text.ToString()];
    }

    /// <summary>What must be there: all pairs and the sum.</summary>
    public static IReadOnlyList<string> Made(int versions) =>
    [
        .. Enumerable.Range(1, versions).SelectMany(from => Enumerable.Range(1, versions)
            .Where(to => to != from)
            .Select(to => $"Many.V{from}.Api.ToV{to}")),
        "Many.VersionedApi.ToLatest",
        "Measured.SpecCatalog.Families",
    ];

    private static void AppendVersion(StringBuilder text, string[] names, int version)
    {
        var (replaced, renamed) = (version * 7 % Members, (version * 7 + 3) % Members);
        var (removedName, oldName) = (names[replaced], names[renamed]);
        var isFirst = version == 1;
        if (!isFirst)
        {
            names[replaced] = $"New{version}";
            names[renamed] = $"Renamed{version}";
        }

        text.Append(CultureInfo.InvariantCulture, $"namespace Many.V{version}\n{{\n    [SpecLattice.Spec(\"many\", {version})]\n");
        if (!isFirst)
        {
            text.Append(CultureInfo.InvariantCulture, $"    [SpecLattice.Removed(\"{removedName}\"{AbsentValue(replaced, ", ")})]\n");
        }

        text.Append("    public sealed partial record Api\n    {\n");
        for (var slot = 0; slot < Members; slot++)
        {
            var attribute = isFirst ? ""
                : slot == replaced ? $"[SpecLattice.Added{Parenthesized(AbsentValue(slot, ""))}] "
                : slot == renamed ? $"[SpecLattice.Renamed(From = \"{oldName}\")] "
                : "";
            var type = Types[slot % Types.Length];
            var required = type.EndsWith('?') ? "" : "required ";
            text.Append(CultureInfo.InvariantCulture, $"        {attribute}public {required}{type} {names[slot]} {{ get; init; }}\n");
        }

        text.Append("    }\n}\n\n");
    }

    private static string Parenthesized(string argument) => argument.Length == 0 ? "" : $"({argument})";

    private static string AbsentValue(int slot, string before) => Types[slot % Types.Length] switch
    {
        "string" => before + "AbsentMeans = \"\"",
        "int" => before + "AbsentMeans = 0",
        "long" => before + "AbsentMeans = 0L",
        "bool" => before + "AbsentMeans = false",
        "System.Guid" or "SpecLattice.SpecList<string>" => before + "AbsentMember = \"Empty\"",
        _ => "",
    };
}
