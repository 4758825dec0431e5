using System.Text.Json;
using SpecLattice.Benchmarks.Inputs;
using SpecLattice.Benchmarks.Measuring;
using SpecLattice.Benchmarks.Plain;
using Api = SpecLattice.Vmm.Api;

namespace SpecLattice.Benchmarks.Scenarios;

/// <summary>Conversions in which nothing is lost.</summary>
internal static class ConversionScenarios
{
    public static IEnumerable<Scenario> All => [V1ToV3, V3ToV1, V3ToV6, V3ToV6Anew, V6ToV1, RoundTrip];

    private static Api.V3.InstanceSpec Lossless { get; } = Document.Typical.OldSpec.ToV3();

    private static Plain.V1.InstanceSpec PlainOld { get; } = JsonSerializer.Deserialize(Document.Typical.V1, PlainV1Json.Default.V1InstanceSpec)!;

    private static Plain.V3.InstanceSpec PlainLossless { get; } = HandWritten.ToV3(PlainOld);

    private static string OldMeaning { get; } = Meaning.Of(Document.Typical.V1);

    private static Scenario V1ToV3 => new("Convert", "v1 to v3", OldMeaning, Who.HandWritten,
    [
        new Contestant<Api.V1.InstanceSpec, Api.V3.InstanceSpec>(Who.Ours, Document.Typical.OldSpec, static spec => spec.ToV3(), Show),
        new Contestant<Plain.V1.InstanceSpec, Plain.V3.InstanceSpec>(Who.HandWritten, PlainOld, HandWritten.ToV3, ShowPlain),
        new Contestant<Plain.V1.InstanceSpec, Plain.V3.InstanceSpec>(Who.Mapperly, PlainOld, MapperlyMaps.ToV3, ShowPlain),
    ], new Goal(Nanoseconds: 60, Bytes: 128));

    private static Scenario V3ToV1 => new("Convert", "v3 to v1, lossless", OldMeaning, Who.HandWritten,
    [
        new Contestant<Api.V3.InstanceSpec, Api.V1.InstanceSpec?>(Who.Ours, Lossless, static spec => spec.ToV1().TryGetValue(out var old) ? old : null, Show),
        new Contestant<Plain.V3.InstanceSpec, Plain.V1.InstanceSpec?>(Who.HandWritten, PlainLossless, static spec => HandWritten.ToV1(spec, []), ShowPlain),
        new Contestant<Plain.V3.InstanceSpec, Plain.V1.InstanceSpec?>(Who.Mapperly, PlainLossless, MapperlyMaps.ToV1, ShowPlain),
    ], new Goal(Nanoseconds: 60, Bytes: 128));

    private static Scenario V3ToV6 => new("Convert", "v3 to v6, the same spec again", Meaning.Of(SpecJson.SerializeToUtf8Bytes(Lossless.ToV6())), Who.HandWritten,
    [
        new Contestant<Api.V3.InstanceSpec, Api.V6.InstanceSpec>(Who.Ours, Lossless, static spec => spec.ToV6(), Show),
        new Contestant<Plain.V3.InstanceSpec, Plain.V6.InstanceSpec>(Who.HandWritten, PlainLossless, HandWritten.ToV6, ShowPlain),
        new Contestant<Plain.V3.InstanceSpec, Plain.V6.InstanceSpec>(Who.Mapperly, PlainLossless, MapperlyMaps.ToV6, ShowPlain),
    ], new Goal(Nanoseconds: 60));

    private static Scenario V3ToV6Anew => new("Convert", "v3 to v6, a spec that was just made", Meaning.Of(SpecJson.SerializeToUtf8Bytes(Lossless.ToV6())), Who.HandWritten,
    [
        new FreshContestant<Api.V3.InstanceSpec, Api.V6.InstanceSpec>(Who.Ours, static () => WithNewDisks(Lossless), static spec => spec.ToV6(), Show),
        new Contestant<Plain.V3.InstanceSpec, Plain.V6.InstanceSpec>(Who.HandWritten, PlainLossless, HandWritten.ToV6, ShowPlain),
    ], new Goal(Nanoseconds: 535));

    private static Scenario V6ToV1 => new("Convert", "v6 to v1, lossless", OldMeaning, Who.HandWritten,
    [
        new Contestant<Api.V6.InstanceSpec, Api.V1.InstanceSpec?>(Who.Ours, Lossless.ToV6(), static spec => spec.ToV1().TryGetValue(out var old) ? old : null, Show),
        new Contestant<Plain.V6.InstanceSpec, Plain.V1.InstanceSpec?>(Who.HandWritten, HandWritten.ToV6(PlainLossless), static spec => HandWritten.ToV1(spec, []), ShowPlain),
        new Contestant<Plain.V6.InstanceSpec, Plain.V1.InstanceSpec?>(Who.Mapperly, HandWritten.ToV6(PlainLossless), MapperlyMaps.ToV1, ShowPlain),
    ]);

    private static Scenario RoundTrip => new("Convert", "round trip v3 to v1 to v3, and ==", bool.TrueString, Who.HandWritten,
    [
        new Contestant<Api.V3.InstanceSpec, bool>(Who.Ours, Lossless, static spec => spec.ToV1().TryGetValue(out var old) && old.ToV3() == spec, Show),
        new Contestant<Plain.V3.InstanceSpec, bool>(
            Who.HandWritten, PlainLossless, static spec => HandWritten.ToV1(spec, []) is { } old && HandWrittenEquality.AreEqual(HandWritten.ToV3(old), spec), Show),
        new Contestant<Plain.V3.InstanceSpec, bool>(Who.Mapperly, PlainLossless, static spec => HandWrittenEquality.AreEqual(MapperlyMaps.ToV3(MapperlyMaps.ToV1(spec)), spec), Show),
    ], new Goal(Nanoseconds: 100));

    /// <summary>The same spec, of which nobody has converted a disk.</summary>
    private static Api.V3.InstanceSpec WithNewDisks(Api.V3.InstanceSpec spec) => spec with
    {
        Components = spec.Components.ConvertValues(component => component.TryGetValue(out Api.V1.NvmeDisk? disk) ? disk with { } : component),
    };

    private static string Show(bool value) => value.ToString();

    private static string Show<T>(T? spec)
        where T : class, Serialization.ISpecJson<T> => spec is null ? "refused" : Meaning.Of(SpecJson.SerializeToUtf8Bytes(spec));

    private static string ShowPlain<T>(T? spec)
        where T : class => spec is null ? "refused" : Meaning.Of(JsonSerializer.SerializeToUtf8Bytes(spec, PlainReflection.Options));
}
