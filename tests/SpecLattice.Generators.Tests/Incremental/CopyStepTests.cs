namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>A version that is the same as another is made from it: an edit of the original makes the copy again, in another file too, and no other edit does.</summary>
public sealed class CopyStepTests
{
    private static readonly SourceFile Original = new("Original.cs", """
        using SpecLattice;

        namespace Farm.V1;

        [Spec("farm", 1)]
        public sealed partial record Farm
        {
            public required Barn Barn { get; init; }

            public int Acres() { return 1; }
        }

        [SpecPart(1)]
        public sealed partial record Barn
        {
            public required int Size { get; init; }
        }
        """);

    private static readonly SourceFile Copy = new("Copy.cs", """
        using SpecLattice;

        namespace Farm.V2;

        [Spec("farm", 2), SameAs(typeof(V1.Farm))]
        public sealed partial record Farm;

        [SpecPart(2), SameAs(typeof(V1.Barn))]
        public sealed partial record Barn
        {
            [Added]
            public string? Name { get; init; }
        }
        """);

    private static readonly SourceFile Second = new("Second.cs", """
        using SpecLattice;

        namespace Shed.V1
        {
            [Spec("shed", 1)]
            public sealed partial record Shed
            {
                public required int Size { get; init; }
            }
        }

        namespace Shed.V2
        {
            [Spec("shed", 2), SameAs(typeof(V1.Shed))]
            public sealed partial record Shed
            {
                [Added]
                public string? Name { get; init; }
            }
        }
        """);

    private static readonly SourceFile Unrelated = new("Work.cs", "namespace App; public static class Work { public static int Do() { return 1; } }");

    private static readonly SourceFile[] All = [Original, Copy, Second, Unrelated];

    [Fact]
    public void An_edit_beside_makes_nothing_again() =>
        StepReasons.Verify(All, With(Unrelated, "class Work", "class Labour"), """
            Declarations: Cached 3, Modified 1
            Keys: Unchanged 4
            CompilationContext: Unchanged 1
            Models: Cached 4
            Units: Cached 2
            Plans: Cached 2
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 2
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 6
            """);

    [Fact]
    public void An_edit_of_a_body_in_the_original_makes_nothing_again() =>
        StepReasons.Verify(All, With(Original, "return 1;", "var acres = 2; return acres;"), """
            Declarations: Unchanged 1, Cached 3
            Keys: Cached 4
            CompilationContext: Unchanged 1
            Models: Cached 4
            Units: Cached 2
            Plans: Cached 2
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 2
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 6
            """);

    [Fact]
    public void An_edit_of_the_original_makes_its_copies_again() =>
        StepReasons.Verify(All, With(Original, "int Size", "long Size"), """
            Declarations: Modified 1, Cached 3
            Keys: Modified 2, Unchanged 2
            CompilationContext: Unchanged 1
            Models: Modified 1, Unchanged 1, Cached 2
            Units: Modified 1, Unchanged 1
            Plans: Modified 1, Cached 1
            Language: Unchanged 1
            ClosedAttribute: Unchanged 1
            CatalogFacts: Modified 1, Cached 1
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Modified 1, Cached 2, Modified 1, Cached 2
            """);

    [Fact]
    public void An_edit_of_a_copy_leaves_other_families_alone() =>
        StepReasons.Verify(All, With(Copy, "string? Name", "string? Title"), """
            Declarations: Cached 1, Modified 1, Cached 2
            Keys: Modified 2, Unchanged 2
            CompilationContext: Unchanged 1
            Models: Unchanged 1, Modified 1, Cached 2
            Units: Modified 1, Unchanged 1
            Plans: Modified 1, Cached 1
            Language: Unchanged 1
            ClosedAttribute: Unchanged 1
            CatalogFacts: Modified 1, Cached 1
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Modified 1, Cached 2, Modified 1, Cached 2
            """);

    private static SourceFile[] With(SourceFile file, string old, string replacement)
    {
        Assert.Contains(old, file.Text, StringComparison.Ordinal);
        return [.. All.Select(other => other == file ? file with { Text = file.Text.Replace(old, replacement, StringComparison.Ordinal) } : other)];
    }
}
