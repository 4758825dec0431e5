using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SpecLattice.Benchmarks.Inputs;
using SpecLattice.Benchmarks.Measuring;
using SpecLattice.Benchmarks.Plain;
using SpecLattice.Benchmarks.Scenarios;

namespace SpecLattice.Benchmarks;

/// <summary>What the first decoding costs in a process that has done nothing before: each contestant in processes of its own.</summary>
internal static class FirstUse
{
    private static readonly Dictionary<string, Func<byte[], object>> Contestants = new()
    {
        [Who.Ours] = static json => SpecJson.Deserialize<Vmm.Api.V3.InstanceSpec>(json),
        [Who.TokenLoop] = static json => DecodeScenarios.CountTokens(json),
        [Who.SourceGenerated] = static json => JsonSerializer.Deserialize(json, PlainV3Json.Default.V3InstanceSpec)!,
        [Who.Reflection] = static json => JsonSerializer.Deserialize<Plain.V3.InstanceSpec>(json, PlainReflection.Options)!,
    };

    public static Scenario Scenario { get; } = new("First use", "first decode of typical in a fresh process", "", Who.TokenLoop, [], new Goal(Nanoseconds: 15_000_000));

    /// <summary>Measures all contestants.</summary>
    /// <param name="processes">How many processes each is given; the best counts.</param>
    public static Result Measure(int processes)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, Document.Typical.V3);
            var best = Contestants.Keys.ToDictionary(name => name, _ => double.MaxValue);
            for (var i = 0; i < processes; i++)
            {
                foreach (var name in Contestants.Keys)
                {
                    best[name] = Math.Min(best[name], InNewProcess(name, file));
                }
            }

            return new Result(Scenario, [.. best.Select(one => new Measurement(one.Key, one.Value, 0))]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Does it in this process, and prints how long it took.</summary>
    public static void Run(string name, string file)
    {
        var json = File.ReadAllBytes(file);
        var start = Stopwatch.GetTimestamp();
        var value = Contestants[name](json);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        GC.KeepAlive(value);
        Console.WriteLine(elapsed.ToString(CultureInfo.InvariantCulture));
    }

    private static double InNewProcess(string name, string file)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no path to start it again by.");
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(FirstUse).Assembly.Location);
        }

        start.ArgumentList.Add("first");
        start.ArgumentList.Add(name);
        start.ArgumentList.Add(file);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(output, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"first use of {name} failed");
    }
}
