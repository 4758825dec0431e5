using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace SpecLattice.Tool.Commands;

/// <summary>Says in one line what is wrong with a command line.</summary>
internal static partial class CommandLineProblem
{
    /// <summary>What is wrong; null where nothing is.</summary>
    public static string? Find(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var help = $"; try `{PathOf(parsed)} --help`";
        if (MisspeltOption(parsed) is { } option)
        {
            return $"unknown option '{option}'{Suggestion.For(option, OptionsOf(parsed))}{help}";
        }

        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        if (command.Subcommands.Count > 0)
        {
            return parsed.UnmatchedTokens.Count > 0
                ? $"unknown command '{parsed.UnmatchedTokens[0]}'{Suggestion.For(parsed.UnmatchedTokens[0], command.Subcommands.Select(known => known.Name))}{help}"
                : $"a command is needed: {string.Join(", ", command.Subcommands.Select(known => known.Name))}{help}";
        }

        return parsed.UnmatchedTokens.Count > 0
            ? $"unexpected argument '{parsed.UnmatchedTokens[0]}'{help}"
            : string.Join(" ", parsed.Errors.Select(error => Blanks().Replace(error.Message, " ").Trim())).TrimEnd('.') + help;
    }

    /// <summary>A word that looks like an option and is none. The parser takes it for a file's name where one can be.</summary>
    private static string? MisspeltOption(ParseResult parsed)
    {
        var isOption = parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash);
        var known = OptionsOf(parsed).ToHashSet(StringComparer.Ordinal);
        return isOption.Where(token => token.Type == TokenType.Argument && token.Value is ['-', not (>= '0' and <= '9'), ..])
            .Select(token => token.Value.Split('=', ':')[0])
            .FirstOrDefault(word => !known.Contains(word));
    }

    private static IEnumerable<string> OptionsOf(ParseResult parsed) => Chain(parsed)
        .SelectMany((result, i) => result.Command.Options.Where(option => i == 0 || option.Recursive))
        .SelectMany(option => option.Aliases.Prepend(option.Name));

    private static string PathOf(ParseResult parsed) =>
        string.Join(' ', Chain(parsed).Reverse().Select(result => result.Command is RootCommand ? "spec" : result.Command.Name));

    /// <summary>The command, and those that it is a part of.</summary>
    private static IEnumerable<CommandResult> Chain(ParseResult parsed)
    {
        for (var result = parsed.CommandResult; result is not null; result = result.Parent as CommandResult)
        {
            yield return result;
        }
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
