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

    private static ImmutableArray<T> InstancesOf<T>(Type one) =>
    [
        .. one.Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(T).IsAssignableFrom(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!),
    ];
}
