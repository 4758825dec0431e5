using Spectre.Console;

namespace SpecLattice.Vmm.Cli.Demo;

/// <summary>What the demo says: with a live line for the step under way on a terminal, in plain lines anywhere else.</summary>
internal sealed class DemoConsole(IAnsiConsole console)
{
    // Only tables are fitted into it; lines are never broken.
    private const int PlainWidth = 160;

    private bool IsLive => console.Profile.Capabilities.Interactive && console.Profile.Capabilities.Ansi && console.Profile.Out.IsTerminal;

    /// <summary>Makes one for standard output.</summary>
    public static DemoConsole Create()
    {
        // Spectre.Console respects NO_COLOR and knows whether it writes to a terminal.
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return new DemoConsole(console);
    }

    /// <summary>Says something.</summary>
    public void Say(string text) => WriteLine(Markup.Escape(text));

    /// <summary>Says something important.</summary>
    public void Head(string text)
    {
        WriteLine("");
        WriteLine($"[bold]{Markup.Escape(text)}[/]");
    }

    /// <summary>Takes a step: shows that it is under way, and what came of it.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="run">Does it; is handed a way to say how far it has come.</param>
    /// <param name="result">Says what came of it.</param>
    public async Task<T> StepAsync<T>(string title, Func<Action<string>, Task<T>> run, Func<T, string> result)
    {
        var value = IsLive
            ? await console.Status().StartAsync(Markup.Escape(title), status => run(detail => status.Status(Markup.Escape($"{title}: {detail}"))))
            : await run(static _ => { });
        Report(title, result(value));
        return value;
    }

    /// <summary>Shows a table.</summary>
    /// <param name="heads">The columns' heads.</param>
    /// <param name="rows">The rows' cells.</param>
    /// <param name="flexible">The column whose text is broken into lines where the terminal is too narrow.</param>
    public void Show(IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows, int flexible)
    {
        var table = new Table { Border = console.Profile.Out.IsTerminal ? TableBorder.Simple : TableBorder.Ascii };
        for (var i = 0; i < heads.Count; i++)
        {
            table.AddColumn(new TableColumn($"[bold]{Markup.Escape(heads[i])}[/]") { NoWrap = i != flexible });
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(cell => new Text(cell))]);
        }

        console.WriteLine();
        console.Write(table);
    }

    private void Report(string title, string result)
    {
        var lines = result.Split('\n');
        WriteLine($"[green]ok[/]  {Markup.Escape(title)}: {Markup.Escape(lines[0])}");
        foreach (var line in lines.Skip(1))
        {
            WriteLine($"      {Markup.Escape(line)}");
        }
    }

    private void WriteLine(string markup)
    {
        if (console.Profile.Out.IsTerminal)
        {
            console.MarkupLine(markup);
        }
        else
        {
            console.Profile.Out.Writer.WriteLine(Markup.Remove(markup));
        }
    }
}
