using BenchmarkDotNet.Attributes;
using SpecLattice.Benchmarks.Measuring;
using SpecLattice.Benchmarks.Scenarios;

namespace SpecLattice.Benchmarks;

/// <summary>The scenarios, as BenchmarkDotNet measures them.</summary>
[MemoryDiagnoser]
public class ScenarioBenchmarks
{
    private Contestant _contestant = null!;

    /// <summary>The scenarios' names, each with a contestant's.</summary>
    public static IEnumerable<string> Cases => AllScenarios.All.SelectMany(scenario => scenario.Contestants.Select(contestant => $"{scenario.Name}: {contestant.Name}"));

    /// <summary>What is measured.</summary>
    [ParamsSource(nameof(Cases))]
    public string Case { get; set; } = "";

    /// <summary>Finds the contestant, and makes sure that its scenario is sound.</summary>
    [GlobalSetup]
    public void Find()
    {
        var scenario = AllScenarios.All.First(scenario => Case.StartsWith(scenario.Name + ": ", StringComparison.Ordinal));
        scenario.RequireSound();
        _contestant = scenario.Contestants.First(contestant => $"{scenario.Name}: {contestant.Name}" == Case);
    }

    /// <summary>Does it once.</summary>
    [Benchmark]
    public object? Run() => _contestant.RunOnce();
}
