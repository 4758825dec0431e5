using System.CommandLine;
using System.Text.Json;
using SpecLattice.Tool.Fleets;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec fleet</c>: which instance can go to which server, and how the servers can be upgraded.</summary>
internal static class FleetCommand
{
    public static Command Create()
    {
        var target = new TargetOptions();
        var file = new Option<FileInfo>("--fleet") { Description = "The fleet: servers with their offers, instances with their specs.", Required = true, HelpName = "FILE" };
        var maxBytes = CommonOptions.MaxBytes();
        var json = CommonOptions.Json();
        var command = new Command("fleet", "Say which instance can go to which server, what blocks it, and a safe order for a rolling upgrade.") { file, maxBytes, json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var catalog = target.Load(parsed);
            var fleet = FleetReader.Read(parsed.GetRequiredValue(file).FullName, catalog.Families, CommonOptions.Limits(parsed.GetValue(maxBytes)));
            var plan = fleet.Upgrade is { } upgrade ? UpgradePlan.Of(fleet, upgrade) : null;
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(writer => Write(writer, fleet, plan));
            }
            else
            {
                Print(fleet, plan);
            }

            return plan is null or { Blocked.IsEmpty: true } ? ExitCodes.Done : ExitCodes.No;
        });
        return command;
    }

    private static void Print(Fleet fleet, UpgradePlan? plan)
    {
        foreach (var group in fleet.Instances.GroupBy(instance => Reach(fleet, instance)))
        {
            var (count, blocked) = group.Key;
            if (blocked.Length == 0)
            {
                Console.WriteLine($"{Plural.Of(group.Count(), "instance")} can go to every server");
                continue;
            }

            Console.WriteLine($"{Plural.Of(group.Count(), "instance")} can go to {count} of {fleet.Servers.Length} servers, not to {Shortened(blocked.Split('\n'))}");
            foreach (var instance in group.Take(5))
            {
                Console.WriteLine($"  {instance.Name} on {instance.Server.Name}: {(instance.Need.Length > 0 ? instance.Need : $"fits {string.Join(", ", instance.Versions)} of {instance.Family}")}");
            }

            if (group.Count() > 5)
            {
                Console.WriteLine($"  and {group.Count() - 5} more");
            }
        }

        if (plan is null)
        {
            return;
        }

        Console.WriteLine(plan.Blocked.IsEmpty ? $"upgrade: {Plural.Of(plan.Order.Length, "server")}, in this order" : $"upgrade: {plan.Order.Length} of {fleet.Servers.Length} servers, in this order");
        for (var i = 0; i < plan.Order.Length; i++)
        {
            Console.WriteLine($"  {i + 1}. {plan.Order[i].Name}");
        }

        if (!plan.Blocked.IsEmpty)
        {
            Console.WriteLine($"not {Shortened(plan.Blocked.Select(server => server.Name))}, because of {Plural.Of(plan.Blockers.Length, "instance")}");
            foreach (var (instance, fitsUpgrade) in plan.Blockers)
            {
                var reason = fitsUpgrade ? "no other server holds it" : "no upgraded server holds it";
                Console.WriteLine($"  {instance.Name} on {instance.Server.Name}: {reason}{(instance.Need.Length > 0 ? $"; it {instance.Need}" : "")}");
            }
        }
    }

    /// <summary>How many servers an instance can go to, and the names of those that it cannot.</summary>
    private static (int Count, string Blocked) Reach(Fleet fleet, Instance instance)
    {
        var blocked = fleet.Servers.Where(server => !instance.CanRunOn(server.Offer)).Select(server => server.Name).ToList();
        return (fleet.Servers.Length - blocked.Count, string.Join('\n', blocked));
    }

    private static string Shortened(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= 5 ? string.Join(", ", all) : $"{string.Join(", ", all.Take(5))} and {all.Count - 5} more";
    }

    private static void Write(Utf8JsonWriter writer, Fleet fleet, UpgradePlan? plan)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("instances");
        foreach (var instance in fleet.Instances)
        {
            writer.WriteStartObject();
            writer.WriteString("name", instance.Name);
            writer.WriteString("server", instance.Server.Name);
            writer.WriteString("versions", string.Join(",", instance.Versions));
            writer.WriteString("need", instance.Need);
            WriteNames(writer, "can_go_to", fleet.Servers.Where(server => instance.CanRunOn(server.Offer)).Select(server => server.Name));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (plan is not null)
        {
            writer.WriteStartObject("upgrade");
            WriteNames(writer, "order", plan.Order.Select(server => server.Name));
            WriteNames(writer, "blocked", plan.Blocked.Select(server => server.Name));
            WriteNames(writer, "blockers", plan.Blockers.Select(blocker => blocker.Instance.Name));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, string property, IEnumerable<string> names)
    {
        writer.WriteStartArray(property);
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
