using System.Globalization;
using SpecLattice.Generators.Benchmarks;

const int Families = 100;

switch (args)
{
    case ["check"]:
        await ContestantCheck.RequireSoundAsync(Contestant.All(Families), Scenario.All);
        await ManyVersions.RequireSoundAsync();
        Console.WriteLine("All inputs and outputs are sound.");
        break;
    case ["steps"]:
        StepTimes.Print(Contestant.All(Families)[0]);
        break;
    case ["profile", var name, var seconds]:
        Profile(name, double.Parse(seconds, CultureInfo.InvariantCulture));
        break;
    case ["dump", var folder]:
        Dump(folder);
        break;
    case ["versions", .. var rest]:
        await ManyVersions.RequireSoundAsync();
        ManyVersions.Measure(Rounds(rest, 7));
        ConversionCosts.Measure(Rounds(rest, 7));
        break;
    default:
        await MeasureAsync(Rounds(args, 15));
        break;
}

// Rounds: how often each measurement is repeated; the medians are printed.
static int Rounds(string[] args, int otherwise) => args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : otherwise;

static async Task MeasureAsync(int rounds)
{
    var contestants = Contestant.All(Families);
    await ContestantCheck.RequireSoundAsync(contestants, Scenario.All);
    Console.WriteLine($"{Families} families of 3 versions, {Environment.ProcessorCount} cores, medians of {rounds} paired rounds.");
    foreach (var scenario in Scenario.All)
    {
        Report.Print(scenario.Name, Harness.Measure(contestants, scenario, rounds));
    }
}

// One scenario over and over, for a profiler.
static void Profile(string name, double seconds)
{
    Contestant[] contestants = [.. Contestant.All(Families).Take(2)];
    var scenario = Scenario.All.First(scenario => scenario.Name.Contains(name, StringComparison.Ordinal));
    var until = DateTime.UtcNow.AddSeconds(seconds);
    while (DateTime.UtcNow < until)
    {
        Report.Print(scenario.Name, Harness.Measure(contestants, scenario, rounds: 5));
    }
}

// What is generated, to read.
static void Dump(string folder)
{
    foreach (var contestant in new[] { Contestant.All(1)[0], ManyVersions.Contestant(5), ManyVersions.Contestant(40) })
    {
        var directory = Directory.CreateDirectory(Path.Combine(folder, contestant.Name)).FullName;
        foreach (var tree in contestant.NewDriver().RunGenerators(contestant.NewCompilation()).GetRunResult().GeneratedTrees)
        {
            File.WriteAllText(Path.Combine(directory, Path.GetFileName(tree.FilePath)), tree.ToString());
        }
    }
}
