using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Architecture.Tests.Reading;
using Xunit;

namespace SpecLattice.Architecture.Tests.Words;

/// <summary>Holds messages, comments and pages to docs/words.md.</summary>
public sealed partial class WordTests
{
    [Fact]
    public void No_message_comment_or_page_has_a_phrase_that_is_not_used()
    {
        var found = SourceFiles().SelectMany(file => Texts(File.ReadAllText(file)).SelectMany(text => Found(text.Text)
                .Select(phrase => $"{Checkout.Relative(file)}({text.Line}): `{phrase}`")))
            .Concat(Pages().SelectMany(page => File.ReadLines(page).Select((line, i) => (line, i)).SelectMany(at => Found(at.line)
                .Select(phrase => $"{Checkout.Relative(page)}({at.i + 1}): `{phrase}`"))));

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("class C { string s = \"it is there twice\"; }", 1)]
    [InlineData("class C { string s = $\"{1} Is There Twice\"; }", 1)]
    [InlineData("class C { string s = \"\"\"\n    it is there twice\n    \"\"\"; }", 1)]
    [InlineData("class C; // it is there twice", 1)]
    [InlineData("/// <summary>It is there twice.</summary>\nclass C;", 1)]
    [InlineData("class C { int isThereTwice; string s = \"is there, twice\"; }", 0)]
    public void A_phrase_is_found_in_literals_and_comments_and_nowhere_else(string source, int expected) =>
        Assert.Equal(expected, Texts(source).Sum(text => Found(text.Text).Count()));

    [Fact]
    public void The_list_has_phrases() => Assert.True(Phrases().Count > 40);

    private static List<string> Phrases() =>
        [.. File.ReadLines(Path.Combine(Checkout.Root, "docs", "words.md")).Select(line => Row().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value)];

    private static readonly Regex AnyPhrase = new(
        $@"(?<![\w-])(?:{string.Join('|', Phrases().Select(Regex.Escape))})(?![\w-])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static IEnumerable<string> Found(string text) => AnyPhrase.Matches(text).Select(match => match.Value);

    /// <summary>What people read of a source file: the texts in quotes, and the comments.</summary>
    private static IEnumerable<(string Text, int Line)> Texts(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14));
        var lines = tree.GetText().Lines;
        foreach (var token in tree.GetRoot().DescendantTokens(descendIntoTrivia: true))
        {
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.XmlTextLiteralToken)
            {
                yield return (token.ValueText, Line(token.SpanStart));
            }

            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
            {
                if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
                {
                    yield return (trivia.ToString(), Line(trivia.SpanStart));
                }
            }
        }

        int Line(int position) => lines.GetLinePosition(position).Line + 1;
    }

    private static readonly string[] ProductFolders = ["generators", "runtime", "vmm"];

    private static IEnumerable<string> SourceFiles() => ProductFolders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !Checkout.Relative(file).Split('/').Any(part => part is "obj" or "bin"));

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Path.Combine(Checkout.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Where(page => Path.GetFileName(page) != "words.md")
        .Concat([Path.Combine(Checkout.Root, "README.md"), Path.Combine(Checkout.Root, "CONTRIBUTING.md")]);

    [GeneratedRegex(@"^\| `([^`]+)` \|")]
    private static partial Regex Row();
}
