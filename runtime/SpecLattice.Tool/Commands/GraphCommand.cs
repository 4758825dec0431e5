using System.CommandLine;
using SpecLattice.Tool.Graphs;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec graph</c>: a picture of a family's lattice.</summary>
internal static class GraphCommand
{
    public static Command Create()
    {
        var target = new TargetOptions();
        var family = CommonOptions.Family(target);
        var output = CommonOptions.Output();
        var format = new Option<string?>("--format") { Description = "svg, mermaid or dot; by default from the file's name." };
        format.AcceptOnlyFromAmong("svg", "mermaid", "dot");
        var json = CommonOptions.Json();
        var command = new Command("graph", "Draw a family's versions and what converts between them.") { family, output, format, json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var found = target.Load(parsed).Family(parsed.GetRequiredValue(family));
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var edge in found.Edges)
                    {
                        ConversionText.Write(writer, edge);
                        ConversionText.Write(writer, found.GetConversion(edge.To, edge.From));
                    }

                    writer.WriteEndArray();
                });
                return;
            }

            var file = parsed.GetValue(output);
            var layout = LatticeLayout.Of(found);
            var picture = (parsed.GetValue(format) ?? FormatOf(file)) switch
            {
                "mermaid" => GraphText.Mermaid(layout),
                "dot" => GraphText.Dot(layout),
                _ => SvgPicture.Draw(layout),
            };
            if (file is null)
            {
                Console.Write(picture);
                return;
            }

            File.WriteAllText(file.FullName, picture);
            Console.WriteLine($"{file.FullName}: {Plural.Of(layout.Versions.Count, "version")}, {Plural.Of(layout.Edges.Count, "edge")}");
        });
        return command;
    }

    private static string FormatOf(FileInfo? file) => file?.Extension.ToLowerInvariant() switch
    {
        null or ".svg" => "svg",
        ".mmd" or ".mermaid" or ".md" => "mermaid",
        ".dot" or ".gv" => "dot",
        _ => throw new CommandException($"the name {file.Name} does not determine the picture's format: use the extension .svg, .mmd or .dot, or give --format"),
    };
}
