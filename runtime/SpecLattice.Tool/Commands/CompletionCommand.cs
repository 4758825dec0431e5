using System.CommandLine;
using SpecLattice.Tool.Output;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec completion</c>: a script that teaches a shell to complete the tool's words.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        _spec_complete() {
            local IFS=$'\n'
            COMPREPLY=($(spec "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
        }
        complete -o default -F _spec_complete spec
        """;

    private const string Zsh = """
        _spec_complete() {
            local -a found
            found=("${(@f)$(spec "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -a found
        }
        compdef _spec_complete spec
        """;

    private const string Fish = """
        complete -c spec -f -a '(spec "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    private const string Pwsh = """
        Register-ArgumentCompleter -Native -CommandName spec -ScriptBlock {
            param($word, $line, $position)
            spec "[suggest:$position]" "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    public static Command Create()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh." };
        shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var json = CommonOptions.Json();
        var command = new Command("completion", "Print a script that lets a shell complete the words of this tool.") { shell, json };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(shell);
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("shell", name);
                    writer.WriteString("script", ScriptFor(name));
                    writer.WriteEndObject();
                });
            }
            else
            {
                Console.WriteLine(ScriptFor(name));
            }
        });
        return command;
    }

    private static string ScriptFor(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => Pwsh,
    };
}
