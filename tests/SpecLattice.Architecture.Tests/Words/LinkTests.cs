using System.Text.RegularExpressions;
using SpecLattice.Architecture.Tests.Reading;

namespace SpecLattice.Architecture.Tests.Words;

/// <summary>No link of a page leads nowhere.</summary>
public sealed partial class LinkTests
{
    private const string OwnPages = "https://github.com/speclattice/speclattice/blob/main/";

    [Fact]
    public void Every_link_leads_to_a_file_and_a_heading() => Assert.Empty(Pages().SelectMany(page => Links(File.ReadAllText(page))
        .Where(link => !LeadsSomewhere(page, link))
        .Select(link => $"{Checkout.Relative(page)}: {link}")));

    [Fact]
    public void Every_page_is_in_the_index()
    {
        var index = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "README.md"));
        var linked = Links(index).Select(link => link.Split('#')[0]).ToHashSet();

        Assert.Empty(Directory.GetFiles(Path.Combine(Checkout.Root, "docs"), "*.md").Select(file => Path.GetFileName(file)).Except(linked).Except(["README.md"]));
    }

    [Theory]
    [InlineData("[a](words.md)", true)]
    [InlineData("[a](words.md#terms)", true)]
    [InlineData("[a](word.md)", false)]
    [InlineData("[a](words.md#term)", false)]
    [InlineData("![a](images/none.svg)", false)]
    [InlineData("[a](#here)\n\n## Here", true)]
    [InlineData("[a](#there)\n\n## Here", false)]
    [InlineData("`[a](word.md)`", true)]
    [InlineData("```\n[a](word.md)\n```", true)]
    [InlineData("[a](" + OwnPages + "docs/words.md)", true)]
    [InlineData("[a](" + OwnPages + "docs/word.md)", false)]
    public void A_link_that_leads_nowhere_is_found(string text, bool expected)
    {
        var page = Path.Combine(Checkout.Root, "docs", "README.md");

        Assert.Equal(expected, Links(text).All(link => link[0] == '#' ? Anchors(text).Contains(link[1..]) : LeadsSomewhere(page, link)));
    }

    private static bool LeadsSomewhere(string page, string link)
    {
        if (link.StartsWith(OwnPages, StringComparison.Ordinal))
        {
            return LeadsSomewhere(Path.Combine(Checkout.Root, "README.md"), link[OwnPages.Length..]);
        }

        // Nothing beyond this repository is in reach of a test.
        if (link.Contains("://", StringComparison.Ordinal))
        {
            return true;
        }

        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, Uri.UnescapeDataString(parts[0])));
        return Path.Exists(target) && (parts.Length == 1 || !target.EndsWith(".md", StringComparison.Ordinal) || Anchors(File.ReadAllText(target)).Contains(parts[1]));
    }

    private static IEnumerable<string> Links(string text) => Link().Matches(Code().Replace(text.ReplaceLineEndings("\n"), "")).Select(match => match.Groups["to"].Value);

    /// <summary>What a heading is called in an address: lower case, without punctuation, spaces as hyphens.</summary>
    private static HashSet<string> Anchors(string text) =>
    [
        .. Heading().Matches(Fence().Replace(text.ReplaceLineEndings("\n"), ""))
            .Select(heading => Punctuation().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-')),
    ];

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Checkout.Root, "*.md", SearchOption.AllDirectories)
        .Where(file => !Checkout.Relative(file).Split('/').Any(folder => folder is "bin" or "obj" or "artifacts" or "node_modules" || (folder.Length > 1 && folder[0] == '.')))
        .Order(StringComparer.Ordinal);

    [GeneratedRegex("""!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\((?<to>[^)\s]+)\)""")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#{1,6} (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
