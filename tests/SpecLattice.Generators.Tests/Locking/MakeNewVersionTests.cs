using Microsoft.CodeAnalysis;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.CodeFixes.Locking;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Tests.CodeFixes;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>The fix that makes an edit of a shipped version a new version.</summary>
public sealed class MakeNewVersionTests
{
    private const string Way = "Make this version 3 of instance instead";

    private static readonly (string Name, string Text)[] Shipped =
    [
        ("V1/Disk.cs", """
            using SpecLattice;

            namespace Vmm.V1;

            /// <summary>A disk.</summary>
            [SpecPart(1)]
            public sealed partial record Disk
            {
                /// <summary>Where its data is.</summary>
                public required string Path { get; init; }

                public uint? Speed { get; init; }

                [SpecDefault(512)]
                public uint BlockSize { get; init; } = 512;

                [SpecDefault(Mode.Shared)]
                public Mode Mode { get; init; } = Mode.Shared;
            }

            """),
        ("V1/Mode.cs", """
            using SpecLattice;

            namespace Vmm.V1;

            [SpecPart(1)]
            [SpecEnum(Naming = SpecNaming.SnakeCase)]
            public enum Mode
            {
                /// <summary>Nobody else.</summary>
                Exclusive,

                /// <summary>With others.</summary>
                Shared,

                ReadOnly,
            }

            """),
        ("V1/Device.cs", """
            using SpecLattice;

            namespace Vmm.V1;

            [SpecPart(1)]
            [SpecUnion(Tag = "type", Content = "value", Naming = SpecNaming.SnakeCase)]
            [Case<Disk>]
            [Case<Card>("nic")]
            [UnitCase("None")]
            public readonly partial struct Device;

            [SpecPart(1)]
            public sealed partial record Card
            {
                public required System.Guid Id { get; init; }
            }

            """),
        ("V1/Instance.cs", """
            using SpecLattice;

            namespace Vmm.V1;

            [Spec("instance", 1)]
            public sealed partial record Instance
            {
                public required byte Cpus { get; init; }
            }

            """),
        ("V2/Instance.cs", """
            using SpecLattice;

            namespace Vmm.V2;

            /// <summary>An instance.</summary>
            [Spec("instance", 2, WireTag = "two")]
            public sealed partial record Instance
            {
                // At least one.
                public required byte Cpus { get; init; }

                [Added(Member = "Empty")]
                public required SpecMap<string, V1.Device> Devices { get; init; }

                [Added]
                public string? Note { get; init; }
            }

            """),
    ];

    /// <summary>Edits: the file, the old text and the new one; what the new version's file then says; and the errors that leave the author a decision.</summary>
    public static TheoryData<string, string, string, string, string, string> Edits { get; } = new()
    {
        // Members of a spec.
        { "V2/Instance.cs", "public string? Note", "public string? Place { get; init; }\n\n    [Added]\n    public string? Note", "V3/Instance.cs", "    [Added]\n    public string? Place", "" },
        { "V2/Instance.cs", "public required byte Cpus", "[Added(1)]\n    public required int Sockets { get; init; }\n    public required byte Cpus", "V3/Instance.cs", "    [Added(1)]\n    public required int Sockets", "" },
        { "V2/Instance.cs", "\n    [Added]\n    public string? Note { get; init; }\n", "", "V3/Instance.cs", "[Removed(\"Note\")]", "" },
        { "V2/Instance.cs", "    [Added(Member = \"Empty\")]\n    public required SpecMap<string, V1.Device> Devices { get; init; }\n\n", "", "V3/Instance.cs", "[Removed(\"Devices\")]", "SPEC0005" },
        { "V2/Instance.cs", "    [Added]\n    public string? Note", "    [Added]\n    public string? Remark", "V3/Instance.cs", "    [Renamed(\"Note\")]\n    public string? Remark", "" },
        { "V2/Instance.cs", "    public required byte Cpus", "    [Renamed(\"Cpus\")]\n    public required byte Processors", "V3/Instance.cs", "    [Renamed(\"Cpus\")]\n    public required byte Processors", "" },
        { "V2/Instance.cs", "public string? Note", "[System.Text.Json.Serialization.JsonPropertyName(\"note\")]\n    public string? Note", "V3/Instance.cs", "JsonPropertyName(\"note\")", "" },
        {
            "V2/Instance.cs",
            "public sealed partial record Instance\n{\n    // At least one.\n    public required byte Cpus { get; init; }\n",
            "[Removed(\"Cpus\", When = 1)]\npublic sealed partial record Instance\n{\n",
            "V3/Instance.cs",
            "[Removed(\"Cpus\", When = 1)]",
            ""
        },
        { "V2/Instance.cs", "required byte Cpus", "required ushort Cpus", "V3/Instance.cs", "required ushort Cpus", "" },
        { "V2/Instance.cs", "V1.Device> Devices", "V1.Disk> Devices", "V3/Instance.cs", "SpecMap<string, V1.Disk> Devices", "SPEC0008" },
        { "V2/Instance.cs", "required byte Cpus { get; init; }", "byte? Cpus { get; init; }", "V3/Instance.cs", "public byte? Cpus", "" },
        { "V2/Instance.cs", "public string? Note", "public required string? Note", "V3/Instance.cs", "public required string? Note", "" },

        // A spec's tag and what it does with members that it does not know.
        { "V2/Instance.cs", "\"two\"", "\"second\"", "V3/Instance.cs", "[Spec(\"instance\", 3, WireTag = \"second\")]", "" },
        { "V2/Instance.cs", ", WireTag = \"two\"", "", "V3/Instance.cs", "[Spec(\"instance\", 3)]", "" },
        { "V2/Instance.cs", "\"two\")", "\"two\", UnknownMembers = UnknownMembers.Ignore)", "V3/Instance.cs", "[Spec(\"instance\", 3, UnknownMembers = UnknownMembers.Ignore)]", "" },

        // Members of a part, which brings along what contains it.
        { "V1/Disk.cs", "public uint? Speed", "public string? Label { get; init; }\n\n    public uint? Speed", "V3/Disk.cs", "    [Added]\n    public string? Label", "" },
        { "V1/Disk.cs", "    public uint? Speed { get; init; }\n\n", "", "V3/Disk.cs", "[Removed(\"Speed\")]", "" },
        { "V1/Disk.cs", "public uint? Speed", "public required uint? Speed", "V3/Disk.cs", "public required uint? Speed", "" },
        { "V1/Disk.cs", "512)]\n    public uint BlockSize { get; init; } = 512;", "4096)]\n    public uint BlockSize { get; init; } = 4096;", "V3/Disk.cs", "[SpecDefault(4096)]", "" },
        { "V1/Disk.cs", "    [SpecDefault(512)]\n    public uint BlockSize { get; init; } = 512;", "    public required uint BlockSize { get; init; }", "V3/Disk.cs", "public required uint BlockSize { get; init; }\n", "" },
        { "V1/Disk.cs", "(Mode.Shared)]\n    public Mode Mode { get; init; } = Mode.Shared;", "(Mode.Exclusive)]\n    public Mode Mode { get; init; } = Mode.Exclusive;", "V3/Disk.cs", "[SpecDefault(V1.Mode.Exclusive)]", "" },
        { "V1/Disk.cs", "public uint? Speed { get; init; }", "[SpecDefault(5)]\n    public uint Speed { get; init; } = 5;", "V3/Disk.cs", "public uint Speed { get; init; } = 5;", "" },

        // Unions.
        { "V1/Device.cs", "\"type\"", "\"kind\"", "V3/Device.cs", "Tag = \"kind\"", "" },
        { "V1/Device.cs", ", Content = \"value\"", ", Content = \"content\"", "V3/Device.cs", "Content = \"content\"", "" },
        { "V1/Device.cs", "Tag = \"type\", Content = \"value\", ", "", "V3/Device.cs", "[SpecUnion(Naming = SpecNaming.SnakeCase)]", "" },
        { "V1/Device.cs", "Naming = SpecNaming.SnakeCase)", "Naming = SpecNaming.SnakeCase, UnknownMembers = UnknownMembers.Ignore)", "V3/Device.cs", "UnknownMembers = UnknownMembers.Ignore", "" },
        { "V1/Device.cs", "[UnitCase(\"None\")]", "[UnitCase(\"None\")]\n[Case<Instance>]", "V3/Device.cs", "[Case<V1.Instance>]", "" },
        { "V1/Device.cs", "[UnitCase(\"None\")]\n", "", "V3/Device.cs", "[Removed(\"None\")]", "" },
        { "V1/Device.cs", "[Case<Card>(\"nic\")]\n", "", "V3/Device.cs", "[Removed(\"Card\")]", "" },
        { "V1/Device.cs", "(\"nic\")", "(\"network\")", "V3/Device.cs", "[Case<V1.Card>(\"network\")]", "" },
        { "V1/Device.cs", "[Case<Card>(\"nic\")]", "[Case<Instance>(\"nic\")]", "V3/Device.cs", "[Case<V1.Instance>(\"nic\")]", "SPEC0008" },

        // Enums.
        { "V1/Mode.cs", "    ReadOnly,\n", "    ReadOnly,\n\n    Lazy,\n", "V3/Mode.cs", "    Lazy,\n", "" },
        { "V1/Mode.cs", "\n    ReadOnly,\n", "", "V3/Mode.cs", "[Removed(\"ReadOnly\")]", "" },
        { "V1/Mode.cs", "    ReadOnly,", "    WriteNever,", "V3/Mode.cs", "    [Renamed(\"ReadOnly\")]\n    WriteNever", "" },
        { "V1/Mode.cs", "    ReadOnly,", "    [System.Text.Json.Serialization.JsonStringEnumMemberName(\"ro\")]\n    ReadOnly,", "V3/Mode.cs", "JsonStringEnumMemberName(\"ro\")", "" },
        { "V1/Mode.cs", "    Shared,\n\n    ReadOnly,\n", "    ReadOnly,\n\n    Shared,\n", "V3/Mode.cs", "    ReadOnly,\n\n    Shared,\n", "" },
    };

    /// <summary>Edits that it is not offered for.</summary>
    public static TheoryData<string, string, string, string> Others { get; } = new()
    {
        // A version that is not the newest: another version after it would be a branch.
        { "SPEC2003", "V1/Instance.cs", "byte Cpus", "ushort Cpus" },

        // The conversion between two versions that shipped.
        { "SPEC2012", "V2/Instance.cs", "[Added]\n    public string? Note", "[Added(\"none\")]\n    public string? Note" },

        // Another kind of type, with nothing left to put members into.
        { "SPEC2009", "V1/Mode.cs", "public enum Mode\n{", "public sealed partial record Mode\n{\n    public bool? Exclusive { get; init; }\n}\n\npublic enum Other\n{" },

        // Numbers given by hand.
        { "SPEC2002", "V1/Mode.cs", "    ReadOnly,", "    WriteNever = 2," },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task Edit_becomes_a_version_and_what_shipped_comes_back(string file, string old, string edit, string newFile, string expected, string left)
    {
        var edited = await EditAsync(file, old, edit);
        var ids = (await edited.AnalyzeAsync()).Where(IsAboutShipped).Select(found => found.Id).Distinct().ToList();
        Assert.NotEmpty(ids);
        foreach (var id in ids)
        {
            var repaired = await edited.FixAsync(id, Way);

            var reported = await repaired.AnalyzeAsync();
            var text = string.Join("\n", repaired.Files.Where(written => written.Key == file || !edited.Paths.Contains(written.Key)).Select(written => $"--- {written.Key}\n{written.Value}"));
            Assert.True(!reported.Any(IsAboutShipped), $"{string.Join("\n", reported)}\n{text}");
            Assert.Equal(left, string.Join(" ", reported.Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.Id).Distinct()));
            var errors = (await repaired.CompileAsync()).GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error);
            Assert.True(!errors.Any(), $"{string.Join("\n", errors)}\n{text}");
            Assert.Contains(newFile, repaired.Paths);
            Assert.True(repaired.TextOf(newFile).Contains(expected, StringComparison.Ordinal), text);
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public async Task It_is_not_offered_where_no_version_can_take_the_edit(string id, string file, string old, string edit) =>
        Assert.Empty(await (await EditAsync(file, old, edit)).OffersAsync(id));

    [Fact]
    public async Task It_is_not_offered_while_a_version_has_not_shipped()
    {
        var third = Shipped[4].Text.Replace("V2", "V3", StringComparison.Ordinal).Replace("2, WireTag = \"two\"", "3", StringComparison.Ordinal).Replace("    [Added]\n", "", StringComparison.Ordinal).Replace("    [Added(Member = \"Empty\")]\n", "", StringComparison.Ordinal);
        var edited = (await EditAsync("V1/Disk.cs", "string Path", "string File")).With([("V3/Instance.cs", third)]);

        Assert.Empty(await edited.OffersAsync("SPEC2002"));
    }

    [Fact]
    public async Task A_tag_that_the_pattern_of_the_family_gives_is_not_written_out()
    {
        const string Sum = """
            using SpecLattice;

            namespace Home
            {
                [SpecSum("lamp", TagPattern = "lamp-{version}")]
                public abstract partial record VersionedLamp;
            }

            """;
        const string Lamp = """
            namespace Home.V1
            {
                [SpecLattice.Spec("lamp", 1)]
                public sealed partial record Lamp
                {
                    public required int Watts { get; init; }
                }
            }

            """;
        var edited = FixProject.Of(Locks.Shipped(Sum + Lamp), ("Sum.cs", Sum), ("V1/Lamp.cs", Lamp.Replace("1)]", "1, WireTag = \"old\")]", StringComparison.Ordinal)));

        var repaired = await edited.FixAsync("SPEC2006");

        Assert.Equal(Lamp, repaired.TextOf("V1/Lamp.cs"));
        Assert.Contains("Spec(\"lamp\", 2, WireTag = \"old\")]", repaired.TextOf("V2/Lamp.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_edits_of_what_a_spec_holds_go_into_one_version()
    {
        var edited = await EditAsync(
            ("V1/Disk.cs", "    public uint? Speed { get; init; }", "    public ulong? Speed { get; init; }"),
            ("V1/Mode.cs", "    ReadOnly,\n", "    ReadOnly,\n    Lazy,\n"),
            ("V2/Instance.cs", "string? Note", "string? Remark"));

        var repaired = await edited.FixAsync("SPEC2003", Way);

        Assert.Equal(["V1/Device.cs", "V1/Disk.cs", "V1/Instance.cs", "V1/Mode.cs", "V2/Instance.cs", "V3/Device.cs", "V3/Disk.cs", "V3/Instance.cs", "V3/Mode.cs"], repaired.Paths);
        Assert.Equal(Shipped.Select(file => file.Text), Shipped.Select(file => repaired.TextOf(file.Name)));
        Assert.Contains("    [Renamed(\"Note\")]\n    public string? Remark", repaired.TextOf("V3/Instance.cs"), StringComparison.Ordinal);
        Assert.Equal("SPEC2015", Assert.Single((await repaired.AnalyzeAsync()).Select(found => found.Id).Distinct()));
    }

    [Fact]
    public async Task What_comes_back_is_written_as_people_write_it()
    {
        var edited = await EditAsync(
            ("V1/Disk.cs", "    [SpecDefault(512)]\n    public uint BlockSize { get; init; } = 512;\n\n", ""),
            ("V1/Mode.cs", "\n    ReadOnly,\n", ""),
            ("V1/Disk.cs", "    [SpecDefault(Mode.Shared)]\n    public Mode Mode { get; init; } = Mode.Shared;", "    public required Mode Mode { get; init; }"));

        var repaired = await edited.FixAsync("SPEC2004", Way);

        Assert.Equal(
            """
            using SpecLattice;

            namespace Vmm.V1;

            /// <summary>A disk.</summary>
            [SpecPart(1)]
            public sealed partial record Disk
            {
                /// <summary>Where its data is.</summary>
                public required string Path { get; init; }

                public uint? Speed { get; init; }

                [SpecDefault(Mode.Shared)]
                public Mode Mode { get; init; } = Mode.Shared;

                [SpecDefault(512)]
                public uint BlockSize { get; init; } = 512;
            }

            """,
            repaired.TextOf("V1/Disk.cs"));
        Assert.Equal(Shipped[1].Text.Replace("\n    ReadOnly", "    ReadOnly", StringComparison.Ordinal), repaired.TextOf("V1/Mode.cs"));
    }

    [Fact]
    public async Task Lines_end_and_attributes_are_named_as_in_the_file()
    {
        const string Source = "namespace Vmm.V1;\n\n/// <summary>A lamp.</summary>\n[SpecLattice.Spec(\"lamp\", 1)]\npublic sealed partial record Lamp\n{\n    public string? Name { get; init; }\n\n    [SpecLattice.SpecDefault(7)]\n    public int Hue { get; init; } = 7;\n}\n";
        var shipped = Source.ReplaceLineEndings("\r\n");
        var lockText = Locks.Shipped(await FixProject.Of(("V1/Lamp.cs", shipped)).CompileAsync());
        var edited = shipped.Replace("    public string? Name { get; init; }\r\n\r\n", "", StringComparison.Ordinal).Replace("(7)", "(8)", StringComparison.Ordinal).Replace("int Hue", "int Tint", StringComparison.Ordinal);

        var repaired = await FixProject.Of(lockText, ("V1/Lamp.cs", edited)).FixAsync("SPEC2002", "Make this version 2 of lamp instead");

        Assert.Equal(
            "namespace Vmm.V1;\n\n/// <summary>A lamp.</summary>\n[SpecLattice.Spec(\"lamp\", 1)]\npublic sealed partial record Lamp\n{\n    [SpecLattice.SpecDefault(7)]\n    public int Hue { get; init; } = 7;\n\n    public string? Name { get; init; }\n}\n",
            Unix(repaired.TextOf("V1/Lamp.cs")));
        Assert.Equal(
            "namespace Vmm.V2;\n\n/// <summary>A lamp.</summary>\n[SpecLattice.Spec(\"lamp\", 2)]\n[SpecLattice.Removed(\"Name\")]\npublic sealed partial record Lamp\n{\n    [SpecLattice.SpecDefault(8)]\n    [SpecLattice.Renamed(\"Hue\")]\n    public int Tint { get; init; } = 7;\n}\n",
            Unix(repaired.TextOf("V2/Lamp.cs")));
        Assert.DoesNotContain(await repaired.AnalyzeAsync(), IsAboutShipped);

        // Every line ends as those of the file do.
        static string Unix(string text)
        {
            var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
            Assert.Equal(lines.Replace("\n", "\r\n", StringComparison.Ordinal), text);
            return lines;
        }
    }

    [Theory]
    [InlineData("V1/Board.cs", "MemoryMb", "MemoryMiB", "instance-spec 7")]
    [InlineData("V1/Devices.cs", "public required uint FailImports { get; init; }", "", "instance-ensure-request 7, instance-spec 7")]
    [InlineData("V1/Chipset.cs", ", Content = \"value\"", "", "instance-spec 7")]
    [InlineData("V6/NvmeDisk.cs", "bool HasWriteCache", "bool HasVolatileCache", "instance-spec 7")]
    [InlineData("V2/InstanceSpec.cs", "[Spec(\"instance-spec\", 2)]", "[Spec(\"instance-spec\", 2, WireTag = \"two\")]", "")]
    [InlineData("Scalars/NonZeroCount.cs", "integer: 1-18446744073709551615", "integer: 1-65535", "")]
    public void Edits_of_the_virtual_machines_api_can_be_moved(string file, string old, string edit, string expected)
    {
        var compilation = ApiProject.Real.Replace(file, old, edit).Compile();
        var check = LockCheck.Of(compilation, ApiProject.Lock, TestContext.Current.CancellationToken);
        var edited = SpecIndex.Of(compilation, TestContext.Current.CancellationToken).Types
            .Where(type => check.AtTypes[type.Model.Name.Reference].Any())
            .Select(type => type.Symbol)
            .ToList();
        Assert.NotEmpty(edited);

        var moves = new NewVersionMoveFinder(compilation, ApiProject.Lock, TestContext.Current.CancellationToken).Find(edited[0]);

        Assert.Equal(expected, string.Join(", ", moves.Select(move => $"{move.Start.Family} {move.Start.Version}").Order(StringComparer.Ordinal)));
    }

    private static bool IsAboutShipped(Diagnostic found) => found.Id.StartsWith("SPEC2", StringComparison.Ordinal) && found.Severity == DiagnosticSeverity.Error;

    private static Task<FixProject> EditAsync(string file, string old, string edit) => EditAsync((file, old, edit));

    /// <summary>The project with edits, and the lock that it had before.</summary>
    private static async Task<FixProject> EditAsync(params (string File, string Old, string Edit)[] edits)
    {
        var before = FixProject.Of(Shipped);
        await before.AssertCleanAsync();
        var files = Shipped.ToDictionary(file => file.Name, file => file.Text);
        foreach (var (file, old, edit) in edits)
        {
            Assert.Contains(old, files[file], StringComparison.Ordinal);
            files[file] = files[file].Replace(old, edit, StringComparison.Ordinal);
        }

        return FixProject.Of(Locks.Shipped(await before.CompileAsync()), [.. Shipped.Select(file => (file.Name, files[file.Name]))]);
    }
}
