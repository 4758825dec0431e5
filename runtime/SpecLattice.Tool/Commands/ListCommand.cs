using System.CommandLine;
using System.Text.Json;
using SpecLattice.Catalog;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Targets;
using Spectre.Console;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec list</c>: families, versions, digests.</summary>
internal static class ListCommand
{
    private const int ShortDigest = 12;

    public static Command Create()
    {
        var target = new TargetOptions();
        var json = CommonOptions.Json();
        var command = new Command("list", "List the families, their versions and the digests of their schemas.") { json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var families = target.Load(parsed).Families;
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(writer => Write(writer, families));
                return;
            }

            var table = Terminal.Table("family", "version", "tag", "digest", "");
            foreach (var family in families)
            {
                foreach (var version in family.Versions)
                {
                    var note = version.Number == family.Latest ? "[green]latest[/]" : family.MainLine.Contains(version.Number) ? "" : "[yellow]branch[/]";
                    table.AddRow([.. new[] { family.Name, $"{version.Number}", version.WireTag, version.Digest[..ShortDigest] }.Select(Markup.Escape), note]);
                }
            }

            Terminal.Print(table);
        });
        return command;
    }

    private static void Write(Utf8JsonWriter writer, IEnumerable<SpecFamily> families)
    {
        writer.WriteStartArray();
        foreach (var family in families)
        {
            writer.WriteStartObject();
            writer.WriteString("family", family.Name);
            writer.WriteNumber("latest", family.Latest);
            writer.WriteStartArray("versions");
            foreach (var version in family.Versions)
            {
                writer.WriteStartObject();
                writer.WriteNumber("version", version.Number);
                writer.WriteString("tag", version.WireTag);
                writer.WriteString("digest", version.Digest);
                writer.WriteBoolean("main_line", family.MainLine.Contains(version.Number));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
