using Microsoft.CodeAnalysis;

namespace SpecLattice.CodeFixes.Fixing;

internal static class DiagnosticExtensions
{
    /// <summary>A property that the analyzer gave the diagnostic, or nothing.</summary>
    public static string Property(this Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value ?? "" : "";
}
