using SpecLattice.CodeFixes.Conversions;
using SpecLattice.Generators.Tests.Analyzers.Conversions;

namespace SpecLattice.Generators.Tests.CodeFixes;

public sealed class ConversionFixTests
{
    private const string Cannot = "SPEC1001";
    private const string Forced = "SPEC1003";
    private const string NotRead = "SPEC1006";
    private const string Fallible = nameof(MakeFallibleFix);
    private const string Generated = nameof(UseGeneratedConversionFix);

    [Fact]
    public async Task What_is_forced_on_the_way_is_taken_apart_before_the_statement()
    {
        var repaired = await Tool("""
            public static V1.Instance Downgrade(V2.Instance spec)
            {
                // All of it.
                var components = SpecList.From(new[] { First(spec).ToV1().GetValueOrThrow(), First(spec).ToV1().GetValueOrThrow() });
                return new() { Cpus = spec.Cpus, Components = components };
            }

            private static V2.Component First(V2.Instance spec) => spec.Smbios is null ? spec.Components[0] : spec.Components[1];
            """).FixAsync(Forced, Fallible);

        AssertContains(
            """
                    public static Conversion<V1.Instance> Downgrade(V2.Instance spec)
                    {
                        // All of it.
                        if (!First(spec).ToV1().TryGetValue(out var converted, out var losses))
                        {
                            return Conversion.Refuse(losses);
                        }

                        if (!First(spec).ToV1().TryGetValue(out var converted2, out var losses2))
                        {
                            return Conversion.Refuse(losses2);
                        }

                        var components = SpecList.From(new[] { converted, converted2 });
                        return new V1.Instance { Cpus = spec.Cpus, Components = components };
                    }
            """,
            repaired);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task An_expression_becomes_a_block_where_something_is_forced_in_it()
    {
        var repaired = await Tool("""
            public static V1.Instance Downgrade(V2.Instance spec) => spec.ToV1().GetValueOrThrow() with { Cpus = spec.Cpus };
            """).FixAsync(Forced, Fallible);

        AssertContains(
            """
                    public static Conversion<V1.Instance> Downgrade(V2.Instance spec)
                    {
                        if (!spec.ToV1().TryGetValue(out var convertedSpec, out var losses))
                        {
                            return Conversion.Refuse(losses);
                        }

                        return convertedSpec with { Cpus = spec.Cpus };
                    }
            """,
            repaired);
        await repaired.AssertCleanAsync();
    }

    [Theory]
    [InlineData("return spec.ToV1().TryGetValue(out var older) ? older : throw new NotSupportedException();", "return spec.ToV1();")]
    [InlineData("return spec.ToV1().Match(older => older, _ => throw new NotSupportedException());", "return spec.ToV1();")]
    [InlineData("return spec.ToV1().Match(older => older with { Cpus = spec.Cpus }, _ => throw new NotSupportedException());", "return spec.ToV1().Map(older => older with { Cpus = spec.Cpus });")]
    [InlineData("if (!spec.ToV1().TryGetValue(out var older)) { throw new NotSupportedException(); } return older;", "if (!spec.ToV1().TryGetValue(out var older, out var losses)) { return Conversion.Refuse(losses); } return older;")]
    public async Task Every_form_of_force_passes_its_losses_on(string body, string expected)
    {
        var repaired = await Tool($"public static V1.Instance Downgrade(V2.Instance spec) {{ {body} }}").FixAsync(Forced, Fallible);

        AssertContains(expected, repaired);
        Assert.DoesNotContain(await repaired.AnalyzeAsync(), found => found.Id is Cannot or Forced);
        await repaired.AssertCleanAsync();
    }

    [Theory]
    [InlineData("return spec.Smbios is null ? spec.ToV1().GetValueOrThrow() : null!;")]
    [InlineData("return Older(spec)!; static V1.Instance? Older(V2.Instance newer) => newer.ToV1().TryGetValue(out var older) ? older : null;")]
    [InlineData("return new() { Cpus = 1, Components = SpecList.From(spec.Components.Select(component => component.ToV1().GetValueOrThrow())) };")]
    public async Task What_is_forced_under_a_condition_or_by_null_is_left_to_the_author(string body) =>
        Assert.Empty(await Tool($"public static V1.Instance Downgrade(V2.Instance spec) {{ {body} }}").OffersAsync(Forced));

    [Fact]
    public async Task Callers_pass_a_conversion_on_or_force_it()
    {
        var repaired = await Tool("""
            public static V1.Instance Downgrade(this V2.Instance spec) => new() { Cpus = spec.Cpus, Components = [] };

            public static Conversion<V1.Instance> PassOn(V2.Instance spec) => Downgrade(spec);

            public static string Show(V2.Instance spec) => Downgrade(spec).ToString() + spec.Downgrade().Cpus;
            """).FixAsync(Cannot, Generated);

        AssertContains("public static Conversion<V1.Instance> Downgrade(this V2.Instance spec) => spec.ToV1();", repaired);
        AssertContains("PassOn(V2.Instance spec) => Downgrade(spec);", repaired);
        AssertContains("=> Downgrade(spec).GetValueOrThrow().ToString() + spec.Downgrade().GetValueOrThrow().Cpus;", repaired);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Callers_in_other_documents_are_adapted()
    {
        var repaired = await FixProject.Of(
            ("Specs.cs", ConversionSource.Specs),
            ("Tool.cs", """
                using SpecLattice;

                namespace Vmm;

                public static class Tool
                {
                    public static V1.Instance Old(V2.Instance spec) => new() { Cpus = spec.Cpus, Components = [] };
                }
                """),
            ("Caller.cs", """
                namespace Vmm;

                public static class Caller
                {
                    public static int Cpus(V2.Instance spec) => Tool.Old(spec).Cpus;
                }
                """)).FixAsync(Cannot, Fallible);

        Assert.Contains("Conversion<V1.Instance> Old(V2.Instance spec) => new V1.Instance { Cpus", repaired.Files["Tool.cs"], StringComparison.Ordinal);
        Assert.Contains("=> Tool.Old(spec).GetValueOrThrow().Cpus;", repaired.Files["Caller.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fix_all_mends_conversions_that_call_each_other()
    {
        var repaired = await Tool("""
            public static V1.Instance Downgrade(V2.Instance spec) => new() { Cpus = spec.Cpus, Components = [] };

            public static V1.Instance Again(V2.Instance spec) => Downgrade(spec);

            public static V1.Component Part(V2.Component part)
            {
                return new V1.Disk { Path = part.ToString()! };
            }

            public static V1.Instance Newest => Downgrade(new V2.Instance { Cpus = 1, Components = [] });
            """).FixAllAsync(Cannot, Generated);

        AssertContains("Conversion<V1.Instance> Downgrade(V2.Instance spec) => spec.ToV1();", repaired);
        AssertContains("Conversion<V1.Instance> Again(V2.Instance spec) => spec.ToV1();", repaired);
        AssertContains("Conversion<V1.Component> Part(V2.Component part) => part.ToV1();", repaired);
        AssertContains("V1.Instance Newest => Downgrade(new V2.Instance { Cpus = 1, Components = [] }).GetValueOrThrow();", repaired);
    }

    [Fact]
    public async Task Fix_all_makes_conversions_fallible_that_call_each_other()
    {
        var repaired = await Tool("""
            public static V1.Instance Again(V2.Instance spec) => Downgrade(spec);

            public static V1.Instance Downgrade(V2.Instance spec) => new() { Cpus = spec.Cpus, Components = [] };

            public static V1.Instance Third(V2.Instance spec)
            {
                return Downgrade(spec);
            }
            """).FixAllAsync(Cannot, Fallible);

        AssertContains("Conversion<V1.Instance> Again(V2.Instance spec) => Downgrade(spec);", repaired);
        AssertContains("return Downgrade(spec);", repaired);
        Assert.DoesNotContain(await repaired.AnalyzeAsync(), found => found.Id is Cannot or Forced);
    }

    [Theory]
    [InlineData("public static object Old(IEnumerable<V2.Instance> specs) => specs.Select(spec => new V1.Instance { Cpus = spec.Cpus, Components = [] });")]
    [InlineData("public interface IMapper { V1.Instance Map(V2.Instance spec); }")]
    [InlineData("public static List<V1.Instance> Old(List<V2.Instance> specs) => new(specs.Count);")]
    [InlineData("public static async Task<V1.Instance> OldAsync(V2.Instance spec) { await Task.Yield(); return new() { Cpus = spec.Cpus, Components = [] }; }")]
    public async Task Nothing_is_offered_where_others_would_have_to_change(string member) => Assert.Empty(await Tool(member).OffersAsync(Cannot));

    [Fact]
    public async Task A_model_has_no_generated_conversion()
    {
        var tool = Tool("public static V2.Instance ToApi(Machine machine) => new() { Cpus = machine.Board.Cpus, Components = SpecList.From(machine.Drives.Select(Convert)), Smbios = machine.Smbios }; private static V2.Component Convert(Drive drive) => new V1.Disk { Path = drive.Path };");

        Assert.Equal([Fallible], await tool.OffersAsync(Cannot));
        await (await tool.FixAsync(Cannot, Fallible)).AssertCleanAsync();
    }

    [Fact]
    public async Task The_sum_is_converted_by_ToLatest()
    {
        var repaired = await Tool("public static V2.Instance Read(VersionedInstance received) => (V2.Instance)received;").FixAsync(Cannot, Generated);

        AssertContains("public static Conversion<V2.Instance> Read(VersionedInstance received) => received.ToLatest();", repaired);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Missing_members_are_added_to_an_initializer_as_it_is_laid_out()
    {
        var repaired = await Tool("""
            public static Conversion<V2.Instance> Copy(V1.Instance spec) => new V2.Instance
            {
                Cpus = spec.Cpus,
                Components = [],
            };
            """.Replace("Components = [],", "Components = SpecList.From(spec.Components.Select(component => component.ToV2())),", StringComparison.Ordinal)
            .Replace("Cpus = spec.Cpus,", "Cpus = default,", StringComparison.Ordinal)).FixAsync(NotRead, nameof(AddMissingReadsFix));

        AssertContains("Cpus = spec.Cpus,", repaired);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Missing_members_are_appended_to_an_initializer()
    {
        const string Model = """
            [SpecModel]
            public sealed record Host
            {
                public required byte Cpus { get; init; }

                public string? Smbios { get; init; }

                public string? Name { get; init; }
            }

            [Spec("host", 1)]
            public sealed partial record HostSpec
            {
                public required byte Cpus { get; init; }

                public string? Smbios { get; init; }

                public string? Name { get; init; }
            }
            """;
        var lines = await Tool(Model + """

            public static Conversion<HostSpec> ToApi(Host host) => new HostSpec
            {
                Cpus = host.Cpus,
            };
            """).FixAsync(NotRead, nameof(AddMissingReadsFix));
        AssertContains(
            """
                    public static Conversion<HostSpec> ToApi(Host host) => new HostSpec
                    {
                        Cpus = host.Cpus,
                        Smbios = host.Smbios,
                        Name = host.Name,
                    };
            """,
            lines);
        await lines.AssertCleanAsync();

        var one = await Tool(Model + "\n\npublic static Conversion<HostSpec> ToApi(Host host) => new HostSpec { Cpus = host.Cpus, Name = host.Name };")
            .FixAsync(NotRead, nameof(AddMissingReadsFix));
        AssertContains("new HostSpec { Cpus = host.Cpus, Name = host.Name, Smbios = host.Smbios };", one);
        await one.AssertCleanAsync();
    }

    private static FixProject Tool(string members)
    {
        var indented = string.Join("\n", members.Replace("\r", "", StringComparison.Ordinal).Split('\n').Select(line => line.Length == 0 ? line : "        " + line));
        return FixProject.Of($$"""
            {{ConversionSource.Specs}}
            namespace Vmm
            {
                public static partial class Tool
                {
            {{indented}}
                }
            }
            """);
    }

    private static void AssertContains(string expected, FixProject project) =>
        Assert.True(project.Text.Contains(expected, StringComparison.Ordinal), project.Text);
}
