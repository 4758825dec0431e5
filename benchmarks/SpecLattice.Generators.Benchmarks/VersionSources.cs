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

        return [Shapes.Unrelated, text.ToString(), Work()];
    }

    /// <summary>Of the files, the one that needs generated code.</summary>
    public const int WorkFile = 2;

    /// <summary>What converts a value of the first version again and again. The value has what every version can leave out, so that nothing is lost.</summary>
    private static string Work()
    {
        var values = Enumerable.Range(0, Members)
            .Where(slot => slot != 0 && !Types[slot % Types.Length].EndsWith('?'))
            .Select(slot => $"Member{slot} = {Value(Types[slot % Types.Length])}");
        return $$"""
            namespace Many
            {
                public static class Work
                {
                    public static int Convert(int version, int times, bool isRefused)
                    {
                        var value = new V1.Api { {{string.Join(", ", values)}}, Member5 = isRefused ? "x" : null, Member0 = isRefused ? "x" : "" };
                        var converted = 0;
                        for (var i = 0; i < times; i++)
                        {
                            converted += value.ToVersion(version).IsSuccess ? 1 : 0;
                        }

                        return converted;
                    }
                }
            }
            """;
    }

    private static string Value(string type) => type switch
    {
        "string" => "\"\"",
        "bool" => "false",
        "System.Guid" => "System.Guid.Empty",
        "SpecLattice.SpecList<string>" => "[]",
        _ => "0",
    };

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
            text.Append(CultureInfo.InvariantCulture, $"    [SpecLattice.Removed(\"{removedName}\"{AbsentValue(replaced, ", When = ", ", WhenMember = ")})]\n");
        }

        text.Append("    public sealed partial record Api\n    {\n");
        for (var slot = 0; slot < Members; slot++)
        {
            var attribute = isFirst ? ""
                : slot == replaced ? $"[SpecLattice.Added{Parenthesized(AbsentValue(slot, "", "Member = "))}] "
                : slot == renamed ? $"[SpecLattice.Renamed(\"{oldName}\")] "
                : "";
            var type = Types[slot % Types.Length];
            var required = type.EndsWith('?') ? "" : "required ";
            text.Append(CultureInfo.InvariantCulture, $"        {attribute}public {required}{type} {names[slot]} {{ get; init; }}\n");
        }

        text.Append("    }\n}\n\n");
    }

    private static string Parenthesized(string argument) => argument.Length == 0 ? "" : $"({argument})";

    private static string AbsentValue(int slot, string constant, string member) => Types[slot % Types.Length] switch
    {
        "string" => constant + "\"\"",
        "int" => constant + "0",
        "long" => constant + "0L",
        "bool" => constant + "false",
        "System.Guid" or "SpecLattice.SpecList<string>" => member + "\"Empty\"",
        _ => "",
    };
}
