using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Ordinary;

/// <summary>Records and record structs of other assemblies are held as they are, or refused with what keeps them from it.</summary>
public sealed class ForeignRecordTests
{
    private const string Library = """
        using System;
        using System.Text.Json.Serialization;
        namespace Maps;
        public readonly record struct Geo(double Lat, decimal Height, string? Note = null);
        public readonly record struct Track { public Geo From { get; init; } public Geo? To { get; init; } }
        public record Stop(Geo At, int Minutes = 5);
        public record struct Loose(int A);
        public readonly record struct Own(int A) { public bool Equals(Own other) => true; public override int GetHashCode() => 0; }
        public sealed record OwnClass(int A) { public bool Equals(OwnClass? other) => true; public override int GetHashCode() => 0; }
        public readonly record struct WithField(int A) { private readonly int _hidden = 3; public int Sum => A + _hidden; }
        public readonly struct Plain : IEquatable<Plain> { public int A { get; init; } public bool Equals(Plain other) => A == other.A; public static bool operator ==(Plain a, Plain b) => a.A == b.A; public static bool operator !=(Plain a, Plain b) => a.A != b.A; public override bool Equals(object? o) => o is Plain p && Equals(p); public override int GetHashCode() => A; }
        """;

    private const string Holder = """
        using System.Linq;
        using SpecLattice;
        namespace Trips
        {
            [Spec("trip", 1)] public sealed partial record Trip(Maps.Geo At, Maps.Track? Track, SpecList<Maps.Stop> Stops, SpecMap<string, Maps.Geo> Places);
            public static class Probe
            {
                public static string[] Run(string[] documents) =>
                [
                    .. documents.Select(text => SpecJson.Serialize(SpecJson.Deserialize<Trip>(text))),
                    $"{SpecJson.Deserialize<Trip>(documents[0]) == SpecJson.Deserialize<Trip>(documents[0])} {SpecJson.Deserialize<Trip>(documents[0]) == SpecJson.Deserialize<Trip>(documents[0].Replace("2.50", "2.5"))}",
                    System.Text.Json.JsonSerializer.Serialize(new Maps.Track { From = new(1, 2.50m) }),
                ];
            }
        }
        """;

    [Fact]
    public async Task They_are_read_written_and_compared_by_what_they_hold()
    {
        const string Document = """{"At":{"Lat":1.5,"Height":2.50,"Note":"x"},"Track":{"From":{"Lat":1,"Height":2.50}},"Stops":[{"At":{"Lat":0,"Height":0},"Minutes":7}],"Places":{"a":{"Lat":0,"Height":0.0}}}""";
        var library = LoadedProgram.Emit(Generation.Of(Library, assembly: "Maps"));
        var generation = Generation.Of(Holder, libraries: [MetadataReference.CreateFromImage(library)]);

        Assert.Empty(await generation.AnalyzeAsync());
        var shown = LoadedProgram.Run(LoadedProgram.Emit(generation), "Trips.Probe", "Run", new[] { Document }, library);
        Assert.Equal([Document, "True False", """{"From":{"Lat":1,"Height":2.50,"Note":null},"To":null}"""], shown);
    }

    [Theory]
    [InlineData("Loose", "SPEC0090", "can be changed")]
    [InlineData("Own", "SPEC0090", "has its own 'Equals'")]
    [InlineData("OwnClass", "SPEC0090", "has its own 'Equals'")]
    [InlineData("WithField", "SPEC0090", "has a field '_hidden'")]
    [InlineData("Plain", "SPEC0004", "Plain")]
    public async Task What_cannot_be_held_is_refused_and_says_why(string type, string id, string why)
    {
        var library = LoadedProgram.Emit(Generation.Of(Library, assembly: "Maps"));
        var found = await Generation.Of($"using SpecLattice; namespace Trips; [Spec(\"trip\", 1)] public sealed partial record Trip(Maps.{type} At);", libraries: [MetadataReference.CreateFromImage(library)]).AnalyzeAsync();

        var problem = Assert.Single(found);
        Assert.Equal(id, problem.Id);
        Assert.Contains(why, problem.GetMessage(null), StringComparison.Ordinal);
    }
}
