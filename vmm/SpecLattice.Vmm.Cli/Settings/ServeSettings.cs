using System.CommandLine;
using System.Text.Json;

namespace SpecLattice.Vmm.Cli.Settings;

/// <summary>
/// Options of a command that can also be set by environment variables and by a file. What is on the command line counts first, then the environment, then the
/// file.
/// </summary>
/// <remarks>
/// <c>--max-body 4096</c> is <c>VMM_MAX_BODY=4096</c> in the environment and <c>"max-body": 4096</c> in the file, a JSON object. What comes from there is put
/// onto the command line, so that it is read and checked by the same code.
/// </remarks>
internal static class ServeSettings
{
    /// <summary>The option that names the file.</summary>
    public static readonly Option<string?> File = new("--config")
    {
        Description = "A JSON file with settings: an object whose members are named as the options, such as {\"max-body\": 4096, \"log-json\": true}.",
        HelpName = "FILE",
    };

    /// <summary>For help texts.</summary>
    public const string Explanation =
        "Every option can also be set by an environment variable, such as VMM_MAX_BODY for --max-body, or in the file that --config names. "
        + "The command line takes precedence over the environment, which takes precedence over the file.";

    private const string VariablePrefix = "VMM_";
    private const long MaxFileBytes = 1 << 20;

    /// <summary>Adds what the environment and the file set to a command line that does not say it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="environment">Tells a variable's value; null for one that is not set.</param>
    /// <returns>The arguments of the command, complete.</returns>
    /// <exception cref="CommandException">The environment or the file is wrong.</exception>
    public static string[] Complete(Command command, ParseResult parsed, Func<string, string?> environment)
    {
        var arguments = new List<string>();
        var path = parsed.GetValue(File) ?? environment(VariableOf(File));
        var file = path is null ? [] : ReadFile(path);
        var settable = command.Options.Where(IsSettable).ToDictionary(option => option.Name[2..]);
        foreach (var (name, _) in file)
        {
            if (!settable.ContainsKey(name))
            {
                throw CommandException.BadInput($"{path}: `{name}` is not a setting; the settings are {string.Join(", ", settable.Keys.Order(StringComparer.Ordinal))}");
            }
        }

        foreach (var (name, option) in settable)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                continue;
            }

            if (environment(VariableOf(option)) is { Length: > 0 } variable)
            {
                arguments.AddRange(Check(command, option, variable, VariableOf(option)));
            }
            else if (file.TryGetValue(name, out var value))
            {
                arguments.AddRange(Check(command, option, value, $"{path}: {name}"));
            }
        }

        return [.. arguments];
    }

    private static bool IsSettable(Option option) => option != File && option.Name is not ("--help" or "--version");

    private static string VariableOf(Option option) => VariablePrefix + option.Name[2..].Replace('-', '_').ToUpperInvariant();

    /// <summary>Reads one setting by itself, so that a mistake is reported where it was made.</summary>
    private static string[] Check(Command command, Option option, string value, string place)
    {
        string[] arguments = option.ValueType == typeof(bool)
            ? value switch
            {
                "true" or "1" => [option.Name],
                "false" or "0" => [],
                _ => throw CommandException.BadInput($"{place}: expected true or false, found `{value}`"),
            }
            : [option.Name, value];
        return command.Parse(arguments).Errors is [var error, ..] ? throw CommandException.BadInput($"{place}: {error.Message}") : arguments;
    }

    private static Dictionary<string, string> ReadFile(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                throw CommandException.BadInput($"{path}: the file has more than {MaxFileBytes} bytes");
            }

            var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false, MaxDepth = 2 };
            using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(path), options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => TextOf(path, member), StringComparer.Ordinal)
                : throw CommandException.BadInput($"{path}: expected a JSON object");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw CommandException.BadInput($"{path}: {error.Message}", error);
        }
    }

    private static string TextOf(string path, JsonProperty member) => member.Value.ValueKind switch
    {
        JsonValueKind.String => member.Value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
        _ => throw CommandException.BadInput($"{path}: {member.Name}: expected a string, a number, true or false"),
    };
}
