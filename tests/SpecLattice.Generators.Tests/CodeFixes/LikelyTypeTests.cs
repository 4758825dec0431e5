using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.CodeFixes;

/// <summary>The types that the members of ordinary records have: each can be a member of a spec as it is, becomes one by a fix, or is refused with a message that says what to do.</summary>
public sealed class LikelyTypeTests
{
    private const string Head = """
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Frozen;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.Collections.ObjectModel;
        using System.Numerics;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using SpecLattice;

        namespace Naive
        {
            public enum Plain { A, B }

            public record Money(decimal Amount, string Currency);
        }

        namespace Naive.V1
        {
            [SpecPart(1)]
            public enum Status { Open, Paid }

            [Spec("naive", 1)]
            public sealed partial record Thing
            {

        """;

    /// <summary>What needs no fix.</summary>
    private static readonly string[] Fine =
    [
        "bool", "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "Int128", "UInt128", "BigInteger", "float", "double", "Half", "decimal", "char", "Rune", "string", "string?", "int?",
        "Guid", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Uri", "Version", "System.Net.IPAddress", "SpecBytes", "SpecJsonValue",
        "Status", "Plain", "Plain?", "DayOfWeek", "System.Net.HttpStatusCode", "Money", "Money?", "ImmutableArray<int>", "ImmutableArray<Money>?",
        "SpecList<SpecList<SpecMap<int, Guid>>>", "SpecMap<Guid, string>", "SpecMap<Plain, Money>", "SpecMap<Status, Plain>", "SpecMap<DateOnly, int>", "SpecMap<char, int>", "SpecMap<long, int>", "SpecSet<Guid>",
        "SpecSet<Plain>", "SpecList<Money?>",
    ];

    /// <summary>What a fix rewrites, and what it becomes.</summary>
    private static readonly (string Type, string Becomes)[] Rewritten =
    [
        ("byte[]", "SpecBytes"), ("ReadOnlyMemory<byte>", "SpecBytes"), ("ArraySegment<byte>?", "SpecBytes?"), ("byte[][]", "SpecList<SpecBytes>"),
        ("string[]", "SpecList<string>"), ("int[,]", "SpecList<SpecList<int>>"), ("int[][]?", "SpecList<SpecList<int>>?"), ("Money[]", "SpecList<Money>"),
        ("List<string>", "SpecList<string>"), ("List<string>?", "SpecList<string>?"), ("IList<int>", "SpecList<int>"), ("IReadOnlyList<string>", "SpecList<string>"), ("IEnumerable<int>", "SpecList<int>"),
        ("ICollection<int>", "SpecList<int>"), ("IReadOnlyCollection<int>", "SpecList<int>"), ("ImmutableList<int>", "SpecList<int>"), ("IImmutableList<int>", "SpecList<int>"),
        ("ReadOnlyCollection<int>", "SpecList<int>"), ("ObservableCollection<int>", "SpecList<int>"), ("Queue<int>", "SpecList<int>"), ("LinkedList<int>", "SpecList<int>"), ("ReadOnlyMemory<int>", "SpecList<int>"),
        ("HashSet<string>", "SpecSet<string>"), ("ISet<int>", "SpecSet<int>"), ("IReadOnlySet<int>", "SpecSet<int>"), ("ImmutableHashSet<int>", "SpecSet<int>"), ("SortedSet<int>", "SpecSet<int>"),
        ("ImmutableSortedSet<int>", "SpecSet<int>"), ("FrozenSet<int>", "SpecSet<int>"),
        ("Dictionary<string, int>", "SpecMap<string, int>"), ("Dictionary<int, string>", "SpecMap<int, string>"), ("Dictionary<Guid, string>", "SpecMap<Guid, string>"), ("Dictionary<Plain, int>", "SpecMap<Plain, int>"),
        ("IDictionary<string, int>", "SpecMap<string, int>"), ("IReadOnlyDictionary<string, int>", "SpecMap<string, int>"), ("ImmutableDictionary<string, int>", "SpecMap<string, int>"),
        ("IImmutableDictionary<string, int>", "SpecMap<string, int>"), ("ImmutableSortedDictionary<string, int>", "SpecMap<string, int>"), ("FrozenDictionary<string, int>", "SpecMap<string, int>"),
        ("SortedDictionary<string, int>", "SpecMap<string, int>"), ("ConcurrentDictionary<string, int>", "SpecMap<string, int>"), ("ReadOnlyDictionary<string, int>", "SpecMap<string, int>"),
        ("JsonElement", "SpecJsonValue"), ("JsonNode?", "SpecJsonValue?"), ("JsonObject", "SpecJsonValue"), ("object", "SpecJsonValue"), ("dynamic", "SpecJsonValue"),
        ("Dictionary<string, List<int[]>>", "SpecMap<string, SpecList<SpecList<int>>>"), ("SpecList<List<Money>>", "SpecList<SpecList<Money>>"), ("SpecList<ImmutableArray<int>>", "SpecList<SpecList<int>>"),
        ("Dictionary<string, object?>", "SpecMap<string, SpecJsonValue?>"), ("System.Collections.Generic.List<System.Collections.Generic.List<int>>", "SpecList<SpecList<int>>"),
    ];

    /// <summary>What has no counterpart: the message says so.</summary>
    private static readonly string[] Refused = ["StringBuilder", "Index", "Range", "Complex", "Type", "Action", "Lazy<int>", "System.IO.Stream", "Exception", "KeyValuePair<string, int>", "nint", "SpecMap<double, int>", "SpecMap<Money, int>"];

    [Fact]
    public async Task Most_can_be_members_as_they_are() => await FixProject.Of(Source(Fine)).AssertCleanAsync();

    [Fact]
    public async Task Collections_and_tuples_become_what_compares_by_value()
    {
        // One project for all: what a fix does to one member does not depend on the others.
        var types = Rewritten;
        var project = FixProject.Of(Source([.. types.Select(pair => pair.Type)]));
        foreach (var key in new[] { "SpecBytes", "SpecList", "SpecSet", "SpecMap", "SpecJsonValue" })
        {
            project = await project.FixAllAsync("SPEC0004", key);
        }

        await project.AssertCleanAsync();
        for (var i = 0; i < types.Length; i++)
        {
            Assert.Contains($"public required {types[i].Becomes} M{i} {{", project.Text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("(int, string)", "ThingM0", "public sealed record ThingM0(int Item1, string Item2);")]
    [InlineData("SpecList<(int Count, string name)>?", "SpecList<ThingM0>?", "public sealed record ThingM0(int Count, string Name);")]
    public async Task A_tuple_becomes_a_record(string type, string becomes, string record)
    {
        var project = await FixProject.Of(Source([type])).FixAsync("SPEC0004");

        await project.AssertCleanAsync();
        Assert.Contains($"public required {becomes} M0 {{", project.Text, StringComparison.Ordinal);
        Assert.Contains(record, project.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public List<int> Names { get; init; } = new();", "public SpecList<int> Names { get; init; } = [];")]
    [InlineData("public List<int> Names { get; init; } = new List<int> { 1, 2 };", "public SpecList<int> Names { get; init; } = [1, 2];")]
    [InlineData("public int[] Names { get; init; } = Array.Empty<int>();", "public SpecList<int> Names { get; init; } = [];")]
    [InlineData("public int[] Names { get; init; } = { 1, 2 };", "public SpecList<int> Names { get; init; } = [1, 2];")]
    [InlineData("public ImmutableList<int> Names { get; init; } = ImmutableList<int>.Empty;", "public SpecList<int> Names { get; init; } = [];")]
    public async Task An_initial_value_is_kept(string member, string expected)
    {
        var project = await FixProject.Of(Head + member + "\n    }\n}\n").FixAsync("SPEC0004");

        Assert.Contains(expected, project.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await project.AnalyzeAsync(), found => found.Id == "SPEC0004");
    }

    [Fact]
    public async Task A_parameter_is_rewritten_too()
    {
        const string Source = "using System.Collections.Generic;\nusing SpecLattice;\n[Spec(\"naive\", 1)]\npublic sealed partial record Thing(List<string> Tags, int[]? Ports = null);\n";

        var project = await FixProject.Of(Source).FixAllAsync("SPEC0004", "SpecList");

        Assert.Contains("record Thing(SpecList<string> Tags, SpecList<int>? Ports = null);", project.Text, StringComparison.Ordinal);
        await project.AssertCleanAsync();
    }

    [Fact]
    public async Task What_has_no_counterpart_is_refused()
    {
        var project = FixProject.Of(Source(Refused));

        Assert.Equal(Refused.Length, (await project.AnalyzeAsync()).Count(found => found.Id == "SPEC0004"));
    }

    /// <summary>Every way that people make collections in.</summary>
    [Fact]
    public void What_people_write_first_makes_collections()
    {
        var results = SpecProgram.Evaluate(
            """
            using System.Collections.Generic;
            public static class Given
            {
                public static List<string> List => ["b", "a"];
                public static Dictionary<string, int> Map => new() { ["b"] = 2, ["a"] = 1 };
                public static HashSet<int> Set => [2, 1];
                public static SpecList<string> Spread => [.. List, "c"];
                public static SpecMap<string, int> SpreadMap => [.. Map, new("c", 3)];
                public static SpecSet<int> SpreadSet => [.. Set, 1];
                public static SpecMap<string, int> Changed => SpreadMap.SetItem("c", 4).Remove("a");
            }
            """,
            "string.Join(\",\", Given.Spread)",
            "string.Join(\",\", Given.List.ToSpecList().Add(\"c\"))",
            "string.Join(\",\", Given.List.ToArray().ToSpecList())",
            "string.Join(\",\", Given.List.Where(text => text != \"b\").ToSpecList())",
            "SpecList.From(Given.List).Equals(SpecList.Create(\"b\", \"a\"))",
            "string.Join(\",\", Given.SpreadMap)",
            "Given.Map.ToSpecMap().Equals(SpecMap.From(Given.Map))",
            "string.Join(\",\", Given.List.ToSpecMap(text => text.Length + text, text => text))",
            "string.Join(\",\", Given.Changed)",
            "string.Join(\",\", Given.SpreadSet)",
            "Given.Set.ToSpecSet().Equals(SpecSet.Create(1, 2))",
            "string.Join(\",\", Given.Map.ToSpecMap().ToDictionary())");

        Assert.Equal(["b,a,c", "b,a,c", "b,a", "a", "True", "[a, 1],[b, 2],[c, 3]", "True", "[1a, a],[1b, b]", "[b, 2],[c, 4]", "1,2", "True", "[a, 1],[b, 2]"], results);
    }

    private static string Source(IReadOnlyList<string> types) =>
        Head + string.Concat(types.Select((type, i) => $"        public required {type} M{i} {{ get; init; }}\n")) + "    }\n}\n";
}
