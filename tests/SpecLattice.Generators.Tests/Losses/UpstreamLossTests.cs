using SpecLattice.CodeFixes.Conversions;

namespace SpecLattice.Generators.Tests.Losses;

/// <summary>The real losses: each is shown to lose, is reported at the place that loses, and keeps the laws once it is fixed.</summary>
public sealed class UpstreamLossTests
{
    private const string Generated = nameof(UseGeneratedConversionFix);

    /// <summary>Version 1 has no SMBIOS tables, and the conversion to it had no way to say so.</summary>
    [Fact]
    public async Task Smbios_is_dropped_on_the_way_from_version_2_to_version_1()
    {
        var loss = LossCase.Of("""
            public static class Downgrade
            {
                public static V1.InstanceSpec [|ToV1Spec|](V2.InstanceSpec spec) => new() { Board = spec.Board, Components = spec.Components };
            }
            """);
        Assert.Equal(["True"], loss.RunUnmended("Vmm.Downgrade.ToV1Spec(Example.Two(\"table\")).ToV2() != Example.Two(\"table\")"));
        await loss.AssertReportedAsync("SPEC1001");

        var repaired = await loss.MendAsync("SPEC1001", Generated);

        Assert.Contains("public static Conversion<V1.InstanceSpec> ToV1Spec(V2.InstanceSpec spec) => spec.ToV1();", repaired, StringComparison.Ordinal);
        Assert.Equal(
            ["/Smbios", "True"],
            LossCase.Run(
                repaired,
                "Vmm.Downgrade.ToV1Spec(Example.Two(\"table\")).Losses.Single().Pointer",
                "Vmm.Downgrade.ToV1Spec(Example.Two(null)).GetValueOrThrow().ToV2() == Example.Two(null)"));
    }

    /// <summary>The same as an operator, the form that `From` has in C#, with somebody who uses it.</summary>
    [Fact]
    public async Task Smbios_is_dropped_by_an_operator()
    {
        var loss = LossCase.Of("""
            namespace V2
            {
                partial record InstanceSpec
                {
                    public static explicit operator [|V1.InstanceSpec|](InstanceSpec spec) => new() { Board = spec.Board, Components = spec.Components };
                }
            }
            """);
        await loss.AssertReportedAsync("SPEC1001");

        var repaired = await loss.MendAsync("SPEC1001", Generated);

        Assert.Contains("public static explicit operator Conversion<V1.InstanceSpec>(InstanceSpec spec) => spec.ToV1();", repaired, StringComparison.Ordinal);
        Assert.Equal(
            ["False"], LossCase.Run(repaired, "((Conversion<Vmm.V1.InstanceSpec>)Example.Two(\"table\")).IsSuccess"));
    }

    /// <summary>Components that version 2 does not know were filtered out, and the guest's socket was gone after a migration.</summary>
    [Fact]
    public async Task A_socket_is_filtered_away_on_the_way_from_version_3_to_version_2()
    {
        var loss = LossCase.Of("""
            public static class Downgrade
            {
                public static V2.InstanceSpec ToV2Spec(V3.InstanceSpec spec) => new()
                {
                    Board = spec.Board,
                    Components = SpecList.From(spec.Components.SelectMany(
                        component => component.ToV1().[|TryGetValue|](out var converted) ? new[] { converted } : [])),
                    Smbios = spec.Smbios,
                };
            }
            """);
        Assert.Equal(["True"], loss.RunUnmended("Vmm.Downgrade.ToV2Spec(Example.Three(16)).ToV3() == Example.Three(null)"));
        await loss.AssertReportedAsync("SPEC1005");

        var repaired = await loss.MendAsync("SPEC1005", Generated);

        Assert.Equal(
            ["/Components/1", "True"],
            LossCase.Run(
                repaired,
                "Vmm.Downgrade.ToV2Spec(Example.Three(16)).Losses.Single().Pointer",
                "Vmm.Downgrade.ToV2Spec(Example.Three(null)).GetValueOrThrow().ToV3() == Example.Three(null)"));
    }

    /// <summary>The fix of the above inverted the filter's condition, so that it kept what should go: the filter is the mistake, either way.</summary>
    [Fact]
    public async Task A_filter_with_the_wrong_sign_keeps_what_should_go()
    {
        var loss = LossCase.Of("""
            public static class Downgrade
            {
                public static Conversion<V2.InstanceSpec> ToV2Spec(V3.InstanceSpec spec) => new V2.InstanceSpec
                {
                    Board = spec.Board,
                    Components = SpecList.From(spec.Components
                        .[|Where|](component => component.Value is V3.VirtioSocket)
                        .Select(component => component.ToV1().GetValueOrThrow())),
                    Smbios = spec.Smbios,
                };
            }
            """.Replace(".GetValueOrThrow()", ".[|GetValueOrThrow|]()", StringComparison.Ordinal));
        await loss.AssertReportedAsync("SPEC1005", "SPEC1003");

        var repaired = await loss.MendAsync("SPEC1005", Generated);

        Assert.Equal(["True"], LossCase.Run(repaired, "Vmm.Downgrade.ToV2Spec(Example.Three(null)).GetValueOrThrow().ToV3() == Example.Three(null)"));
    }

    /// <summary>The newest version was thought to hold everything, so its conversion panicked where it could not.</summary>
    [Fact]
    public async Task A_fallible_conversion_is_forced_in_one_that_cannot_fail()
    {
        var loss = LossCase.Of("""
            public static class Downgrade
            {
                public static V2.InstanceSpec ToV2Spec(V3.InstanceSpec spec)
                {
                    var older = spec.ToV2().[|GetValueOrThrow|]();
                    return older with { Smbios = older.Smbios ?? spec.Smbios };
                }

                public static string Show(V3.InstanceSpec spec) => ToV2Spec(spec).ToString();
            }
            """);
        await loss.AssertReportedAsync("SPEC1003");

        var repaired = await loss.MendAsync("SPEC1003", nameof(MakeFallibleFix));

        Assert.Contains("ToV2Spec(spec).GetValueOrThrow().ToString()", repaired, StringComparison.Ordinal);
        Assert.Equal(
            ["/Components/1", "True"],
            LossCase.Run(
                repaired,
                "Vmm.Downgrade.ToV2Spec(Example.Three(16)).Losses.Single().Pointer",
                "Vmm.Downgrade.ToV2Spec(Example.Three(null, \"table\")).GetValueOrThrow().ToV3() == Example.Three(null, \"table\")"));
    }

    /// <summary>A level that an older version does not have became its neighbour.</summary>
    [Fact]
    public async Task A_log_level_becomes_another()
    {
        var loss = LossCase.Of("""
            public static class Levels
            {
                public static V1.LogLevel ToV1Level(V3.LogLevel level) => level switch
                {
                    V3.LogLevel.Trace => V1.LogLevel.Info,
                    V3.LogLevel.Info => [|V1.LogLevel.Info|],
                    V3.LogLevel.Warning => V1.LogLevel.Warning,
                    var other => throw new ArgumentOutOfRangeException(nameof(level), other, null),
                };
            }
            """);
        await loss.AssertReportedAsync("SPEC1009");

        var repaired = await loss.MendAsync("SPEC1009", Generated);

        Assert.Equal(
            ["False", "True"],
            LossCase.Run(
                repaired,
                "Vmm.Levels.ToV1Level(Vmm.V3.LogLevel.Trace).IsSuccess",
                "Vmm.Levels.ToV1Level(Vmm.V3.LogLevel.Info).GetValueOrThrow().ToV3() == Vmm.V3.LogLevel.Info"));
    }

    /// <summary>The way in went through a builder with defaults, and one assignment was forgotten: explicit SMBIOS tables became the server's own.</summary>
    [Fact]
    public async Task A_builder_forgets_a_member()
    {
        var loss = LossCase.Of("""
            public static class FromApi
            {
                public static Conversion<Machine> [|Convert|](V3.InstanceSpec spec)
                {
                    var builder = new Builder(spec.Board);
                    foreach (var component in spec.Components)
                    {
                        builder.Add(component);
                    }

                    return builder.Build();
                }

                private sealed class Builder(V1.Board board)
                {
                    private readonly List<V3.Component> _components = [];
                    private string? _smbios;

                    public void Add(V3.Component component) => _components.Add(component);

                    public void SetSmbios(string? smbios) => _smbios = smbios;

                    public Machine Build() => new(board, SpecList.From(_components), _smbios);
                }
            }

            public static class ToApi
            {
                public static Conversion<V3.InstanceSpec> Convert(Machine machine)
                {
                    var (board, components, smbios) = machine;
                    return new V3.InstanceSpec { Board = board, Components = components, Smbios = smbios };
                }
            }
            """);
        const string Law = "Vmm.FromApi.Convert(Example.Three(16, \"table\")).Then(Vmm.ToApi.Convert).GetValueOrThrow() == Example.Three(16, \"table\")";
        Assert.Equal(["False"], loss.RunUnmended(Law));
        await loss.AssertReportedAsync("SPEC1006");

        var repaired = await loss.MendAsync("SPEC1006", nameof(AddMissingReadsFix));

        Assert.Contains("        builder.SetSmbios(spec.Smbios);\n", repaired, StringComparison.Ordinal);
        Assert.Equal(["True"], LossCase.Run(repaired, Law));
    }

    /// <summary>The way out took the spec apart by name, so that nothing could be forgotten, and then threw two members away by name.</summary>
    [Fact]
    public async Task A_member_is_discarded_by_name()
    {
        var loss = LossCase.Of("""
            public static class ToApi
            {
                public static Conversion<V2.InstanceSpec> Convert(Machine machine)
                {
                    var (board, components, [|_|]) = machine;
                    var older = new List<V1.Component>();
                    foreach (var component in components)
                    {
                        if (!component.ToV1().TryGetValue(out var converted, out var losses))
                        {
                            return Conversion.Refuse(losses);
                        }

                        older.Add(converted);
                    }

                    return new V2.InstanceSpec { Board = board, Components = SpecList.From(older) };
                }
            }
            """);

        await loss.AssertReportedAsync("SPEC1007");
    }

    /// <summary>The first of several things was taken and the rest forgotten; here it is an older version that is not taken at all.</summary>
    [Fact]
    public async Task A_version_that_should_not_come_is_thrown_at()
    {
        var loss = LossCase.Of("""
            public static class Receiver
            {
                public static V3.InstanceSpec Take(VersionedInstanceSpec received) => received switch
                {
                    V1.InstanceSpec => [|throw|] new System.Diagnostics.UnreachableException(),
                    V2.InstanceSpec spec => spec.ToV3(),
                    V3.InstanceSpec spec => spec,
                    UnknownInstanceSpec unknown => throw new NotSupportedException(unknown.WireTag),
                };
            }
            """);
        await loss.AssertReportedAsync("SPEC1011");

        var repaired = await loss.MendAsync("SPEC1011", Generated);

        Assert.Equal(["True"], LossCase.Run(repaired, "Vmm.Receiver.Take(Example.Two(\"table\")).GetValueOrThrow() == Example.Two(\"table\").ToV3()"));
    }
}
