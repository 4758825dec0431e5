using System.Globalization;
using SpecLattice.Benchmarks.Inputs;
using SpecLattice.Benchmarks.Measuring;
using Api = SpecLattice.Vmm.Api;
using Series = SpecLattice.Benchmarks.Growth;

namespace SpecLattice.Benchmarks.Scenarios;

/// <summary>How times grow with the number of components and with the number of versions passed.</summary>
internal static class GrowthScenarios
{
    private static readonly int[] Scales = [3, 33, 333, 3333];

    private static readonly Series.V1.Series First = new() { Name = "load", Points = [1, 2, 3] };

    public static IEnumerable<Scenario> All =>
    [
        ByComponents("v1 to v3", spec => MadeSpecs.WithoutNews(spec).ToV1().GetValueOrThrow(), static spec => spec.ToV3(), static spec => spec.ToV1().IsSuccess),
        ByComponents("v3 to v6, the same spec again", static spec => spec, static spec => spec.ToV6(), static spec => spec.ToV3().IsSuccess),
        ByComponents("v3 to v1, refused", static spec => spec, static spec => spec.ToV1().IsSuccess, static isSuccess => !isSuccess),
        ByComponents("decode", static spec => SpecJson.SerializeToUtf8Bytes(spec), static json => SpecJson.Deserialize<Api.V3.InstanceSpec>(json), static _ => true),
        Up,
        Down,
    ];

    private static Scenario Up => new("Growth", "up from version 1, by the number of edges", bool.TrueString, "1 edge",
    [
        new Contestant<Series.V1.Series, Series.V2.Series>("1 edge", First, static series => series.ToV2(), static series => (series.ToV1().GetValueOrThrow() == First).ToString()),
        new Contestant<Series.V1.Series, Series.V4.Series>("3 edges", First, static series => series.ToV4(), static series => (series.ToV1().GetValueOrThrow() == First).ToString()),
        new Contestant<Series.V1.Series, Series.V8.Series>("7 edges", First, static series => series.ToV8(), static series => (series.ToV1().GetValueOrThrow() == First).ToString()),
    ]);

    private static Scenario Down => new("Growth", "down to version 1, by the number of edges", bool.TrueString, "1 edge",
    [
        new Contestant<Series.V2.Series, Conversion<Series.V1.Series>>("1 edge", First.ToV2(), static series => series.ToV1(), Show),
        new Contestant<Series.V4.Series, Conversion<Series.V1.Series>>("3 edges", First.ToV4(), static series => series.ToV1(), Show),
        new Contestant<Series.V8.Series, Conversion<Series.V1.Series>>("7 edges", First.ToV8(), static series => series.ToV1(), Show),
    ]);

    private static Scenario ByComponents<TInput, T>(string what, Func<Api.V3.InstanceSpec, TInput> prepare, Func<TInput, T> run, Func<T, bool> isRight)
    {
        Contestant[] contestants = [.. Scales.Select(scale => MadeSpecs.Make(cpuidEntries: 40, scale)).Select(spec => new Contestant<TInput, T>(
            Name(spec), prepare(spec), run, result => isRight(result).ToString()))];
        return new Scenario("Growth", $"{what}, by the number of components", bool.TrueString, contestants[0].Name, contestants);
    }

    private static string Name(Api.V3.InstanceSpec spec) => string.Create(CultureInfo.InvariantCulture, $"{spec.Components.Count:N0} components");

    private static string Show(Conversion<Series.V1.Series> series) => (series.GetValueOrThrow() == First).ToString();
}
