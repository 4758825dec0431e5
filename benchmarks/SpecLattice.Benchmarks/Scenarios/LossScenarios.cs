using System.Globalization;
using System.Text.Json;
using SpecLattice.Benchmarks.Inputs;
using SpecLattice.Benchmarks.Measuring;
using SpecLattice.Benchmarks.Plain;
using Api = SpecLattice.Vmm.Api;

namespace SpecLattice.Benchmarks.Scenarios;

/// <summary>Conversions that are refused, and the question how far down a value can go.</summary>
internal static class LossScenarios
{
    public static IEnumerable<Scenario> All => [Report, YesOrNo, LossyFloor, LosslessFloor];

    /// <summary>A spec with ten places that version 1 cannot say: eight disks without a cache, a socket and SMBIOS values.</summary>
    private static Api.V6.InstanceSpec Lossy { get; } = WithoutCaches(Document.Typical.Spec.ToV6());

    private static Api.V6.InstanceSpec Lossless { get; } = Document.Typical.OldSpec.ToV6();

    private static Plain.V6.InstanceSpec PlainLossy { get; } = WithoutCaches(HandWritten.ToV6(JsonSerializer.Deserialize(Document.Typical.V3, PlainV3Json.Default.V3InstanceSpec)!));

    private static string Pointers { get; } = string.Join('\n', Lossy.Components
        .Where(entry => entry.Value.TryGetValue(out Api.V6.NvmeDisk? _) || entry.Value.TryGetValue(out Api.V3.VirtioSocket? _))
        .Select(entry => $"/components/{entry.Key}" + (entry.Value.TryGetValue(out Api.V6.NvmeDisk? _) ? "/component/has_write_cache" : ""))
        .Append("/smbios"));

    private static Scenario Report => new("Losses", "v6 to v1 with 10 losses, the whole report", Pointers, Who.HandWritten,
    [
        new Contestant<Api.V6.InstanceSpec, LossReport>(Who.Ours, Lossy, static spec => spec.ToV1().Losses, Show),
        new Contestant<Api.V6.InstanceSpec, LossReport>(Who.Ours + ", every pointer read", Lossy, static spec =>
        {
            var losses = spec.ToV1().Losses;
            foreach (var loss in losses)
            {
                _ = loss.Pointer.Length;
            }

            return losses;
        }, Show),
        new Contestant<Plain.V6.InstanceSpec, List<PlainLoss>>(Who.HandWritten, PlainLossy, static spec =>
        {
            List<PlainLoss> losses = [];
            HandWritten.ToV1(spec, losses);
            return losses;
        }, ShowPlain),
    ], new Goal(Ratio: 1.0));

    private static Scenario YesOrNo => new("Losses", "v6 to v1 with 10 losses, yes or no", bool.FalseString, Who.HandWritten,
    [
        new Contestant<Api.V6.InstanceSpec, bool>(Who.Ours, Lossy, static spec => spec.ToV1().TryGetValue(out _), Show),
        new Contestant<Plain.V6.InstanceSpec, bool>(Who.HandWritten, PlainLossy, static spec => HandWritten.ToV1(spec, []) is not null, Show),
    ]);

    private static Scenario LossyFloor => new("Losses", "floor of a spec with 10 losses", "6", Who.HandWritten,
    [
        new Contestant<Api.V6.InstanceSpec, int>(Who.Ours, Lossy, static spec => spec.GetFloor(), Show),
        // Only the oldest version, so half of the work.
        new Contestant<Plain.V6.InstanceSpec, int>(Who.HandWritten, PlainLossy, static spec => HandWritten.ToV1(spec, []) is not null ? 1 : 6, Show),
    ], new Goal(Nanoseconds: 100));

    private static Scenario LosslessFloor => new("Losses", "floor of a spec that version 1 can hold", "1", Who.HandWritten,
    [
        new Contestant<Api.V6.InstanceSpec, int>(Who.Ours, Lossless, static spec => spec.GetFloor(), Show),
        new Contestant<Plain.V6.InstanceSpec, int>(Who.HandWritten, HandWritten.ToV6(PlainOld()), static spec => HandWritten.ToV1(spec, []) is not null ? 1 : 6, Show),
    ]);

    private static Plain.V3.InstanceSpec PlainOld() => HandWritten.ToV3(JsonSerializer.Deserialize(Document.Typical.V1, PlainV1Json.Default.V1InstanceSpec)!);

    private static Api.V6.InstanceSpec WithoutCaches(Api.V6.InstanceSpec spec) => spec with
    {
        Components = spec.Components.ConvertValues(component => component.TryGetValue(out Api.V6.NvmeDisk? disk) ? disk with { HasWriteCache = false } : component),
    };

    private static Plain.V6.InstanceSpec WithoutCaches(Plain.V6.InstanceSpec spec) => spec with
    {
        Components = spec.Components.ToDictionary(
            entry => entry.Key, entry => entry.Value is Plain.V6.NvmeDiskComponent { Component: var disk } ? new Plain.V6.NvmeDiskComponent(disk with { HasWriteCache = false }) : entry.Value),
    };

    private static string Show(LossReport losses) => string.Join('\n', losses.Select<Loss, string>(loss => loss.Pointer));

    private static string ShowPlain(List<PlainLoss> losses) => string.Join('\n', losses.Select(loss => loss.Pointer));

    private static string Show(bool value) => value.ToString();

    private static string Show(int value) => value.ToString(CultureInfo.InvariantCulture);
}
