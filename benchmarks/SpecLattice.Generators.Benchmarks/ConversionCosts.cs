using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>What a conversion costs at run time that is composed of those between neighbours, beside one that is written out for its pair of versions.</summary>
internal static class ConversionCosts
{
    private const int Versions = 40;
    private const int Times = 20_000;

    private static readonly int[] Targets = [2, 11, 21, Versions];

    public static void Measure(int rounds)
    {
        Console.WriteLine();
        Console.WriteLine($"Converting version 1 of {Versions}, medians of {rounds} rounds:");
        Console.WriteLine("        to       fused    composed    refused, fused    refused, composed");
        var (fused, composed) = (Load("1000"), Load(null));
        foreach (var target in Targets)
        {
            var times = new[] { (fused, false), (composed, false), (fused, true), (composed, true) }.Select(run => Time(run.Item1, target, run.Item2, rounds)).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {target,8} {times[0],8:F0} ns {times[1],8:F0} ns {times[2],14:F0} ns {times[3],17:F0} ns"));
        }
    }

    private static double Time(Func<int, int, bool, int> convert, int target, bool isRefused, int rounds)
    {
        var times = new List<double>();
        for (var round = -3; round < rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = convert(target, Times, isRefused);
            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / Times);
            }
        }

        return Harness.Median(times);
    }

    private static Func<int, int, bool, int> Load(string? maxFused)
    {
        var contestant = ManyVersions.Contestant(Versions);
        contestant.NewDriver(new Properties(maxFused)).RunGeneratorsAndUpdateCompilation(contestant.NewCompilation(), out var output, out _);
        using var image = new MemoryStream();
        var result = output.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Take(10)));
        }

        image.Position = 0;
        return new AssemblyLoadContext(maxFused).LoadFromStream(image).GetType("Many.Work")!.GetMethod("Convert")!.CreateDelegate<Func<int, int, bool, int>>();
    }

    private sealed class Properties(string? maxFused) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(maxFused);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(string? maxFused) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.SpecLatticeMaxFusedVersions" ? maxFused : null;
            return value is not null;
        }
    }
}
