using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

public class ReservedTypeNameTests
{
    [Theory]
    [InlineData("[Spec(\"x\", 1)] public sealed partial record FloorCore { public required int A { get; init; } }")]
    [InlineData("[SpecPart(1)] public sealed partial record ReadJson { public required int A { get; init; } }")]
    [InlineData("[SpecPart(1), SpecUnion, UnitCase(\"Off\")] public readonly partial struct Switch;")]
    public async Task A_type_named_like_a_generated_member_is_reported_and_left_out(string declaration)
    {
        var generation = Generation.Of($"using SpecLattice; namespace Api.V1 {{ {declaration} }}");

        var (reported, warnings) = await generation.CheckAsync();
        Assert.Equal("SPEC0019", Assert.Single(reported).Id);
        Assert.DoesNotContain(warnings, Generation.IsInGenerated);
    }

    [Theory]
    [InlineData("[Spec(\"x\", 1)] public sealed partial record Floor { public required int A { get; init; } }")]
    [InlineData("[Spec(\"x\", 1)] public sealed partial record Match { public required int A { get; init; } }")]
    [InlineData("[SpecPart(1)] public sealed partial record Floor { public required int A { get; init; } }")]
    [InlineData("[SpecPart(1), SpecUnion, UnitCase(\"Off\")] public readonly partial struct Version;")]
    public async Task A_name_that_is_taken_elsewhere_only_is_free(string declaration)
    {
        var generation = Generation.Of($"using SpecLattice; namespace Api.V1 {{ {declaration} }}");

        var (reported, warnings) = await generation.CheckAsync();
        Assert.Empty(reported);
        Assert.Empty(warnings);
    }
}
