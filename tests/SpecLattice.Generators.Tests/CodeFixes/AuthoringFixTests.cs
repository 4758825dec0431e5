using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.Rules;

namespace SpecLattice.Generators.Tests.CodeFixes;

/// <summary>What the fixes of the authoring rules write.</summary>
public sealed class AuthoringFixTests
{
    private const string TwoVersions = """
        using System;
        using SpecLattice;

        namespace Vmm.V1
        {
            [Spec("board", 1)]
            public sealed partial record Board
            {
                public required byte Cpus { get; init; }

                {0}
            }
        }

        namespace Vmm.V2
        {
            [Spec("board", 2)]
            public sealed partial record Board
            {
                public required byte Cpus { get; init; }

                {1}
            }
        }

        """;

    private const string Kind = """
        namespace Vmm
        {
            [SpecPart(1)]
            public enum Kind
            {
                Round,
                Flat,
            }
        }
        """;

    [Theory]
    [InlineData("public partial record Board;", "public sealed partial record Board;")]
    [InlineData("/* a */ partial record Board;", "/* a */ sealed partial record Board;")]
    [InlineData("public partial class Board { }", "public sealed partial record Board { }")]
    [InlineData("internal partial class Board // b\n{\n}", "internal sealed partial record Board // b\n{\n}")]
    public async Task Seals(string declaration, string expected)
    {
        var repaired = await FixProject.Of($"[SpecLattice.SpecPart(1)]\n{declaration}").FixAsync("SPEC0002");

        Assert.Equal($"[SpecLattice.SpecPart(1)]\n{expected}", repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Theory]
    [InlineData("[SpecPart(1)] public abstract partial record Board;")]
    public async Task Does_not_seal_what_others_derive_from(string declaration) =>
        Assert.Empty(await FixProject.Of("using SpecLattice;\n" + declaration).OffersAsync("SPEC0002"));

    [Theory]
    [InlineData("public required byte Cpus { get; set; } // how many", "public required byte Cpus { get; init; } // how many")]
    [InlineData("public string? Name { get; private set; }", "public string? Name { get; init; }")]
    [InlineData("public string? Name { get; private init; }", "public string? Name { get; init; }")]
    public async Task Makes_init_only(string member, string expected)
    {
        var repaired = await FixProject.Of(Part(member)).FixAsync("SPEC0003");

        Assert.Equal(Part(expected), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Theory]
    [InlineData("public required List<string> Names { get; init; }", "public required SpecList<string> Names { get; init; }")]
    [InlineData("public int[]? Ports { get; init; }", "public SpecList<int>? Ports { get; init; }")]
    [InlineData("public required IReadOnlyDictionary<string, int> Map { get; init; }", "public required SpecMap<string, int> Map { get; init; }")]
    [InlineData("public required byte[] Data { get; init; }", "public required SpecBytes Data { get; init; }")]
    [InlineData("public System.ReadOnlyMemory<byte>? Data { get; init; }", "public SpecBytes? Data { get; init; }")]
    [InlineData("public required System.Text.Json.JsonElement Data { get; init; }", "public required SpecJsonValue Data { get; init; }")]
    [InlineData("public System.Text.Json.Nodes.JsonObject? Data { get; init; }", "public SpecJsonValue? Data { get; init; }")]
    [InlineData("public required object Data { get; init; }", "public required SpecJsonValue Data { get; init; }")]
    [InlineData("public required System.Collections.Generic.HashSet<int> Set { get; init; }", "public required SpecSet<int> Set { get; init; }")]
    public async Task Uses_a_collection_that_compares_by_value(string member, string expected)
    {
        var repaired = await FixProject.Of(Part(member)).FixAsync("SPEC0004");

        Assert.Contains(expected, repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Offers_no_collection_for_other_types() =>
        Assert.Empty(await FixProject.Of(Part("public required System.Text.StringBuilder Place { get; init; }")).OffersAsync("SPEC0004"));

    [Theory]
    [InlineData("bool", "false", "true")]
    [InlineData("uint", "0")]
    [InlineData("double", "0.0")]
    [InlineData("string", "\"\"")]
    [InlineData("Kind", "Vmm.Kind.Round", "Vmm.Kind.Flat")]
    [InlineData("Guid", "Member = \"Empty\"")]
    [InlineData("SpecList<int>", "Member = \"Empty\"")]
    [InlineData("SpecMap<string, Kind>", "Member = \"Empty\"")]
    public async Task Offers_every_plausible_absent_value(string type, params string[] expected)
    {
        var member = $"[Added]\n        public required {type} New {{ get; init; }}";
        var project = FixProject.Of(Two("", member) + Kind);

        Assert.Equal([.. expected, "Nullable"], await project.OffersAsync("SPEC0005"));
        foreach (var way in expected)
        {
            var repaired = await project.FixAsync("SPEC0005", way);
            Assert.Equal(Two("", member.Replace("[Added]", $"[Added({way})]", StringComparison.Ordinal)) + Kind, repaired.Text);
            await repaired.AssertCleanAsync();
        }

        var nullable = await project.FixAsync("SPEC0005", "Nullable");
        Assert.Equal(Two("", $"[Added]\n        public {type}? New {{ get; init; }}") + Kind, nullable.Text);
        await nullable.AssertCleanAsync();
    }

    [Fact]
    public async Task Offers_what_can_be_left_behind()
    {
        var project = FixProject.Of(Two("public required bool IsOn { get; init; }", "").Replace("[Spec(\"board\", 2)]", "[Spec(\"board\", 2), Removed(\"IsOn\")]", StringComparison.Ordinal));

        var repaired = await project.FixAsync("SPEC0005", "When = true");

        Assert.Contains("[Spec(\"board\", 2), Removed(\"IsOn\", When = true)]", repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Member_that_vanished_was_removed_renamed_or_forgotten()
    {
        var project = FixProject.Of(Two("/// <summary>What for.</summary>\n        public Kind? Purpose { get; init; }", "public Kind? Use { get; init; }") + Kind);

        Assert.Equal(["Removed(...)", "Discard", "Renamed to Use", "Convert", "Keep"], await project.OffersAsync("SPEC0006"));
        var removed = await project.FixAsync("SPEC0006", "Removed(...)");
        Assert.Contains("    [Spec(\"board\", 2)]\n    [Removed(\"Purpose\")]\n    public sealed", removed.Text, StringComparison.Ordinal);
        var renamed = await project.FixAsync("SPEC0006", "Renamed to Use");
        Assert.Contains("        [Renamed(\"Purpose\")]\n        public Kind? Use", renamed.Text, StringComparison.Ordinal);
        await renamed.AssertCleanAsync();
        var kept = await project.FixAsync("SPEC0006", "Keep");
        Assert.Contains("        /// <summary>What for.</summary>\n        public Kind? Purpose { get; init; }\n    }\n}\nnamespace Vmm\n", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await kept.AnalyzeAsync(), found => found.Id == "SPEC0006");
    }

    [Fact]
    public async Task Newer_version_may_be_in_another_file()
    {
        var sources = Two("public string? Name { get; init; }", "").Split("\nnamespace Vmm.V2");
        var project = FixProject.Of(("V1.cs", sources[0]), ("V2.cs", "using SpecLattice;\nnamespace Vmm.V2" + sources[1]));

        var repaired = await project.FixAsync("SPEC0006", "Removed(...)");

        Assert.Equal(sources[0], repaired.Files["V1.cs"]);
        Assert.Contains("[Removed(\"Name\")]", repaired.Files["V2.cs"], StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task New_member_was_added_or_carries_on_another()
    {
        var project = FixProject.Of(Two("public bool? IsOn { get; init; }", "public required bool Runs { get; init; }"));

        Assert.Equal(["Added(false)", "Added(true)"], await project.OffersAsync("SPEC0007"));
        project = FixProject.Of(Two("public required bool IsOn { get; init; }", "public required bool Runs { get; init; }"));
        Assert.Contains("Renamed from IsOn", await project.OffersAsync("SPEC0007"));
        var renamed = await project.FixAsync("SPEC0007", "Renamed from IsOn");
        Assert.Equal(Two("public required bool IsOn { get; init; }", "[Renamed(\"IsOn\")]\n        public required bool Runs { get; init; }"), renamed.Text);
        await renamed.AssertCleanAsync();
    }

    [Fact]
    public async Task Members_that_went_and_came_are_converted_as_a_group_that_refuses_until_it_is_written()
    {
        var project = FixProject.Of(Two("public required string Full { get; init; }", "public required string Given { get; init; }\n\n        public string? Last { get; init; }"));

        Assert.Contains("Convert", await project.OffersAsync("SPEC0006"));
        var repaired = await project.FixAsync("SPEC0006", "Convert");

        Assert.Contains("[SpecConversion(nameof(Given), nameof(Last), From = new[] { \"Full\" }, Direction = SpecDirection.Up)]", repaired.Text, StringComparison.Ordinal);
        Assert.Matches("internal static Conversion<\\(string Given, string\\? Last\\)> ToGivenLast\\(string full\\) =>", repaired.Text);
        Assert.Contains("internal static Conversion<string> ToFull(string given, string? last) =>", repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task All_new_members_are_mended_at_once()
    {
        var repaired = await FixProject.Of(Two("", "public string? A { get; init; }\n\n        // Second.\n        public string? B { get; init; }")).FixAllAsync("SPEC0007", "Added");

        Assert.Equal(Two("", "[Added]\n        public string? A { get; init; }\n\n        // Second.\n        [Added]\n        public string? B { get; init; }"), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Rename_of_nothing_gets_the_member_that_was_meant()
    {
        var project = FixProject.Of(Two("public string? Name { get; init; }", "[Renamed(\"Nmae\")]\n        public string? Title { get; init; }"));

        Assert.Equal(["Renamed from Name", "Remove"], await project.OffersAsync("SPEC0009"));
        var repaired = await project.FixAsync("SPEC0009", "Renamed from Name");
        Assert.Contains("[Renamed(\"Name\")]", repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();

    }

    [Fact]
    public async Task Removal_of_nothing_goes_with_its_line()
    {
        var source = Two("", "").Replace("[Spec(\"board\", 2)]", "// Second.\n    [Spec(\"board\", 2)]\n    [Removed(\"Memory\")]", StringComparison.Ordinal);

        var repaired = await FixProject.Of(source).FixAsync("SPEC0011");

        Assert.Equal(source.Replace("    [Removed(\"Memory\")]\n", "", StringComparison.Ordinal), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Theory]
    [InlineData("Required", "public required byte Cpus { get; init; }")]
    [InlineData("Nullable", "public byte? Cpus { get; init; }")]
    public async Task Decides_what_may_be_missing(string way, string expected)
    {
        var repaired = await FixProject.Of(Part("public byte Cpus { get; init; }")).FixAsync("SPEC0020", way);

        Assert.Equal(Part(expected), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Initial_value_goes_when_a_member_becomes_required()
    {
        var repaired = await FixProject.Of(Part("public byte Cpus { get; init; } = 1; // at least")).FixAsync("SPEC0020", "Required");

        Assert.Equal(Part("public required byte Cpus { get; init; } // at least"), repaired.Text);
    }

    [Theory]
    [InlineData("NoDefault", "public required byte Cpus { get; init; }")]
    [InlineData("NotRequired", "[SpecDefault(1)]\n    public byte Cpus { get; init; } = 1;")]
    public async Task Required_and_default_exclude_each_other(string way, string expected)
    {
        var repaired = await FixProject.Of(Part("[SpecDefault(1)]\n    public required byte Cpus { get; init; }")).FixAsync("SPEC0021", way);

        Assert.Equal(Part(expected), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Unplaced_version_goes_on_the_main_line_or_on_the_branch()
    {
        var project = FixProject.Of(MarkedSource.Parse(RulePage.Of("SPEC0032").Bad).Text);

        Assert.Equal(["After 0", "After 1"], await project.OffersAsync("SPEC0032"));
        var main = await project.FixAsync("SPEC0032", "After 0");
        Assert.Contains("[Spec(\"board\", 22, After = 2)]", main.Text, StringComparison.Ordinal);
        var branch = await project.FixAsync("SPEC0032", "After 1");
        Assert.Contains("[Spec(\"board\", 22, After = 21)]", branch.Text, StringComparison.Ordinal);
        await branch.AssertCleanAsync();
    }

    [Theory]
    [InlineData("public partial struct Chipset;", "[SpecUnion]\npublic readonly partial struct Chipset;")]
    public async Task Makes_a_union(string declaration, string expected)
    {
        var repaired = await FixProject.Of($"using SpecLattice;\n\n[SpecPart(1)]\n[UnitCase(\"Old\")]\n{declaration}").FixAsync("SPEC0025");

        Assert.Equal($"using SpecLattice;\n\n[SpecPart(1)]\n[UnitCase(\"Old\")]\n{expected}", repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Stale_parts_are_replaced_wherever_they_stand()
    {
        const string Stale = """
            using SpecLattice;

            namespace Vmm.V1
            {
                [SpecPart(1)] public sealed partial record Disk { public required int Size { get; init; } }

                [SpecPart(1), SpecUnion, Case<Disk>] public readonly partial struct Device;

                [Spec("m", 1)] public sealed partial record Machine { public required SpecMap<string, SpecList<Device?>> Devices { get; init; } }
            }

            namespace Vmm.V2
            {
                [SpecPart(2)] public sealed partial record Disk { public required long Size { get; init; } }

                [SpecPart(2), SpecUnion, Case<V1.Disk>] public readonly partial struct Device;

                [Spec("m", 2)] public sealed partial record Machine { public required SpecMap<string, SpecList<V1.Device?>> Devices { get; init; } }
            }
            """;

        var repaired = await FixProject.Of(Stale).FixAllAsync("SPEC0034");

        Assert.Equal(Stale.Replace("Case<V1.Disk>", "Case<Disk>", StringComparison.Ordinal).Replace("V1.Device", "Device", StringComparison.Ordinal), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Theory]
    [InlineData("public sealed record Login(string User, int Port) { [Sensitive] public string? Key { get; init; } [Sensitive] public string? Other { get; init; } }")]
    public async Task Secrets_get_one_text_without_them(string declaration)
    {
        var repaired = await FixProject.Of("using SpecLattice;\n" + declaration).FixAllAsync("SPEC0035");

        Assert.Contains("""public override string ToString() => $"Login {{ User = {User}, Port = {Port}, Key = <redacted>, Other = <redacted> }}";""", repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Secret_in_a_hand_written_text_is_replaced()
    {
        const string Shown = """
            using SpecLattice;

            public sealed record Login
            {
                [Sensitive]
                public required string Key { get; init; }

                public override string ToString() => "Login " + Key;
            }
            """;

        var repaired = await FixProject.Of(Shown).FixAsync("SPEC0035");

        Assert.Equal(Shown.Replace("+ Key", "+ \"<redacted>\"", StringComparison.Ordinal), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Every_throw_of_a_conversion_method_becomes_a_refusal()
    {
        const string Throwing = """
            using System;
            using SpecLattice;

            namespace V1 { [SpecPart(1)] public sealed partial record Thing { public required int S { get; init; } } }
            namespace V2
            {
                [SpecPart(2)]
                public sealed partial record Thing
                {
                    public required string S { get; init; }

                    [SpecConversion("S", Direction = SpecDirection.Up)]
                    internal static string Up(int value) => value >= 0 ? value.ToString() : throw new ArgumentException("below zero", nameof(value));

                    [SpecConversion("S", Direction = SpecDirection.Down)]
                    internal static int Down(string value)
                    {
                        if (value.Length > 5)
                        {
                            throw new ArgumentException($"{value.Length} digits");
                        }

                        return int.TryParse(value, out var number) ? number : throw new FormatException();
                    }
                }
            }
            """;

        var repaired = await FixProject.Of(Throwing).FixAllAsync("SPEC0036");

        Assert.Contains("internal static Conversion<string> Up(int value) => value >= 0 ? value.ToString() : Conversion.Refuse(\"below zero\");", repaired.Text, StringComparison.Ordinal);
        Assert.Contains("            return Conversion.Refuse($\"{value.Length} digits\");\n", repaired.Text, StringComparison.Ordinal);
        Assert.Contains("number : Conversion.Refuse(\"cannot be converted\");", repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    private static string Part(string member) =>
        $"using System.Collections.Generic;\nusing SpecLattice;\n\n[SpecPart(1)]\npublic sealed partial record Board\n{{\n    {member}\n}}\n";

    private static string Two(string older, string newer) =>
        TwoVersions.Replace("{0}", older, StringComparison.Ordinal).Replace("{1}", newer, StringComparison.Ordinal);
}
