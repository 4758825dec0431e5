using SpecLattice.Generators.Benchmarks;

if (args is ["steps"])
{
    StepTimes.Print(new("SpecLattice", Peers.SpecLattice, SpecSources.Of(100)), Peers.SpecLattice);
    return;
}

// Rounds: how often each measurement is repeated; the medians are printed.
var rounds = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 15;
const int Families = 100;

Contestant[] contestants =
[
    new("SpecLattice", Peers.SpecLattice, SpecSources.Of(Families)),
    new("System.Text.Json", Peers.SystemTextJson, StjSources.Of(Families)),
    new("Mapperly", Peers.Mapperly, MapperlySources.Of(Families)),
];

foreach (var contestant in contestants)
{
    contestant.Check();
}

Console.WriteLine($"{Families} families of 3 versions, {Environment.ProcessorCount} cores, medians of {rounds} paired rounds.");
foreach (var scenario in Scenario.All)
{
    Report.Print(scenario.Name, Harness.Measure(contestants, scenario, rounds));
}
