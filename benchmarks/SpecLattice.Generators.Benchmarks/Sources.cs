using System.Globalization;
using System.Text;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>The shapes that every contestant is given: a spec of nine members in three versions, each with a part of its own.</summary>
internal static class Shapes
{
    /// <summary>A file that has nothing to do with any generator.</summary>
    public const string Unrelated = """
        namespace Bench.Unrelated;

        // types
        public static class Work
        {
            public static int Do()
            {
                return 1;
            }
        }
        """;

    public static IEnumerable<int> Versions => Enumerable.Range(1, 3);

    /// <summary>All ordered pairs of versions.</summary>
    public static IEnumerable<(int From, int To)> Pairs =>
        Versions.SelectMany(from => Versions.Where(to => to != from).Select(to => (from, to)));

    /// <summary>The metadata names of a family's two types of a version.</summary>
    public static IEnumerable<string> TypesOf(int family, int version) => [$"Bench.V{version}.Spec{family}", $"Bench.V{version}.Part{family}"];

    public static string Part(int version) => $$"""
            public required int Number { get; init; }
            public required string Label { get; init; }
            public required bool IsOn { get; init; }
            {{Added(version, since: 2, "7")}}{{(version > 1 ? "public required int Speed { get; init; }" : "")}}
        """;

    public static string Spec(int family, int version) => $$"""
            public required string Name { get; init; }
            public required int Count { get; init; }
            public required long Size { get; init; }
            public required bool IsReady { get; init; }
            public required System.Guid Id { get; init; }
            public required Part{{Number(family)}} First { get; init; }
            public Part{{Number(family)}}? Second { get; init; }
            public string? Note { get; init; }
            {{Added(version, since: 2)}}{{(version > 1 ? "public string? Owner { get; init; }" : "")}}
            {{Added(version, since: 3)}}{{(version > 2 ? "public int? Limit { get; init; }" : "")}}
            {{(version > 1 ? "// new members" : "")}}
        """;

    /// <summary>What says that a member is new, in the version that adds it: a later one that says it again would be mistaken.</summary>
    private static string Added(int version, int since, string? absent = null) =>
        version == since ? $"[Added{(absent is null ? "" : $"({absent})")}] " : "";

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The files of a contestant: the unrelated one, and one for each family.</summary>
    /// <param name="families">How many families.</param>
    /// <param name="family">Writes a family's file.</param>
    public static IReadOnlyList<string> Files(int families, Action<StringBuilder, int> family) =>
    [
        Unrelated,
        .. Enumerable.Range(0, families).Select(number =>
        {
            var text = new StringBuilder();
            family(text, number);
            return text.ToString();
        }),
    ];

    /// <summary>The same shapes without annotations.</summary>
    public static string Plain(int family)
    {
        var text = new StringBuilder();
        for (var version = 1; version <= 3; version++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                namespace Bench.V{{version}}
                {
                    public sealed partial record Part{{family}}
                    {
                {{Part(version)}}
                    }

                    public sealed partial record Spec{{family}}
                    {
                {{Spec(family, version)}}
                    }
                }

                """);
        }

        return text.Replace("[Added(7)] ", "").Replace("[Added] ", "").ToString();
    }
}

internal static class SpecSources
{
    /// <summary>What must be there: conversions both ways, codecs, equality and the sum, of every family.</summary>
    public static IEnumerable<string> Made(int family) =>
    [
        .. Shapes.Pairs.SelectMany(pair => new[] { $"Bench.V{pair.From}.Spec{family}.ToV{pair.To}", $"Bench.V{pair.From}.Part{family}.ToV{pair.To}" }),
        .. Shapes.Versions.SelectMany(version => Shapes.TypesOf(family, version)).SelectMany(type => new[] { type + ".ReadJson", type + ".WriteJson", type + ".Equals" }),
        $"Bench.VersionedSpec{family}.Versions",
        $"Bench.VersionedSpec{family}.ToLatest",
        "Measured.SpecCatalog.Families",
    ];

    public static IReadOnlyList<string> Of(int families) => Shapes.Files(families, (text, family) =>
    {
        text.Append("using SpecLattice;\n");
        for (var version = 1; version <= 3; version++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                namespace Bench.V{{version}}
                {
                    [SpecPart({{version}})]
                    public sealed partial record Part{{family}}
                    {
                {{Shapes.Part(version)}}
                    }

                    [Spec("family{{family}}", {{version}})]
                    public sealed partial record Spec{{family}}
                    {
                {{Shapes.Spec(family, version)}}
                    }
                }

                """);
        }
    });
}

internal static class StjSources
{
    /// <summary>What must be there: of each type, how it is described and how it is written.</summary>
    public static IEnumerable<string> Made(int family) => Shapes.Versions.SelectMany(version => new[]
    {
        $"Bench.Context{family}.SpecV{version}",
        $"Bench.Context{family}.PartV{version}",
        $"Bench.Context{family}.SpecV{version}SerializeHandler",
        $"Bench.Context{family}.PartV{version}SerializeHandler",
    });

    public static IReadOnlyList<string> Of(int families) => Shapes.Files(families, (text, family) => text
        .Append("using System.Text.Json.Serialization;\n")
        .Append(Shapes.Plain(family))
        .Append(CultureInfo.InvariantCulture, $$"""
            namespace Bench
            {
                [JsonSerializable(typeof(V1.Spec{{family}}), TypeInfoPropertyName = "SpecV1")]
                [JsonSerializable(typeof(V2.Spec{{family}}), TypeInfoPropertyName = "SpecV2")]
                [JsonSerializable(typeof(V3.Spec{{family}}), TypeInfoPropertyName = "SpecV3")]
                [JsonSerializable(typeof(V1.Part{{family}}), TypeInfoPropertyName = "PartV1")]
                [JsonSerializable(typeof(V2.Part{{family}}), TypeInfoPropertyName = "PartV2")]
                [JsonSerializable(typeof(V3.Part{{family}}), TypeInfoPropertyName = "PartV3")]
                public sealed partial class Context{{family}} : JsonSerializerContext;
            }
            """));
}

internal static class MapperlySources
{
    /// <summary>What must be there: the bodies of all mappings.</summary>
    public static IEnumerable<string> Made(int family) => Shapes.Pairs.SelectMany(pair => new[]
    {
        $"Bench.Mapper{family}.SpecV{pair.From}ToV{pair.To}",
        $"Bench.Mapper{family}.PartV{pair.From}ToV{pair.To}",
    });

    /// <summary>
    /// Maps every ordered pair of versions, as the lattice does. A new required part member is given its absent value; members that only one
    /// of the two has are left out without being named, because Mapperly would warn of each.
    /// </summary>
    public static IReadOnlyList<string> Of(int families) => Shapes.Files(families, (text, family) =>
    {
        text.Append("using Riok.Mapperly.Abstractions;\n").Append(Shapes.Plain(family));
        text.Append(CultureInfo.InvariantCulture, $$"""
            namespace Bench
            {
                [Mapper(RequiredMappingStrategy = RequiredMappingStrategy.None)]
                public static partial class Mapper{{family}}
                {

            """);
        foreach (var (from, to) in Shapes.Pairs)
        {
            var fill = from == 1 ? "[MapValue(\"Speed\", 7)] " : "";
            text.Append(CultureInfo.InvariantCulture, $"        public static partial V{to}.Spec{family} SpecV{from}ToV{to}(V{from}.Spec{family} value);\n");
            text.Append(CultureInfo.InvariantCulture, $"        {fill}public static partial V{to}.Part{family} PartV{from}ToV{to}(V{from}.Part{family} value);\n");
        }

        text.Append("    }\n}\n");
    });
}
