using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests;

/// <summary>
/// Every block of C# in every page is C#. Most pages' blocks are compiled by tests of their own; those about types that do not exist, such as a device to be added, can only be parsed.
/// </summary>
public sealed partial class PageSyntaxTests
{
    // Their pieces go into files of the generator; EveryKindTests and EveryLayoutTests hold them to what those do.
    private static readonly string[] Followed = ["adding-a-kind.md", "adding-a-union-layout.md"];

    // What a piece may be: a file, members, or sections of a switch.
    private static readonly string[] Places = ["{0}", "class C { {0} }", "class C { void M(object x) { switch (x) { {0} } } }"];

    [Fact]
    public void Every_block_can_be_parsed()
    {
        var blocks = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Where(page => !Followed.Contains(Path.GetFileName(page)))
            .SelectMany(page => Block().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")).Select(block => (Page: Path.GetFileName(page), Code: Marks().Replace(block.Groups[1].Value, ""))))
            .ToList();

        Assert.True(blocks.Count > 300, $"{blocks.Count} blocks");
        Assert.Empty(blocks.Where(block => !Places.Any(place => IsCode(place.Replace("{0}", block.Code, StringComparison.Ordinal)))).Select(block => $"{block.Page}: {block.Code}"));
    }

    private static bool IsCode(string text) =>
        CSharpSyntaxTree.ParseText(text, Generation.ParseOptions, cancellationToken: TestContext.Current.CancellationToken).GetDiagnostics(TestContext.Current.CancellationToken).All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);

    [GeneratedRegex("^```csharp[^\n]*\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    // Where a rule reports.
    [GeneratedRegex(@"\[\||\|\]")]
    private static partial Regex Marks();
}
