using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>A version that says it is the same as the one before, but for what it declares, is what would have been written out.</summary>
public sealed class CopyTests
{
    private const string Older = """
        namespace Shop.V1
        {
            [Spec("order", 1)]
            public sealed partial record Order
            {
                public required Board Board { get; init; }
                public required SpecMap<string, Device?> Devices { get; init; }
                public SpecList<Disk>? Spare { get; init; }
            }

            [SpecPart(1)]
            public sealed partial record Board
            {
                [System.Text.Json.Serialization.JsonPropertyName("n")] public required string Name { get; init; }
                [SpecDefault(3)] public int Size { get; init; } = 3;
                [SpecDefault(Speed.Fast)] public Speed Speed { get; init; } = Speed.Fast;
                [SpecDefault(Member = nameof(SpecList<int>.Empty))] public SpecList<int> Ports { get; init; } = [];
                [SpecDefault("1.10")] public decimal Price { get; init; } = 1.10m;
                [SpecDefault(Member = "Zero")] public System.TimeSpan Delay { get; init; }
                [Sensitive] public string? Token { get; init; }
                public string? Note { get; init; }
            }

            [SpecPart(1)] public enum Speed { Slow, Fast }

            [SpecPart(1), SpecUnion(Tag = "type", Content = "is")]
            [Case<Disk>("disk"), Case<Nic>("nic"), UnitCase("Blank", Tag = "blank"), Case<int>("number"), UnitCase("Off")]
            public readonly partial struct Device;

            [SpecPart(1)] public sealed partial record Disk { public required string Path { get; init; } }

            [SpecPart(1)] public sealed partial record Nic(string Mac, int Mtu = 1500);
        }

        namespace Shop.V2
        {
            [SpecPart(2)] public enum Speed { Slow, [Renamed("Fast")] Quick, Fast }

            [SpecPart(2)] public sealed partial record Disk { public required string Path { get; init; } [Added] public string? Serial { get; init; } }
        """;

    private const string Copied = """
            [Spec("order", 2), SameAs(typeof(V1.Order))]
            public sealed partial record Order;

            [SpecPart(2), SameAs(typeof(V1.Board)), Removed("Note")]
            public sealed partial record Board
            {
                [Renamed("Name")] public required string Title { get; init; }
                [Added] public bool? IsNew { get; init; }
            }

            [SpecPart(2), SpecUnion(Tag = "type", Content = "is"), SameAs(typeof(V1.Device))]
            [UnitCase("Empty", Tag = "empty", Renamed = "Blank"), UnitCase("Extra"), Removed("Off")]
            public readonly partial struct Device;
        }

        namespace Shop.V3
        {
            [Spec("order", 3), SameAs(typeof(V2.Order))] public sealed partial record Order { [Added] public string? Reference { get; init; } }

            [SpecPart(3), SameAs(typeof(V2.Board))] public sealed partial record Board { [Added] public string? Bios { get; init; } }
        }
        """;

    private const string Written = """
            [Spec("order", 2)]
            public sealed partial record Order
            {
                public required Board Board { get; init; }
                public required SpecMap<string, Device?> Devices { get; init; }
                public SpecList<Disk>? Spare { get; init; }
            }

            [SpecPart(2), Removed("Note")]
            public sealed partial record Board
            {
                [Renamed("Name")] public required string Title { get; init; }
                [SpecDefault(3)] public int Size { get; init; } = 3;
                [SpecDefault(Speed.Quick)] public Speed Speed { get; init; } = Speed.Quick;
                [SpecDefault(Member = "Empty")] public SpecList<int> Ports { get; init; } = [];
                [SpecDefault("1.10")] public decimal Price { get; init; } = 1.10m;
                [SpecDefault(Member = "Zero")] public System.TimeSpan Delay { get; init; }
                [Sensitive] public string? Token { get; init; }
                [Added] public bool? IsNew { get; init; }
            }

            [SpecPart(2), SpecUnion(Tag = "type", Content = "is")]
            [Case<Disk>("disk"), Case<V1.Nic>("nic"), UnitCase("Empty", Tag = "empty", Renamed = "Blank"), Case<int>("number"), UnitCase("Extra"), Removed("Off")]
            public readonly partial struct Device;
        }

        namespace Shop.V3
        {
            [Spec("order", 3)]
            public sealed partial record Order
            {
                public required Board Board { get; init; }
                public required SpecMap<string, V2.Device?> Devices { get; init; }
                public SpecList<V2.Disk>? Spare { get; init; }
                [Added] public string? Reference { get; init; }
            }

            [SpecPart(3)]
            public sealed partial record Board
            {
                public required string Title { get; init; }
                [SpecDefault(3)] public int Size { get; init; } = 3;
                [SpecDefault(V2.Speed.Quick)] public V2.Speed Speed { get; init; } = V2.Speed.Quick;
                [SpecDefault(Member = "Empty")] public SpecList<int> Ports { get; init; } = [];
                [SpecDefault("1.10")] public decimal Price { get; init; } = 1.10m;
                [SpecDefault(Member = "Zero")] public System.TimeSpan Delay { get; init; }
                [Sensitive] public string? Token { get; init; }
                public bool? IsNew { get; init; }
                [Added] public string? Bios { get; init; }
            }
        }
        """;

    [Fact]
    public async Task A_copy_is_what_would_have_been_written_out()
    {
        var copied = Generation.Of("using SpecLattice;\n" + Older + Copied);
        var written = Generation.Of("using SpecLattice;\n" + Older + Written);

        Assert.Empty((await written.AnalyzeAsync()).Select(found => found.ToString()));
        Assert.Empty((await copied.AnalyzeAsync()).Select(found => found.ToString()));
        Assert.True(!copied.CompilerDiagnostics.Any(), copied.Explain(copied.CompilerDiagnostics));
        Assert.Equal(Locks.Shipped(written.Compilation), Locks.Shipped(copied.Compilation));
        var json = SpecProgram.Quote("""{"Board":{"n":"a","Speed":"Slow","Price":2.50,"Token":"t"},"Devices":{"d":{"type":"disk","is":{"Path":"/p"}},"b":{"type":"blank"},"n":{"type":"nic","is":{"Mac":"m","Mtu":9}},"i":{"type":"number","is":4}},"Spare":[{"Path":"q"}]}""");
        string[] expressions =
        [
            "string.Join(\",\", Shop.VersionedOrder.Versions)",
            $"Show(Parse<Shop.V1.Order>({json}).ToV3())",
            $"Parse<Shop.V1.Order>({json}).ToString()",
            $"Show(Parse<Shop.V1.Order>({json}).ToV2())",
            $"ShowSpec(((Shop.VersionedOrder)Parse<Shop.V1.Order>({json}).ToV3().GetValueOrThrow()).ToVersion(1))",
            $"(Parse<Shop.V1.Order>({json}).ToV3().GetValueOrThrow() with {{ Reference = \"r\" }}).ToV1().ToString()",
            $"Parse<Shop.V1.Order>({json}).ToV3().GetValueOrThrow().Board.ToString()",
            "Again<Shop.V3.Board>(\"{\\\"Title\\\":\\\"x\\\"}\")",
            "Json(new Shop.V3.Board { Title = \"x\" })",
            "Again<Shop.V2.Device>(\"{\\\"type\\\":\\\"off\\\"}\")",
        ];
        Assert.Equal(
            SpecProgram.Evaluate(Older + Written, expressions),
            SpecProgram.Evaluate(Older + Copied, expressions));
    }

    [Fact]
    public void What_was_taken_over_can_be_read_in_one_place()
    {
        var generation = Generation.Of("using SpecLattice;\n" + Older + Copied, documentation: true);
        var board = Assert.Single(generation.GeneratedTrees, tree => tree.FilePath.EndsWith("Board.V3.g.cs", StringComparison.Ordinal)).ToString();

        Assert.Contains("Taken over from <see cref=\"global::Shop.V2.Board.Size\"/>", board, StringComparison.Ordinal);
        Assert.Contains("public int Size { get; init; } = 3;", board, StringComparison.Ordinal);
        Assert.Contains("public global::Shop.V2.Speed Speed { get; init; }", board, StringComparison.Ordinal);
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Theory]
    [InlineData("typeof(Shop.V3.Board)", "the version before this one is V2.Board")]
    [InlineData("typeof(Shop.V1.Board)", "the version before this one is V2.Board")]
    [InlineData("typeof(Shop.V4.Board)", "the version before this one is V2.Board")]
    [InlineData("typeof(Shop.V2.Disk)", "it is a version of something else")]
    [InlineData("typeof(string)", "it is not a spec or part of this project")]
    public async Task Only_the_version_before_is_copied(string type, string why)
    {
        var generation = Generation.Of($$"""
            using SpecLattice;
            {{Older}}
                [SpecPart(2)] public sealed partial record Board { public required string Name { get; init; } }
            }
            namespace Shop.V3 { [SpecPart(3), SameAs({{type}})] public sealed partial record Board; }
            namespace Shop.V4 { [SpecPart(4)] public sealed partial record Board { public required string Name { get; init; } } }
            """);

        var found = Assert.Single(await generation.FindAsync("SPEC0066"));
        Assert.EndsWith(why, found.GetMessage(null), StringComparison.Ordinal);
        Assert.Equal($"SameAs({type})", found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Fact]
    public async Task A_first_version_is_the_same_as_nothing()
    {
        var generation = Generation.Of("using SpecLattice; namespace Shop.V1 { [SpecPart(1), SameAs(typeof(Board))] public sealed partial record Board; }");

        Assert.Contains("this is the first version", Assert.Single(await generation.FindAsync("SPEC0066")).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[SpecPart(1), SpecUnion(Tag = \"t\"), Case<P>] public readonly partial struct A;", "[SpecPart(2), SpecUnion, SameAs(typeof(V1.A))] public readonly partial struct A;", "layout")]
    [InlineData("[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)] public sealed partial record A { public int? X { get; init; } }", "[SpecPart(2), SameAs(typeof(V1.A))] public sealed partial record A;", "unknown members")]
    [InlineData("[SpecPart(1)] public sealed partial record A { [SpecDefault(Member = nameof(One))] public int X { get; init; } public static int One => 1; }", "[SpecPart(2), SameAs(typeof(V1.A))] public sealed partial record A;", "write the member out")]
    [InlineData("[SpecPart(1)] public sealed partial record A { [SpecDefault(S.Old)] public S X { get; init; } = S.Old; } [SpecPart(1)] public enum S { Old, Other }", "[SpecPart(2), SameAs(typeof(V1.A))] public sealed partial record A; [SpecPart(2), Removed(\"Old\")] public enum S { Other }", "write the member out")]
    public async Task What_cannot_be_taken_over_is_to_be_written_out(string older, string newer, string why)
    {
        var generation = Generation.Of($"using SpecLattice; namespace Shop.V1 {{ {older} [SpecPart(1)] public sealed partial record P {{ public int? Y {{ get; init; }} }} }} namespace Shop.V2 {{ {newer} }}");

        Assert.Contains(why, Assert.Single(await generation.FindAsync("SPEC0067")).GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(generation.GeneratedDiagnostics);
    }

    [Fact]
    public async Task Members_that_were_moved_or_converted_are_not_taken_over()
    {
        var generation = Generation.Of("""
            using SpecLattice;
            namespace Shop.V1
            {
                [SpecPart(1)] public sealed partial record A
                {
                    public required string Full { get; init; }
                    public required string Street { get; init; }
                    public required string City { get; init; }
                    public required int Count { get; init; }
                    public required int Rest { get; init; }
                }
            }
            namespace Shop.V2
            {
                [SpecPart(2), SameAs(typeof(V1.A))] public sealed partial record A
                {
                    [Gathered("Street", "City")] public required Address To { get; init; }
                    public required string Given { get; init; }
                    public required string Family { get; init; }
                    public required long Count { get; init; }
                    [SpecConversion(nameof(Given), nameof(Family), From = ["Full"])] internal static Conversion<(string, string)> Split(string full) => full.Split(' ') is [var a, var b] ? (a, b) : Conversion.Refuse("no");
                    [SpecConversion(nameof(Given), nameof(Family), From = ["Full"])] internal static string Join(string a, string b) => $"{a} {b}";
                }
                [SpecPart(2)] public sealed partial record Address { public required string Street { get; init; } public required string City { get; init; } }
            }
            namespace Shop.V3
            {
                [SpecPart(3), SameAs(typeof(V2.A)), Scattered("To", "Street", "City"), Removed(nameof(V2.A.Rest), When = 0)] public sealed partial record A
                {
                    public required string Street { get; init; }
                    public required string City { get; init; }
                }
            }
            """);

        Assert.Empty((await generation.AnalyzeAsync()).Select(found => found.ToString()));
        Assert.True(!generation.CompilerDiagnostics.Any(), generation.Explain(generation.CompilerDiagnostics));
        Assert.Equal(
            ["City", "Count", "Family", "Given", "Street"],
            generation.Compilation.GetTypeByMetadataName("Shop.V3.A")!.GetMembers().OfType<Microsoft.CodeAnalysis.IPropertySymbol>().Where(property => property.Name != "EqualityContract").Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_edit_of_what_shipped_is_an_edit_of_every_copy()
    {
        var source = "using SpecLattice;\n" + Older + Copied;
        var generation = Generation.Of(source.Replace("public required string Path { get; init; } }\n\n    [SpecPart(1)] public sealed partial record Nic", "public required string Path { get; init; } public int? New { get; init; } }\n\n    [SpecPart(1)] public sealed partial record Nic", StringComparison.Ordinal)
            .Replace("[SpecDefault(3)] public int Size { get; init; } = 3;", "[SpecDefault(4)] public int Size { get; init; } = 4;", StringComparison.Ordinal));

        var found = await generation.AnalyzeAsync(Locks.Shipped(source));
        Assert.Contains(found, one => one.Id.StartsWith("SPEC20", StringComparison.Ordinal) && one.GetMessage(null).Contains("Shop.Board@1", StringComparison.Ordinal));
        Assert.Contains(found, one => one.GetMessage(null).Contains("Shop.Board@3", StringComparison.Ordinal) && one.Location.SourceTree!.ToString()[one.Location.SourceSpan.Start..].StartsWith("SameAs(typeof(V2.Board))", StringComparison.Ordinal));
        Assert.All(found, one => Assert.StartsWith("SPEC20", one.Id, StringComparison.Ordinal));
    }

    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "unchanged-copies.md"));

    /// <summary>What the page shows with <c>SameAs</c> and written out is one shape, and each takes as many lines as the page says.</summary>
    [Fact]
    public async Task The_page_counts_the_lines_of_what_it_shows()
    {
        var blocks = System.Text.RegularExpressions.Regex.Matches(Page, "```csharp\n(.*?)```", System.Text.RegularExpressions.RegexOptions.Singleline).Select(block => block.Groups[1].Value).ToArray();
        var rows = System.Text.RegularExpressions.Regex.Matches(Page, @"\| ([0-9]+) \| ([0-9]+) \|\n").Select(row => (Out: row.Groups[1].Value, Copied: row.Groups[2].Value)).ToArray();
        Assert.Equal(5, blocks.Length);
        var locks = new List<string>();
        foreach (var parts in new[] { blocks[1] + blocks[2], blocks[3] + blocks[4] })
        {
            var generation = Generation.Of("using SpecLattice;\n" + Nested(blocks[0]) + "namespace Farm.V2 {\n" + parts + "}\n");
            Assert.Empty((await generation.AnalyzeAsync()).Select(found => found.ToString()));
            Assert.Empty(generation.CompilerDiagnostics);
            locks.Add(Locks.Shipped(generation.Compilation));
        }

        Assert.Equal(locks[1], locks[0]);
        Assert.Equal(rows[0], (Lines(blocks[3]), Lines(blocks[1])));
        Assert.Equal(rows[1], (Lines(blocks[4]), Lines(blocks[2])));
    }

    private static string Nested(string file) => file.Replace("namespace Farm.V1;", "namespace Farm.V1 {", StringComparison.Ordinal) + "}\n";

    private static string Lines(string block) => block.Split('\n').Count(line => line.Trim().Length > 0).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
