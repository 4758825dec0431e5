using System.CommandLine;
using System.Net;
using System.Text;
using SpecLattice.Catalog;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec matrix</c>: every ordered pair of versions.</summary>
internal static class MatrixCommand
{
    public static Command Create()
    {
        var target = new TargetOptions();
        var family = CommonOptions.Family(target);
        var format = new Option<string>("--format") { Description = "md, json or html.", DefaultValueFactory = _ => "md" };
        format.AcceptOnlyFromAmong("md", "json", "html");
        var json = CommonOptions.Json();
        var command = new Command("matrix", "Show for every pair of versions whether every value converts, or which do not.") { family, format, json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var found = target.Load(parsed).Family(parsed.GetRequiredValue(family));
            switch (parsed.GetValue(json) ? "json" : parsed.GetValue(format))
            {
                case "json":
                    JsonOutput.Print(writer =>
                    {
                        writer.WriteStartArray();
                        foreach (var conversion in found.Conversions)
                        {
                            ConversionText.Write(writer, conversion);
                        }

                        writer.WriteEndArray();
                    });
                    break;
                case "html":
                    Console.Write(Html(found));
                    break;
                default:
                    Console.Write(Markdown(found));
                    break;
            }
        });
        return command;
    }

    private static string Markdown(SpecFamily family)
    {
        var text = new StringBuilder();
        text.Append($"| {Cell(family.Name)} | {string.Join(" | ", family.Versions.Select(version => $"to {version.Number}"))} |\n");
        text.Append($"|---|{string.Concat(family.Versions.Select(_ => "---|"))}\n");
        foreach (var from in family.Versions)
        {
            text.Append($"| from {from.Number} | {string.Join(" | ", family.Versions.Select(to => ClassOf(family, from.Number, to.Number)))} |\n");
        }

        foreach (var conversion in family.Conversions.Where(conversion => conversion.Class != SpecConversionClass.Total))
        {
            text.Append($"\n{conversion.From} to {conversion.To} {(conversion.Class == SpecConversionClass.Discarding ? "keeps everything" : "only")} where\n\n");
            foreach (var condition in conversion.Conditions)
            {
                text.Append(condition.Path.Length == 0 ? $"- {condition.Requirement}\n" : $"- `{condition.Path}` {condition.Requirement}\n");
            }
        }

        return text.ToString();
    }

    private static string Html(SpecFamily family)
    {
        var text = new StringBuilder();
        text.Append("<!DOCTYPE html>\n<meta charset=\"utf-8\">\n");
        text.Append($"<title>{Escape(family.Name)}</title>\n");
        text.Append("<style>table{border-collapse:collapse;font-family:sans-serif}th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}"
            + ".total{background:#dff3df}.conditional,.custom,.discarding{background:#fdf3d8}.refused{background:#f8dcdc}</style>\n");
        text.Append($"<table>\n<tr><th>{Escape(family.Name)}</th>{string.Concat(family.Versions.Select(to => $"<th>to {to.Number}</th>"))}</tr>\n");
        foreach (var from in family.Versions)
        {
            text.Append($"<tr><th>from {from.Number}</th>");
            foreach (var to in family.Versions)
            {
                var kind = ClassOf(family, from.Number, to.Number);
                var conditions = from == to ? [] : family.GetConversion(from.Number, to.Number).Conditions;
                text.Append($"<td class=\"{kind}\">{kind}{string.Concat(conditions.Select(condition => $"<br>{Escape(condition.ToString())}"))}</td>");
            }

            text.Append("</tr>\n");
        }

        return text.Append("</table>\n").ToString();
    }

    private static string ClassOf(SpecFamily family, int from, int to) => from == to ? "same" : ConversionText.ClassName(family.GetConversion(from, to));

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
