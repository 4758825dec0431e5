namespace SpecLattice.Generators.Tests.Analyzers.Conversions;

public sealed class InfallibleConversionTests
{
    private const string Rule = "SPEC1001";

    [Theory]
    [InlineData("public static V1.Instance [|ToV1Instance|](V2.Instance spec) => Make(spec.Cpus);")]
    [InlineData("public static V1.Instance [|FromV2|](this V2.Instance spec) => Make(spec.Cpus);")]
    [InlineData("public static V1.Instance [|Render|](int indent, V2.Instance spec) => Make(spec.Cpus);")]
    [InlineData("public static Task<V1.Instance> [|AsV1|](V2.Instance spec) => Task.FromResult(Make(spec.Cpus));")]
    [InlineData("public static List<V1.Instance> [|MapAll|](IEnumerable<V2.Instance> specs) { var all = new List<V1.Instance>(); foreach (var spec in specs) { all.Add(Make(spec.Cpus)); } return all; }")]
    [InlineData("public static void [|Convert|](V2.Instance spec, out V1.Instance older) => older = Make(spec.Cpus);")]
    [InlineData("public static V1.Instance? [|Into|](V2.Instance? spec) => spec is null ? null : Make(spec.Cpus);")]
    [InlineData("public static V1.Instance Local(int x) { return Older(new V2.Instance { Cpus = 1, Components = [] }); static V1.Instance [|Older|](V2.Instance spec) => Make(spec.Cpus); }")]
    [InlineData("public static object Sequence(IEnumerable<V2.Instance> specs) => specs.Select(spec [|=>|] Make(spec.Cpus)).ToList();")]
    [InlineData("public static object Sequence(IEnumerable<V2.Instance> specs) => specs.Select([|delegate|] (V2.Instance spec) { return Make(spec.Cpus); }).ToList();")]
    [InlineData("extension(V2.Instance spec) { public V1.Instance [|Older|]() => Make(spec.Cpus); }")]
    [InlineData("extension(V2.Instance spec) { public V1.Instance [|Old|] => Make(spec.Cpus); }")]
    [InlineData("public static V1.Component [|Convert|](V2.Component component) => component.Value is V1.Disk disk ? disk : new V1.Disk { Path = \"\" };")]
    [InlineData("public static V2.Instance [|ToNewest|](VersionedInstance received) => received as V2.Instance ?? new V2.Instance { Cpus = 1, Components = [] };")]
    [InlineData("public static V1.Instance [|ToApi|](Machine machine) => Make((machine.Board.Cpus, machine.Drives.Select(drive => drive.Path).Count(), machine.Smbios).Cpus);")]
    public async Task Static_functions_are_reported(string member) => await ConversionSource.AssertReportsAsync(
        $$"""
        namespace Vmm
        {
            public static class Conversions
            {
                private static V1.Instance Make(byte cpus) => new() { Cpus = cpus, Components = [] };

                {{member}}
            }
        }
        """,
        Rule);

    [Theory]
    [InlineData("V2", "public static implicit operator [|V1.Instance|](Instance spec) => new() { Cpus = spec.Cpus, Components = [] };")]
    [InlineData("V2", "public static explicit operator [|V1.Instance|](Instance spec) => new() { Cpus = spec.Cpus, Components = [] };")]
    [InlineData("V1", "public static explicit operator [|Instance|](V2.Instance spec) => new() { Cpus = spec.Cpus, Components = [] };")]
    [InlineData("V2", "public V1.Instance [|Downgraded|]() => new() { Cpus = Cpus, Components = [] };")]
    [InlineData("V2", "public V1.Instance [|Older|] => new() { Cpus = Cpus, Components = [] };")]
    [InlineData("V2", "public V1.Instance [|Older|] { get { return new() { Cpus = Cpus, Components = [] }; } }")]
    [InlineData("V1", "public Instance() { } [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public [|Instance|](V2.Instance spec) { Cpus = spec.Cpus; Components = []; }")]
    public async Task Members_of_specs_are_reported(string version, string member) => await ConversionSource.AssertReportsAsync(
        $$"""
        namespace Vmm.{{version}}
        {
            partial record Instance
            {
                {{member}}
            }
        }
        """,
        Rule);

    [Theory]
    [InlineData("public interface IMapper { V1.Instance [|Map|](V2.Instance spec); }")]
    [InlineData("public abstract class Mapper { public abstract V1.Instance [|Map|](V2.Instance spec); }")]
    [InlineData("public abstract class Mapper { public abstract Machine [|Map|](V2.Instance spec); }")]
    public async Task Declarations_without_a_body_are_reported(string type) =>
        await ConversionSource.AssertReportsAsync($"namespace Vmm {{ {type} }}", Rule);

    // What a mapper would generate is not there, so the compiler complains as well.
    [Fact]
    public async Task A_generated_mapper_is_reported_where_it_is_declared()
    {
        var reported = await Infrastructure.Generation.Of(ConversionSource.Specs + """
            namespace Vmm
            {
                public static partial class Mapper
                {
                    public static partial V1.Instance Map(V2.Instance spec);

                    public static partial V2.Instance Up(V1.Instance spec);
                }
            }
            """).AnalyzeAsync();

        var found = Assert.Single(reported);
        Assert.Equal(Rule, found.Id);
        Assert.Contains("'Map' converts V2.Instance to V1.Instance", found.GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mapper.[|Map|]<V1.Instance>(spec)")]
    [InlineData("mapper.[|Map|]<V2.Instance, V1.Instance>(spec)")]
    [InlineData("spec.[|Adapt|]<V1.Instance>()")]
    [InlineData("mapper.[|CreateMap|]<V2.Instance, V1.Instance>()")]
    public async Task Calls_of_mappers_are_reported(string call) => await ConversionSource.AssertReportsAsync(Mapped(call), Rule);

    [Theory]
    [InlineData("mapper.Map<V2.Instance>(new V1.Instance { Cpus = 1, Components = [] })")]
    [InlineData("mapper.Map<string>(spec)")]
    [InlineData("mapper.CreateMap<V1.Instance, V2.Instance>()")]
    [InlineData("spec.ToV1().Map<V1.Instance>(older => older with { Cpus = 1 })")]
    public async Task Other_calls_of_mappers_are_not_reported(string call) => await ConversionSource.AssertReportsAsync(Mapped(call));

    private static string Mapped(string call) => $$"""
        namespace Mapping
        {
            public interface IMapper
            {
                TTarget Map<TTarget>(object source);

                TTarget Map<TSource, TTarget>(TSource source);

                object CreateMap<TSource, TTarget>();
            }

            public static class Mapster
            {
                public static TTarget Adapt<TTarget>(this object source) => throw new NotSupportedException($"{source}");
            }
        }

        namespace Vmm
        {
            using Mapping;

            public static class Tool
            {
                public static object Run(IMapper mapper, V2.Instance spec) => {{call}};
            }
        }
        """;

    [Theory]
    [InlineData("public static V2.Instance Upgrade(V1.Instance spec) => new() { Cpus = spec.Cpus, Components = SpecList.From(spec.Components.Select(component => component.ToV2())) };")]
    [InlineData("public static Conversion<V1.Instance> Downgrade(V2.Instance spec) => spec.ToV1();")]
    [InlineData("public static bool TryDowngrade(V2.Instance spec, out V1.Instance? older) => spec.ToV1().TryGetValue(out older);")]
    [InlineData("public static (V1.Instance? Older, string? Problem) Downgrade(V2.Instance spec) => spec.ToV1().TryGetValue(out var older, out var losses) ? (older, null) : (null, losses.ToString());")]
    [InlineData("public static V2.Instance Trim(V2.Instance spec) => spec with { Smbios = null };")]
    [InlineData("public static Machine Amend(Machine machine, V2.Instance wanted) => machine with { Smbios = wanted.Smbios };")]
    [InlineData("public static string Show(V2.Instance spec) => $\"{spec.Cpus}\";")]
    [InlineData("public static Board BoardOf(V2.Instance spec) => new(spec.Cpus);")]
    [InlineData("public static Func<V2.Instance, Conversion<V1.Instance>> Way => spec => spec.ToV1();")]
    public async Task Near_misses_are_not_reported(string member) =>
        await ConversionSource.AssertReportsAsync($"namespace Vmm {{ public static class Conversions {{ {member} }} }}");

    [Fact]
    public async Task A_stored_version_is_no_conversion() => await ConversionSource.AssertReportsAsync(
        """
        namespace Vmm
        {
            [SpecModel]
            public sealed record Running(V2.Instance Shown, int Restarts)
            {
                private readonly V1.Instance? _first;

                public V1.Instance? First => _first;
            }
        }
        """);

    [Fact]
    public async Task What_the_lattice_calls_is_checked_by_it() => await ConversionSource.AssertReportsAsync(
        """
        namespace Other.V1
        {
            [Spec("clock", 1)]
            public sealed partial record Clock
            {
                public required uint Seconds { get; init; }
            }
        }

        namespace Other.V2
        {
            [Spec("clock", 2)]
            [Removed("Seconds")]
            public sealed partial record Clock
            {
                [Added(0UL)]
                public required ulong Ticks { get; init; }

                [SpecConversion]
                internal static Clock Up(V1.Clock clock) => new() { Ticks = clock.Seconds * 10UL };

                [SpecConversion]
                internal static V1.Clock Down(Clock clock) => new() { Seconds = (uint)(clock.Ticks / 10) };
            }
        }
        """);
}
