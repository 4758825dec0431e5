namespace SpecLattice.Generators.Tests.Locking;

/// <summary>Edits of shipped versions, each made in a copy of the VMM's API project: each is found out, by the right rule, where it was made.</summary>
public sealed class ForbiddenEditTests
{
    /// <summary>Edits of which nothing else follows: the file, the old text, the new text, and all that is reported.</summary>
    public static TheoryData<string, string, string, string> Edits { get; } = new()
    {
        // Names.
        { "V1/Board.cs", "MemoryMb", "MemoryMiB", "SPEC2002 V1/Board.cs: MemoryMiB" },
        { "V1/Board.cs", "public required byte Cpus", "[System.Text.Json.Serialization.JsonPropertyName(\"vcpus\")] public required byte Cpus", "SPEC2002 V1/Board.cs: Cpus" },
        { "V1/Devices.cs", "public required uint FailImports { get; init; }", "", "SPEC2002 V1/Devices.cs: MigrationFailureInjector" },
        { "V1/SerialPort.cs", "\"com3\"", "\"com-3\"", "SPEC2002 V1/SerialPort.cs: Com3" },
        { "V1/SerialPort.cs", "[JsonStringEnumMemberName(\"com4\")]\n    Com4,", "", "SPEC2002 V1/SerialPort.cs: SerialPortNumber" },

        // Types.
        { "V1/Board.cs", "required byte Cpus", "required ushort Cpus", "SPEC2003 V1/Board.cs: Cpus" },
        { "V1/Board.cs", "required ulong MemoryMb", "required uint MemoryMb", "SPEC2003 V1/Board.cs: MemoryMb" },
        { "V1/Devices.cs", "required bool EnableIsa", "required bool? EnableIsa", "SPEC2003 V1/Devices.cs: EnableIsa" },
        { "V1/GuestHypervisorInterface.cs", "SpecSet<HyperVFeatureFlag> Features", "SpecList<HyperVFeatureFlag> Features", "SPEC2003 V1/GuestHypervisorInterface.cs: Features" },
        { "V1/VersionedInstanceSpec.cs", "[Case<InstanceSpec>(\"V0\")]", "[Case<Board>(\"V0\")]", "SPEC2003 V1/VersionedInstanceSpec.cs: Case<Board>(\"V0\")" },
        { "Scalars/NonZeroCount.cs", "integer: 1-18446744073709551615", "integer: 1-65535", "SPEC2003 V1/StorageBackends.cs: Workers" },

        // Required and optional.
        { "V1/StorageBackends.cs", "public NonZeroCount? Workers", "public required NonZeroCount? Workers", "SPEC2004 V1/StorageBackends.cs: Workers" },
        { "V1/Cpuid.cs", "public required uint Eax", "[SpecDefault(0u)] public uint Eax", "SPEC2004 V1/Cpuid.cs: Eax" },

        // Defaults.
        {
            "V1/Board.cs",
            "[SpecDefault(Member = \"Bhyve\")]",
            "public static GuestHypervisorInterface Usual => new GuestHypervisorInterface.Bhyve();\n    [SpecDefault(Member = \"Usual\")]",
            "SPEC2005 V1/Board.cs: SpecDefault(Member = \"Usual\")"
        },

        // Tags.
        { "V2/InstanceSpec.cs", "[Spec(\"instance-spec\", 2)]", "[Spec(\"instance-spec\", 2, WireTag = \"two\")]", "SPEC2006 V2/InstanceSpec.cs: InstanceSpec" },
        { "V1/VersionedInstanceSpec.cs", "(\"V0\")", "(\"V1\")", "SPEC2006 V1/VersionedInstanceSpec.cs: Case<InstanceSpec>(\"V1\")" },
        { "V1/Chipset.cs", "Tag = \"type\"", "Tag = \"kind\"", "SPEC2006 V1/Chipset.cs: Chipset" },
        { "V1/GuestHypervisorInterface.cs", "Content = \"value\"", "Content = \"content\"", "SPEC2006 V1/GuestHypervisorInterface.cs: GuestHypervisorInterface" },

        // Additions.
        { "V1/Devices.cs", "required bool EnableIsa { get; init; }", "required bool EnableIsa { get; init; }\n    public string? Note { get; init; }", "SPEC2008 V1/Devices.cs: Note" },
        {
            "V6/NvmeDisk.cs",
            "[Added(true)]",
            "[Added(0u)] public required uint ModelNumber { get; init; }\n    [Added(true)]",
            "SPEC2008 V6/NvmeDisk.cs: ModelNumber"
        },
        { "V1/SerialPort.cs", "    Com4,", "    Com4,\n    Com5,", "SPEC2008 V1/SerialPort.cs: Com5" },
        { "V1/Chipset.cs", "public readonly partial struct Chipset", "[Case<HyperV>(\"q35\")]\npublic readonly partial struct Chipset", "SPEC2008 V1/Chipset.cs: Case<HyperV>(\"q35\")" },

        // Layouts.
        { "V1/Chipset.cs", ", Content = \"value\"", "", "SPEC2009 V1/Chipset.cs: Chipset" },
        { "V1/Board.cs", "[SpecPart(1)]", "[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]", "SPEC2009 V1/Board.cs: Board" },

        // Edges.
        { "V6/NvmeDisk.cs", "Added(true)", "Added(false)", "SPEC2012 V6/NvmeDisk.cs: Added(false)" },
        {
            "V2/InstanceSpec.cs",
            "[Added]",
            "public static SmbiosType1Input Usual { get; } = new() { Manufacturer = \"\", ProductName = \"\", SerialNumber = \"\", Version = 0 };\n    [Added(Member = \"Usual\")]",
            "SPEC2012 V2/InstanceSpec.cs: Added(Member = \"Usual\")"
        },
        { "V6/InstanceSpec.cs", "public V2.SmbiosType1Input?", "[SemanticChange(\"in another encoding\")] public V2.SmbiosType1Input?", "SPEC2014 V6/InstanceSpec.cs: SemanticChange(\"in another encoding\")" },
        { "V6/InstanceSpec.cs", "[Spec(\"instance-spec\", 6)]", "[Spec(\"instance-spec\", 6, After = 2)]", "SPEC2014 V6/InstanceSpec.cs: InstanceSpec" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task Edit_of_a_shipped_version_is_reported_where_it_was_made(string file, string old, string replacement, string expected) =>
        Assert.Equal([expected], await ApiProject.Real.Replace(file, old, replacement).AnalyzeAsync());

    [Fact]
    public async Task Unchanged_project_agrees_with_its_lock() => Assert.Empty(await ApiProject.Real.AnalyzeAsync(generated: true));

    [Fact]
    public async Task What_is_generated_makes_no_difference()
    {
        var edited = ApiProject.Real.Replace("V6/InstanceSpec.cs", "[Spec(\"instance-spec\", 6)]", "[Spec(\"instance-spec\", 6, After = 2)]");

        Assert.Equal(await edited.AnalyzeAsync(generated: true), await edited.AnalyzeAsync());
    }

    [Fact]
    public async Task Swapped_names_of_an_enum_are_reported_at_both() => Assert.Equal(
        ["SPEC2007 V1/SerialPort.cs: Com1", "SPEC2007 V1/SerialPort.cs: Com2"],
        await ApiProject.Real
            .Replace("V1/SerialPort.cs", "    [JsonStringEnumMemberName(\"com1\")]\n    Com1,\n\n", "")
            .Replace("V1/SerialPort.cs", "    Com2,\n", "    Com2,\n    [JsonStringEnumMemberName(\"com1\")]\n    Com1,\n")
            .AnalyzeAsync());

    [Fact]
    public async Task Another_number_for_a_shipped_version_is_its_removal() =>
        Assert.Contains("SPEC2010 V3/InstanceSpec.cs: InstanceSpec", await ApiProject.Real.Replace("V3/InstanceSpec.cs", "\"instance-spec\", 3", "\"instance-spec\", 4").AnalyzeAsync());

    [Fact]
    public async Task Another_range_of_a_scalar_is_reported_at_every_member_of_it()
    {
        var found = await ApiProject.Real.Replace("Scalars/PciPath.cs", "\"object: bus 0-255, device 0-31", "\"object: bus 0-255, device 0-63").AnalyzeAsync();

        Assert.Contains("SPEC2003 V1/Devices.cs: PciPath", found);
        Assert.All(found, line => Assert.StartsWith("SPEC2003 ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Conversion_methods_added_to_a_shipped_edge_are_reported() => Assert.Contains(
        "SPEC2014 V6/InstanceSpec.cs: Smbios",
        await ApiProject.Real.Replace(
            "V6/InstanceSpec.cs",
            "public V2.SmbiosType1Input? Smbios { get; init; }",
            """
            public V2.SmbiosType1Input? Smbios { get; init; }
            [SpecConversion("Smbios", Direction = SpecDirection.Up)]
            internal static V2.SmbiosType1Input? Up(V2.SmbiosType1Input? value) => value;
            [SpecConversion("Smbios", Direction = SpecDirection.Down)]
            internal static V2.SmbiosType1Input? Down(V2.SmbiosType1Input? value) => value;
            """).AnalyzeAsync());

    [Fact]
    public async Task A_shortcut_between_shipped_versions_is_reported() => Assert.Contains(
        "SPEC2014 V6/InstanceSpec.cs: InstanceSpec",
        await ApiProject.Real.Replace(
            "V6/InstanceSpec.cs",
            "public V2.SmbiosType1Input? Smbios { get; init; }",
            """
            public V2.SmbiosType1Input? Smbios { get; init; }
            [SpecConversion]
            internal static Conversion<InstanceSpec> FromOne(V1.InstanceSpec older) => Conversion.Refuse("never");
            [SpecConversion]
            internal static Conversion<V1.InstanceSpec> ToOne(InstanceSpec newer) => Conversion.Refuse("never");
            """).AnalyzeAsync());

    [Fact]
    public async Task A_name_that_two_versions_ago_meant_something_else_is_reported()
    {
        const string Frame = """
            namespace SpecLattice.Vmm.Api.V{0};

            [Spec("instance-spec", {0})]
            {1}
            public sealed partial record InstanceSpec
            {{
                public required V1.Board Board {{ get; init; }}

                public required SpecMap<SpecKey, V6.Component> Components {{ get; init; }}
                {2}
            }}
            """;
        var found = await ApiProject.Real
            .Add("V7/InstanceSpec.cs", Format(7, "[Removed(\"Smbios\")]", ""))
            .Add("V8/InstanceSpec.cs", Format(8, "", ""))
            .Add("V9/InstanceSpec.cs", Format(9, "", "[Added] public string? Smbios { get; init; }"))
            .AnalyzeAsync();

        Assert.Equal(["SPEC2011 V9/InstanceSpec.cs: Smbios"], found.Where(line => !line.StartsWith("SPEC2015", StringComparison.Ordinal)));
        Assert.Equal(3, found.Count(line => line.StartsWith("SPEC2015", StringComparison.Ordinal)));

        static string Format(int version, string attribute, string member) =>
            string.Format(System.Globalization.CultureInfo.InvariantCulture, Frame, version, attribute, member);
    }

    [Theory]
    [InlineData("V1/BootSettings.cs", "SpecList<BootOrderEntry>", "System.Collections.Immutable.ImmutableArray<BootOrderEntry>")]
    [InlineData("V1/Board.cs", "/// <summary>", "/// <summary>Once more: ")]
    [InlineData("V1/Devices.cs", "public required bool EnableIsa", "public bool IsOn => EnableIsa;\n    public required bool EnableIsa")]
    public async Task Edit_that_changes_nothing_on_the_wire_is_allowed(string file, string old, string replacement) =>
        Assert.Empty(await ApiProject.Real.Replace(file, old, replacement).AnalyzeAsync());
}
