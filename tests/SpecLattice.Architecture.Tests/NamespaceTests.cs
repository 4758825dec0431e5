using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Architecture.Tests.Reading;

namespace SpecLattice.Architecture.Tests;

/// <summary>What the runtime's namespaces are, and which types the packages' users see in each.</summary>
public sealed class NamespaceTests
{
    private const string ListFile = "tests/SpecLattice.Architecture.Tests/Tables/PublicTypes.txt";
    private const string Services = "SpecLattice.CompilerServices";

    private static readonly SymbolDisplayFormat Shown = new(genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>
    /// What only generated code calls is in a folder <c>CompilerServices</c> of its room. Schemas, the catalog, negotiation and serialization by hand have namespaces of their own; what users name has none
    /// but the product's.
    /// </summary>
    [Fact]
    public void The_folder_says_the_namespace()
    {
        var project = SourceProject.All.Single(candidate => candidate.Name == "Runtime");

        Assert.All(
            SourceCompilations.All["Runtime"].SyntaxTrees.Where(tree => project.Files.Contains(tree.FilePath)),
            tree => Assert.Equal(
                $"{tree.FilePath}: {NamespaceOf(Path.GetRelativePath(project.Directory, Path.GetDirectoryName(tree.FilePath)!).Split(Path.DirectorySeparatorChar))}",
                $"{tree.FilePath}: {string.Join(", ", tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name))}"));
    }

    /// <summary>The list is there to be read: a type that turns up in it has become something that cannot be changed any more. <c>SPECLATTICE_UPDATE_GOLDEN=1</c> writes it.</summary>
    [Fact]
    public void The_list_of_public_types_is_the_one_that_was_read()
    {
        var file = Path.Combine(Checkout.Root, ListFile);
        var spaces =
            from project in (string[])["Runtime", "Testing"]
            from type in TypesOf(project)
            group type.ToDisplayString(Shown) by type.ContainingNamespace.ToDisplayString() into space
            orderby space.Key
            select $"{space.Key} ({space.Count()})\n{string.Concat(space.Order(StringComparer.Ordinal).Select(type => $"  {type}\n"))}";
        var list = string.Join("\n", spaces);
        if (Environment.GetEnvironmentVariable("SPECLATTICE_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, list);
        }

        Assert.Equal(list, File.ReadAllText(file));
    }

    [Fact]
    public void What_generated_code_calls_is_hidden_from_editors() => Assert.All(
        TypesOf("Runtime").Where(type => type.ContainingNamespace.ToDisplayString() == Services),
        type => Assert.Contains(type.GetAttributes(), attribute => attribute.AttributeClass!.Name == "EditorBrowsableAttribute"));

    private static string NamespaceOf(string[] folder) => folder switch
    {
        [.., "CompilerServices"] => Services,
        ["Json", "Serialization"] => "SpecLattice.Serialization",
        ["Schemas" or "Catalog" or "Negotiation" or "Primitives" or "Layouts"] => $"SpecLattice.{folder[0]}",
        [_] => "SpecLattice",
        _ => "no folder below a room but CompilerServices",
    };

    private static IEnumerable<INamedTypeSymbol> TypesOf(string project) =>
        SourceCompilations.All[project].Assembly.GlobalNamespace.GetNamespaceMembers().SelectMany(TypesIn).Where(type => type.DeclaredAccessibility == Accessibility.Public);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space) => space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(TypesIn));
}
