using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Rules;

/// <summary>Every rule has a page, and the page says what the rule says of itself.</summary>
public sealed class RulePagesTests
{
    public static TheoryData<string> Ids { get; } = [.. AllRules.Descriptors.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        var pages = Directory.GetFiles(Repository.RulePages, "*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name != "README");
        Assert.Equal(AllRules.Descriptors.Select(rule => rule.Id).Order(), pages.Order());
    }

    [Fact]
    public void The_index_lists_every_rule_with_its_title()
    {
        var index = File.ReadAllLines(Path.Combine(Repository.RulePages, "README.md")).Where(line => line.StartsWith("| [SPEC", StringComparison.Ordinal));
        Assert.Equal(AllRules.Descriptors.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} |").Order(), index);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_the_title_the_severity_and_every_section(string id)
    {
        var rule = AllRules.Descriptor(id);
        var page = RulePage.Of(id).Text;
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.Contains($"Category: {rule.Category}. Severity: {rule.DefaultSeverity}.\n", page, StringComparison.OrdinalIgnoreCase);
        foreach (var heading in new[] { "## What\n", "## Why\n", "## How to suppress\n", "\nCode fix: " })
        {
            Assert.Contains(heading, page, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Help_link_leads_to_the_page(string id) =>
        Assert.EndsWith($"/docs/rules/{Path.GetFileName(RulePage.PathOf(id))}", AllRules.Descriptor(id).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Release_notes_list_the_rule(string id)
    {
        var rule = AllRules.Descriptor(id);
        var row = $"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}";
        Assert.Contains(row, File.ReadAllLines(Repository.ReleaseTracking));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_says_what_the_fix_does_or_why_there_is_none(string id)
    {
        var hasFix = AllRules.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(id));
        var sentence = RulePage.Of(id).CodeFix;
        Assert.True(hasFix != sentence.StartsWith("none, because ", StringComparison.Ordinal), $"{id} has {(hasFix ? "a" : "no")} fix, but its page says: {sentence}");
    }
}
