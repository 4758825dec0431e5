using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.CodeFixes.Authoring;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>All rules there are, and what fixes them, found as the compiler and the editor find them: by their attributes.</summary>
internal static class AllRules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. InstancesOf<DiagnosticAnalyzer>(typeof(SpecGenerator)).Where(analyzer => analyzer is not DiagnosticSuppressor)];

    public static ImmutableArray<CodeFixProvider> Fixes { get; } = InstancesOf<CodeFixProvider>(typeof(MakePartialFix));

    public static ImmutableArray<CodeRefactoringProvider> Refactorings { get; } = InstancesOf<CodeRefactoringProvider>(typeof(MakePartialFix));

    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [.. Analyzers
        .SelectMany(analyzer => analyzer.SupportedDiagnostics)
        .Distinct()
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    public static DiagnosticDescriptor Descriptor(string id) => Descriptors.Single(rule => rule.Id == id);

    /// <summary>The analyzers that report a diagnostic.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AnalyzersOf(string id) =>
        [.. Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(descriptor => descriptor.Id == id))];

    /// <summary>
    /// What the compiler and the rules say of a compilation, suppressed places left out. Asking them together is one pass over everything that is generated, and not two.
    /// </summary>
    public static async Task<ImmutableArray<Diagnostic>> CheckAsync(Compilation compilation, AnalyzerOptions options)
    {
        var found = await compilation.WithAnalyzers(Analyzers, options).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(diagnostic => !diagnostic.IsSuppressed)];
    }

    /// <summary>What the rules alone say of a compilation, suppressed places left out.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ReportAsync(Compilation compilation, AnalyzerOptions options)
    {
        var found = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Where(diagnostic => !diagnostic.IsSuppressed)];
    }

    /// <summary>Whether a diagnostic is a rule's, or the crash of one, and not the compiler's.</summary>
    public static bool IsFromRule(Diagnostic diagnostic) => !diagnostic.Id.StartsWith("CS", StringComparison.Ordinal);

    private static ImmutableArray<T> InstancesOf<T>(Type one) =>
    [
        .. one.Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!),
    ];
}
