using System.Globalization;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>Prints medians and how they compare with the first contestant's.</summary>
internal static class Report
{
    public static void Print(string scenario, IReadOnlyList<Measurement> measurements)
    {
        Console.WriteLine();
        Console.WriteLine($"{scenario}:");
        var own = measurements[0];
        foreach (var measurement in measurements)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {measurement.Name,-18} {measurement.Median,9:F2} ms   {measurement.Median / own.Median,7:F2} x   {measurement.Cpu,9:F2} ms CPU   {measurement.Cpu / own.Cpu,7:F2} x   {measurement.Allocated / 1024.0 / 1024.0,8:F2} MiB"));
        }
    }
}
