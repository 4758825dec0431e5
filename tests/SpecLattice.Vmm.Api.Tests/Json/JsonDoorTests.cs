using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.Tests.Json;

/// <summary>System.Text.Json, with reflection and without, reads and writes every type of the API as SpecJson does.</summary>
public sealed class JsonDoorTests
{
    public static TheoryData<string> Types => [.. ApiTypes().Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_is_read_and_written_in_every_way(string type)
    {
        var samples = ApiSamples.All.Where(sample => sample.Type.FullName == type).ToArray();
        Assert.True(samples.Length > 0, $"no sample of {type}: add one");
        Assert.All(samples, sample => sample.Check());
    }

    [Fact]
    public void Every_sample_is_of_a_type_of_the_API() =>
        Assert.Empty(ApiSamples.All.Select(sample => sample.Type).Except(ApiTypes()));

    [Fact]
    public void The_context_lists_every_type_up_to_version_6()
    {
        var old = ApiTypes().Where(type => !int.TryParse(type.Namespace!.Split('.')[^1].AsSpan(1), out var version) || version <= 6);
        Assert.DoesNotContain(old, type => ApiJsonContext.Default.GetTypeInfo(type) is null);
    }

    // All that the assembly exports is a value, except converters, which System.Text.Json makes use of, and unit cases, which their unions read and write.
    private static IEnumerable<Type> ApiTypes() => typeof(V1.InstanceSpec).Assembly.GetExportedTypes()
        .Where(type => type is not { IsAbstract: true, IsSealed: true } && !type.IsAssignableTo(typeof(JsonConverter)) && !FixtureSamples.IsUnitCase(type));
}
