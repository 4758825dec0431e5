using static SpecLattice.Generators.Tests.Infrastructure.SpecProgram;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>The signature says whether a conversion can lose anything, so that callers who ignore it do not compile.</summary>
public sealed class SignatureTests
{
    private const string Specs = """
        namespace V1 { [Spec("n", 1)] public sealed partial record N { public required int Size { get; init; } } }
        namespace V3 { [Spec("n", 3)] public sealed partial record N { public required int Size { get; init; } [Added] public string? Note { get; init; } } }
        namespace V6 { [Spec("n", 6)] public sealed partial record N { public required long Size { get; init; } public string? Note { get; init; } } }
        """;

    [Theory]
    [InlineData("""new Func<V1.N>(() => { V1.N x = new V3.N { Size = 1 }.ToV1(); return x; })""")]
    [InlineData("""new Func<V3.N>(() => { V3.N x = new V6.N { Size = 1 }.ToV3(); return x; })""")]
    [InlineData("""new Func<V1.N>(() => { V1.N x = new V6.N { Size = 1 }.ToV1(); return x; })""")]
    public void Partial_conversion_does_not_give_a_bare_value(string expression) =>
        Assert.Equal(["CS0029"], Complaints(Specs, expression));

    [Theory]
    [InlineData("""new Func<V6.N>(() => { V6.N x = new V1.N { Size = 1 }.ToV6(); return x; })""")]
    [InlineData("""new Func<V3.N>(() => { V3.N x = new V1.N { Size = 1 }.ToV3(); return x; })""")]
    [InlineData("""new Func<V6.N>(() => { V6.N x = new V3.N { Size = 1 }.ToV6(); return x; })""")]
    public void Total_conversion_gives_a_bare_value(string expression) => Assert.Empty(Complaints(Specs, expression));

    [Fact]
    public void Match_needs_a_function_for_every_version() => Assert.Equal(
        ["CS7036"],
        Complaints(Specs, "((VersionedN)new V1.N { Size = 1 }).Match(v1: _ => 1, v3: _ => 3, unknown: _ => 0)"));
}
