using System.Text.RegularExpressions;

namespace SpecLattice.Packages.Tests.Pages;

/// <summary>
/// A page whose blocks are to be followed from top to bottom. Behind the language of a block stands what a renderer ignores: <c>file=NAME</c> is a file to write, <c>fails</c> commands of which
/// the last one fails, <c>edit=NAME replace="A" with="B"</c> an edit before the commands. A block of text is what the commands before it print.
/// </summary>
internal static partial class Page
{
    /// <summary>The steps of a page.</summary>
    public static IReadOnlyList<PageStep> Parse(string markdown) => [.. Block().Matches(markdown.ReplaceLineEndings("\n")).SelectMany(StepsOf)];

    private static IEnumerable<PageStep> StepsOf(Match block)
    {
        var (language, words, text) = (block.Groups["language"].Value, block.Groups["words"].Value, block.Groups["text"].Value);
        var named = Word().Matches(words).ToDictionary(word => word.Groups["name"].Value, word => word.Groups["value"].Value.Trim('"'));
        switch (language)
        {
            case "csharp" or "xml" or "json":
                yield return new PageStep.WriteFile(named["file"], text);
                break;
            case "sh":
                if (named.TryGetValue("edit", out var file))
                {
                    yield return new PageStep.Edit(file, named["replace"], named["with"]);
                }

                yield return new PageStep.Run(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), named.ContainsKey("fails"));
                break;
            case "text":
                yield return new PageStep.Read(text);
                break;
            default:
                throw new InvalidOperationException($"a page that is followed has no block of `{language}`");
        }
    }

    [GeneratedRegex("^```(?<language>\\w+)(?<words>[^\n]*)\n(?<text>.*?)^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex("(?<name>\\w+)(=(?<value>\"[^\"]*\"|\\S+))?")]
    private static partial Regex Word();
}
