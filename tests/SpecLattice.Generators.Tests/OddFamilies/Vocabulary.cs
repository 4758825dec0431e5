using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Tests.Golden;

namespace SpecLattice.Generators.Tests.OddFamilies;

/// <summary>The words that names are made of: all that could collide with something in generated code, in the language or in the runtime.</summary>
internal static class Vocabulary
{
    // Capitals without a small letter, small letters without a capital, title case, letters that have no case, and combinations that look alike.
    private static readonly string[] Letters =
    [
        "İ", "İd", "ı", "I", "i", "ß", "ẞ", "ǅ", "ǆ", "Ǆ", "ſ", "K", "Å", "Ω", "漢字", "Ñ", "ñ", "א", "ა", "Ა", "Ⅷ", "ⅷ", "ª", "Ꭰ", "ꭰ", "_", "__", "_1", "_a", "A_", "a1", "T", "TResult", "TState",
        "x", "X", "Xx", "xX", "XX", "URL", "V1", "V2", "v1", "ToV1", "ToV2", "ToV22", "ToV", "Some", "some2", "OfSome", "HasX", "hasX", "ofX", "someX", "Item2", "Value0", "value0", "value1", "Mark2", "Converted1",
    ];

    /// <summary>Words as <c>ValueText</c> has them, without <c>@</c>.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Generated()
        .Concat(Keywords())
        .Concat(Letters)
        .Concat(RuntimeTypes())
        .Where(SyntaxFacts.IsValidIdentifier)
        .Distinct()
        .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Generated() => Directory.GetFiles(GoldenSource.Folder, "*.verified.cs")
        .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens())
        .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
        .Select(token => token.ValueText);

    private static IEnumerable<string> Keywords() => SyntaxFacts.GetKeywordKinds().Concat(SyntaxFacts.GetContextualKeywordKinds()).Select(SyntaxFacts.GetText);

    private static IEnumerable<string> RuntimeTypes() => typeof(SpecAttribute).Assembly.GetExportedTypes()
        .Select(type => type.Name.Split('`')[0])
        .Concat(["System", "SpecLattice", "Utf8JsonReader", "HashCode", "Object", "String", "Func", "Action", "Nullable", "UnreachableException", "Attribute", "global"]);
}
