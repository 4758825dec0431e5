using System.Text;
using SpecLattice.Catalog;
using SpecLattice.Tool.Output;

namespace SpecLattice.Tool.Graphs;

/// <summary>Writes a lattice for tools that draw: Mermaid and DOT.</summary>
internal static class GraphText
{
    public static string Mermaid(LatticeLayout layout)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var version in layout.Versions)
        {
            text.Append($"    v{version.Version.Number}[\"{Plain(layout.Family.Name)} {version.Version.Number}\"]\n");
        }

        foreach (var facts in layout.Edges.SelectMany(edge => new[] { edge.Up, edge.Down }))
        {
            var arrow = facts.Class == SpecConversionClass.Total ? "-->" : "-.->";
            text.Append($"    v{facts.From} {arrow}|\"{Label(facts, "<br>")}\"| v{facts.To}\n");
        }

        return text.ToString();
    }

    public static string Dot(LatticeLayout layout)
    {
        var text = new StringBuilder($"digraph \"{Plain(layout.Family.Name)}\" {{\n    rankdir=LR;\n    node [shape=box];\n");
        foreach (var version in layout.Versions)
        {
            text.Append($"    v{version.Version.Number} [label=\"{version.Version.Number}\"];\n");
        }

        foreach (var facts in layout.Edges.SelectMany(edge => new[] { edge.Up, edge.Down }))
        {
            var style = facts.Class == SpecConversionClass.Total ? "solid" : facts.Class == SpecConversionClass.Refused ? "dotted" : "dashed";
            text.Append($"    v{facts.From} -> v{facts.To} [style={style}, label=\"{Label(facts, "\\n")}\"];\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Label(SpecConversionFacts facts, string newLine) =>
        string.Join(newLine, facts.Conditions.Select(condition => Plain(condition.ToString())).Prepend(ConversionText.ClassName(facts)));

    private static string Plain(string text) => text.Replace("\\", "/", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal);
}
