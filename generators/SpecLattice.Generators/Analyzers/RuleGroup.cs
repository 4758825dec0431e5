using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Analyzers;

/// <summary>Rules of one category. All have a page; the list of them is made as they are declared.</summary>
/// <param name="category">The category.</param>
internal sealed class RuleGroup(string category)
{
    private const string Pages = "https://github.com/speclattice/speclattice/blob/main/docs/rules/";

    private readonly List<DiagnosticDescriptor> _rules = [];

    /// <summary>The rules, in the order of their declarations.</summary>
    public ImmutableArray<DiagnosticDescriptor> All => [.. _rules];

    public DiagnosticDescriptor Error(string id, string title, string message) => Add(id, title, message, DiagnosticSeverity.Error);

    public DiagnosticDescriptor Warning(string id, string title, string message) => Add(id, title, message, DiagnosticSeverity.Warning);

    /// <summary>The rule with an id.</summary>
    public DiagnosticDescriptor Find(string id) => _rules.Find(rule => rule.Id == id) ?? throw new ArgumentException($"No rule {id}.", nameof(id));

    private DiagnosticDescriptor Add(string id, string title, string message, DiagnosticSeverity severity)
    {
        var rule = new DiagnosticDescriptor(id, title, message, category, severity, isEnabledByDefault: true, helpLinkUri: Pages + id + ".md");
        _rules.Add(rule);
        return rule;
    }
}
