using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.CompilerServices;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Contract;

/// <summary>Libraries that were compiled with an earlier release run with this one, as long as their contract is kept.</summary>
public sealed class FrozenReleaseTests
{
    private const string Services = "SpecLattice.CompilerServices";

    public static TheoryData<string, string> Libraries
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var release in FrozenRelease.All)
            {
                data.AddRange(release.Libraries.Select(library => (release.Version, library)));
            }

            return data;
        }
    }

    /// <summary><c>SPECLATTICE_FREEZE_RELEASE=1</c> freezes it (<c>.ci/freeze-release</c>), which is done once, when it is published.</summary>
    [Fact]
    public void The_release_of_this_checkout_is_frozen()
    {
        if (Environment.GetEnvironmentVariable("SPECLATTICE_FREEZE_RELEASE") == "1")
        {
            FrozenRelease.Current.Freeze();
        }

        Assert.NotEmpty(FrozenRelease.Current.Libraries);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_of_a_release_runs_with_the_runtime_of_today_or_is_refused_where_its_contract_has_ended(string version, string library)
    {
        var release = new FrozenRelease(version);
        if (!release.IsKept)
        {
            Assert.IsType<NotSupportedException>(Assert.ThrowsAny<Exception>(() => release.Run(library)).GetBaseException());
            return;
        }

        Assert.Equal(release.ExpectedOf(library), release.Run(library));
    }

    [Theory]
    [InlineData(999, "newer SpecLattice")]
    [InlineData(0, "too old")]
    public void A_library_of_another_contract_is_refused_in_one_sentence(int contract, string why)
    {
        var error = Assert.ThrowsAny<Exception>(() => FrozenRelease.Current.Run(
            FrozenRelease.Current.Libraries.First(), code => Regex.Replace(code, @"SpecContract\.Require\(\d+", $"SpecContract.Require({contract}")));

        var refusal = Assert.IsType<NotSupportedException>(error.GetBaseException());
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.Single(refusal.Message.Split(". "));
    }

    [Fact]
    public void Generator_and_runtime_are_of_one_contract() => Assert.Equal(Runtime.Contract, SpecContract.Newest);

    /// <summary>What a contract that is still kept could call is still there. Whoever takes something away begins a new contract, and says which is the oldest that is kept.</summary>
    [Fact]
    public void What_generated_code_calls_only_grows()
    {
        var today = Generation.Empty;
        foreach (var release in FrozenRelease.All.Where(release => release.IsKept))
        {
            var then = CSharpCompilation.Create("then", references: [.. References.Framework, release.Runtime]);
            var gone = Members(then.GlobalNamespace)
                .Where(member => member.ContainingNamespace.ToDisplayString() == Services && member.GetDocumentationCommentId() is { } id && DocumentationCommentId.GetFirstSymbolForDeclarationId(id, today) is null);

            Assert.Empty(gone.Select(member => $"{release.Version}: {member}"));
        }
    }

    [Fact]
    public void A_conversion_of_another_assembly_is_known_by_its_attribute()
    {
        const string library = """
            using SpecLattice;
            namespace Parts.V1 { [SpecPart(1)] public sealed partial record Bolt { public required int Size { get; init; } } }
            namespace Parts.V2 { [SpecPart(2)] public sealed partial record Bolt { public required long Size { get; init; } } }
            namespace Parts
            {
                [SpecPart(3)] public sealed record Loose { public V1.Bolt ToV1() => new() { Size = 1 }; }
            }
            """;
        var compilation = Generation.Of(library).Compilation;

        Assert.Equal([1], GeneratedConversionParser.Parse(compilation.GetTypeByMetadataName("Parts.V2.Bolt")!).Select(conversion => conversion.Version));
        Assert.Empty(GeneratedConversionParser.Parse(compilation.GetTypeByMetadataName("Parts.Loose")!));
    }

    private static IEnumerable<ISymbol> Members(INamespaceOrTypeSymbol holder) => holder.GetMembers()
        .Where(member => member is INamespaceSymbol || member.DeclaredAccessibility == Accessibility.Public)
        .SelectMany(member => member is INamespaceOrTypeSymbol inner ? Members(inner).Prepend(member) : [member])
        .Where(member => member is not INamespaceSymbol);
}
