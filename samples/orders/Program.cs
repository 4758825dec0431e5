using System.CommandLine;
using System.Globalization;
using Orders;

var store = new Option<FileInfo>("--store") { Description = "The SQLite file.", DefaultValueFactory = _ => new FileInfo("orders.db") };
var events = new Option<int>("--events") { Description = "How many events to make up.", DefaultValueFactory = _ => 1_000_000 };
var partner = new Option<string>("--partner") { Description = "Whom to serve.", DefaultValueFactory = _ => "warehouse" };
var version = new Option<int>("--version") { Description = "The newest version that the partner knows.", DefaultValueFactory = _ => 2 };

var step = new Option<int>("--step") { Description = "After how many events to say how far it is.", DefaultValueFactory = _ => 250_000 };
step.Validators.Add(result =>
{
    if (result.Tokens.Count > 0 && !(int.TryParse(result.Tokens[0].Value, out var number) && number > 0))
    {
        result.AddError("--step is a number of events, at least 1");
    }
});

var root = new RootCommand("An event store with five versions of one event.")
{
    new Command("seed", "Write some years of events, each in the version of its day.") { store, events },
    new Command("serve", "Send a partner what its version can hold, and park what it cannot.") { store, partner, version },
    new Command("rebuild", "Make a view of all events, of whatever version.") { store, step },
};
root.Subcommands[0].SetAction(parsed =>
{
    using var opened = EventStore.Open(parsed.GetRequiredValue(store).FullName);
    opened.Append(History.Of(parsed.GetValue(events)));
    foreach (var (type, count) in opened.CountByType())
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {type}: {count:N0}"));
    }
});
root.Subcommands[1].SetAction(parsed =>
{
    using var opened = EventStore.Open(parsed.GetRequiredValue(store).FullName);
    var (sent, parked) = new Outbox(opened, parsed.GetRequiredValue(partner), parsed.GetValue(version), Console.Out).Serve();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {sent:N0} sent, {parked:N0} parked"));
});
root.Subcommands[2].SetAction(parsed =>
{
    using var opened = EventStore.Open(parsed.GetRequiredValue(store).FullName);
    new Rebuild(opened, parsed.GetValue(step), Console.Out).Run();
});
return root.Parse(args).Invoke();
