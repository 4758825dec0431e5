using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Analyzers.Flow;

/// <summary>
/// Tells tests from what they test. A test may force a conversion, because an exception is how it fails, and may spell out by hand what a
/// conversion should give.
/// </summary>
internal static class TestCode
{
    private static readonly string[] Frameworks =
        ["xunit.core", "xunit.v3.core", "xunit.assert", "xunit.v3.assert", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework", "MSTest.TestFramework", "TUnit.Core"];

    private static readonly string[] Attributes = ["Fact", "Theory", "Test", "TestCase", "TestMethod", "DataTestMethod", "Property", "Benchmark"];

    /// <summary>Whether an assembly is made of tests: it references a framework for them.</summary>
    public static bool IsTests(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(reference => Frameworks.Contains(reference.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a member is in a type that has tests.</summary>
    public static bool IsBesideTests(ISymbol member)
    {
        for (var type = member as INamedTypeSymbol ?? member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.GetMembers().OfType<IMethodSymbol>().Any(IsTest))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTest(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass is { } type
        && Attributes.Any(name => type.Name == name || (type.Name.Length == name.Length + "Attribute".Length && type.Name.StartsWith(name, StringComparison.Ordinal))));
}
