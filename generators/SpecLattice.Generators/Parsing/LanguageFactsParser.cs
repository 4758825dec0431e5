using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads what the compiled language can do.</summary>
internal static class LanguageFactsParser
{
    // The compiler that this is built against has no name for C# 15.
    private const int CSharp15 = 1500;
    private const string ClosedAttribute = "System.Runtime.CompilerServices.IsClosedTypeAttribute";

    private const string ClsCompliant = "System.CLSCompliantAttribute";

    public static LanguageFacts Parse(Compilation compilation)
    {
        // An older compiler's preview is not C# 15: the compiler itself must know the keyword.
        var knowsClosed = typeof(CSharpCompilation).Assembly.GetName().Version >= new Version(5, 9);
        var hasClosed = knowsClosed && compilation is CSharpCompilation { LanguageVersion: var version } && (int)version >= CSharp15;
        return new LanguageFacts(
            hasClosed,
            hasClosed && compilation.GetTypeByMetadataName(ClosedAttribute) is null,
            compilation.Assembly.FindAttribute(ClsCompliant)?.Argument<bool>(0) == true,
            compilation is CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp13 and var old } ? old.ToDisplayString() : null);
    }
}
