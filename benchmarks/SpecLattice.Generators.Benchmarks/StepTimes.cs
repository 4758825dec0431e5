using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>Tells where a cold run spends its time.</summary>
internal static class StepTimes
{
    private const int Runs = 12;

    public static void Print(Contestant contestant)
    {
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        GeneratorRunResult last = default;
        for (var run = 0; run < Runs; run++)
        {
            last = CSharpGeneratorDriver
                .Create([contestant.Peer.NewGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14), driverOptions: options)
                .RunGenerators(contestant.NewCompilation())
                .GetRunResult()
                .Results.Single();
        }

        foreach (var (name, steps) in last.TrackedSteps.Concat(last.TrackedOutputSteps))
        {
            var total = steps.Sum(step => step.ElapsedTime.TotalMilliseconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-30} {total,8:F2} ms in {steps.Length} steps"));
        }
    }
}
