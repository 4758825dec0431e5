using Spectre.Console;

namespace SpecLattice.Tool.Output;

/// <summary>Writes for people: tables and colours on a terminal, plain lines elsewhere.</summary>
internal static class Terminal
{
    // Where nothing says how wide the output is, lines are not broken.
    private const int PipeWidth = 200;

    /// <summary>The standard output. Without colours where NO_COLOR asks for none or it is not a terminal.</summary>
    public static IAnsiConsole Out { get; } = Create(Console.Out, Console.IsOutputRedirected);

    public static void Print(Table table) => Out.Write(table);

    public static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(Markup.Escape(column)).NoWrap());
        }

        return table;
    }

    private static IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var isPlain = isRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (isRedirected)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }
}
