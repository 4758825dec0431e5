using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>Tells where a run spends its time, and why: of each step how often it ran, and for what reason.</summary>
internal static class StepTimes
{
    private const int Runs = 12;

    public static void Print(Contestant contestant)
    {
        foreach (var scenario in Scenario.All)
        {
            Console.WriteLine(scenario.Name);
            Print(Run(contestant, scenario));
        }

        Console.WriteLine("generated");
        var trees = contestant.NewDriver().RunGenerators(contestant.NewCompilation()).GetRunResult().GeneratedTrees;
        ManyVersions.PrintConcerns(trees);
    }

    private static GeneratorRunResult Run(Contestant contestant, Scenario scenario)
    {
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        GeneratorRunResult last = default;
        for (var run = 0; run < Runs; run++)
        {
            var compilation = contestant.NewCompilation();
            GeneratorDriver driver = CSharpGeneratorDriver.Create(
                [contestant.Peer.NewGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14), driverOptions: options);
            if (!scenario.IsCold)
            {
                driver = driver.RunGenerators(compilation);
                compilation = contestant.Edit(compilation, scenario, run);
            }

            last = driver.RunGenerators(compilation).GetRunResult().Results.Single();
        }

        return last;
    }

    private static void Print(GeneratorRunResult result)
    {
        foreach (var (name, steps) in result.TrackedSteps.Concat(result.TrackedOutputSteps).DistinctBy(step => step.Key))
        {
            var total = steps.Sum(step => step.ElapsedTime.TotalMilliseconds);
            var reasons = steps
                .SelectMany(step => step.Outputs)
                .CountBy(output => output.Reason)
                .OrderBy(reason => reason.Key)
                .Select(reason => string.Create(CultureInfo.InvariantCulture, $"{reason.Value} {reason.Key}"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-30} {total,8:F2} ms   {string.Join(", ", reasons)}"));
        }
    }
}
