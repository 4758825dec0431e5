using System.CommandLine;
using System.Text.Json;
using SpecLattice.Catalog;
using SpecLattice.Generators.Locking;
using SpecLattice.Schemas;
using SpecLattice.Tool.Locking;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Schemas;
using SpecLattice.Tool.Targets;
using Spectre.Console;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec diff</c>: what changed between two versions, and what each direction refuses.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var target = new TargetOptions();
        var family = CommonOptions.Family(target);
        var from = CommonOptions.Version("FROM", "The first version, such as v3.");
        var to = CommonOptions.Version("TO", "The other version.");
        var json = CommonOptions.Json();
        var command = new Command("diff", "Show what changed between two versions, which directions are total, and what each refuses.") { family, from, to, json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var catalog = target.Load(parsed);
            var found = catalog.Family(parsed.GetRequiredValue(family));
            var older = CommonOptions.ParseVersion(found, parsed.GetRequiredValue(from));
            var newer = CommonOptions.ParseVersion(found, parsed.GetRequiredValue(to));
            if (older == newer)
            {
                throw new CommandException("the two versions are the same");
            }

            var changes = SchemaDiff.Of(
                SpecSchema.Parse(found.GetSchema(older)),
                SpecSchema.Parse(found.GetSchema(newer)),
                new NameHistory(LockStore.FactsOf(catalog)),
                new ComparedVersions(new LockSubject(IsSpec: true, found.Name, older), new LockSubject(IsSpec: true, found.Name, newer)));
            var directions = new[] { found.GetConversion(older, newer), found.GetConversion(newer, older) };
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(writer => Write(writer, changes, directions));
            }
            else
            {
                Print(found, changes, directions);
            }
        });
        return command;
    }

    private static void Print(SpecFamily family, IReadOnlyList<SchemaChange> changes, SpecConversionFacts[] directions)
    {
        Console.WriteLine($"{family.Name}: {directions[0].From} -> {directions[0].To}");
        var table = Terminal.Table("place", "change");
        foreach (var change in changes)
        {
            table.AddRow(Markup.Escape(change.Path), Markup.Escape(change.Change));
        }

        if (changes.Count == 0)
        {
            Console.WriteLine("  the same in JSON");
        }
        else
        {
            Terminal.Print(table);
        }

        foreach (var direction in directions)
        {
            Console.WriteLine(ConversionText.Headline(direction));
            foreach (var condition in direction.Conditions)
            {
                Console.WriteLine($"  {(condition.IsDiscarding ? "whole where" : "only where")} {condition}");
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<SchemaChange> changes, SpecConversionFacts[] directions)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("changes");
        foreach (var change in changes)
        {
            writer.WriteStartObject();
            writer.WriteString("place", change.Path);
            writer.WriteString("change", change.Change);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("directions");
        foreach (var direction in directions)
        {
            ConversionText.Write(writer, direction);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
