using System.CommandLine;
using SpecLattice.Vmm.Cli.Serial;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm serial</c>: connects this terminal to the instance's serial console.</summary>
internal static class SerialCommand
{
    private static readonly Option<Uri> Server = CommonOptions.Server("--server", "The server.");

    private static readonly Option<int> History = CommonOptions.Number(
        "--history", "BYTES", 0, 1 << 20, 1024, "How much of the earlier output to show first.");

    private static readonly Option<char> Escape = new("--escape")
    {
        Description = "The key that, with Ctrl, ends the session: one of the letters a to z or of [ \\ ] ^ _.",
        HelpName = "KEY",
        DefaultValueFactory = _ => ']',
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (text is [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '[' or '\\' or ']' or '^' or '_'])
            {
                return text[0];
            }

            result.AddError($"--escape: expected one of the letters a to z or of [ \\ ] ^ _, found `{text}`");
            return default;
        },
    };

    public static Command Create()
    {
        var command = new Command("serial", "Connect this terminal to the instance's serial console, until Ctrl-] is typed; it follows the instance when that migrates.")
        {
            Server, History, Escape,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var key = char.ToUpperInvariant(parsed.GetValue(Escape));
        using var terminal = RawTerminal.Open();
        await Console.Error.WriteAsync($"connecting to {parsed.GetRequiredValue(Server).Authority}; Ctrl-{key} leaves\r\n");
        var end = await new SerialSession(terminal, (byte)(key & 0x1f)).RunAsync(parsed.GetRequiredValue(Server), parsed.GetValue(History), cancellation);
        await Console.Error.WriteAsync($"\r\n{end}\r\n");
        return ExitCodes.Done;
    }
}
