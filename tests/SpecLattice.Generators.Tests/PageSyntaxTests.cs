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
    [Fact]
    public void Every_block_can_be_parsed()
    {
        var blocks = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .SelectMany(page => Block().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")).Select(block => (Page: Path.GetFileName(page), Code: Marks().Replace(block.Groups[1].Value, ""))))
            .ToList();

        Assert.True(blocks.Count > 300, $"{blocks.Count} blocks");
        Assert.Empty(blocks.Where(block => !IsCode(block.Code) && !IsCode($"class C {{ {block.Code} }}")).Select(block => $"{block.Page}: {block.Code}"));
    }

    private static bool IsCode(string text) =>
        CSharpSyntaxTree.ParseText(text, Generation.ParseOptions, cancellationToken: TestContext.Current.CancellationToken).GetDiagnostics(TestContext.Current.CancellationToken).All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);

    [GeneratedRegex("^```csharp[^\n]*\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();

    // Where a rule reports.
    [GeneratedRegex(@"\[\||\|\]")]
    private static partial Regex Marks();
}
