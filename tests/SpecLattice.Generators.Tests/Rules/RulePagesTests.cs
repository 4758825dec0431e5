using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Rules;

/// <summary>Every rule has a page whose examples are what the rule really does.</summary>
public sealed class RulePagesTests
{
    public static TheoryData<string> Ids { get; } = [.. new AnnotationAnalyzer().SupportedDiagnostics.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Every_rule_has_a_page_and_every_page_a_rule()
    {
        var pages = Directory.GetFiles(Repository.RulePages, "*.md")
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Where(name => name != "README");
        Assert.Equal(Descriptors().Select(rule => rule.Id).Order(), pages.Order());
    }

    [Fact]
    public void The_index_lists_every_rule_with_its_title()
    {
        var index = File.ReadAllLines(Path.Combine(Repository.RulePages, "README.md")).Where(line => line.StartsWith("| [SPEC", StringComparison.Ordinal));
        Assert.Equal(Descriptors().Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} |").Order(), index);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_has_the_title_the_severity_and_every_section(string id)
    {
        var rule = Descriptor(id);
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
        Assert.EndsWith($"/docs/rules/{Path.GetFileName(RulePage.PathOf(id))}", Descriptor(id).HelpLinkUri, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Release_notes_list_the_rule(string id)
    {
        var rule = Descriptor(id);
        var row = $"{id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title}";
        Assert.Contains(row, File.ReadAllLines(Repository.ReleaseTracking));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Bad_example_is_reported_at_the_marked_place_and_nothing_else_is(string id)
    {
        var bad = MarkedSource.Parse(RulePage.Of(id).Bad);
        var generation = Generation.Of(bad.Text);

        var reported = await generation.AnalyzeAsync();

        Assert.NotEmpty(bad.Spans);
        Assert.Equal(
            bad.Spans.Select(span => $"{id} {span} `{bad.Text.Substring(span.Start, span.Length)}`"),
            reported.OrderBy(found => found.Location.SourceSpan.Start).Select(found =>
                $"{found.Id} {found.Location.SourceSpan} `{bad.Text.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length)}`"));
        Assert.DoesNotContain("{", reported[0].GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_generated_for_the_bad_example_compiles(string id)
    {
        var generation = Generation.Of(MarkedSource.Parse(RulePage.Of(id).Bad).Text);

        Assert.Null(generation.Exception);
        var errors = generation.GeneratedDiagnostics.ToList();
        Assert.True(errors.Count == 0, generation.Explain(errors));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Pragma_suppresses_the_rule(string id)
    {
        var bad = MarkedSource.Parse(RulePage.Of(id).Bad).Text;
        var firstSpec = bad.IndexOf("namespace", StringComparison.Ordinal);

        var reported = await Generation.Of(bad.Insert(firstSpec, $"#pragma warning disable {id}\n")).AnalyzeAsync();

        Assert.Empty(reported);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Fixed_example_is_not_reported_and_compiles_without_a_warning(string id)
    {
        var generation = Generation.Of(RulePage.Of(id).Fixed);

        Assert.Null(generation.Exception);
        Assert.Empty(await generation.AnalyzeAsync());
        var warnings = generation.CompilerDiagnostics.ToList();
        Assert.True(warnings.Count == 0, generation.Explain(warnings));
        Assert.NotEmpty(generation.GeneratedTrees);
    }

    private static ImmutableArray<DiagnosticDescriptor> Descriptors() => new AnnotationAnalyzer().SupportedDiagnostics;

    private static DiagnosticDescriptor Descriptor(string id) => Descriptors().Single(rule => rule.Id == id);
}
