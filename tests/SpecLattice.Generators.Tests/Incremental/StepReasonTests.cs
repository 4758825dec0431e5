using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>What each step of the pipeline does after an edit, and that the output is right then.</summary>
public sealed class StepReasonTests
{
    [Fact]
    public void Comment_changes_nothing() =>
        StepReasons.Verify(TwoFamilies.All, TwoFamilies.With(TwoFamilies.Alpha, "// a comment", "// another, longer comment"), """
            Declarations: Cached 2, Unchanged 1, Cached 1
            Keys: Cached 4
            CompilationContext: Unchanged 1
            Models: Cached 4
            Units: Cached 3
            Plans: Cached 3
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 8
            """);

    [Fact]
    public void Body_of_a_method_changes_nothing() =>
        StepReasons.Verify(TwoFamilies.All, TwoFamilies.With(TwoFamilies.Alpha, "return Size * 2;", "var twice = Size + Size; return twice;"), """
            Declarations: Cached 2, Unchanged 1, Cached 1
            Keys: Cached 4
            CompilationContext: Unchanged 1
            Models: Cached 4
            Units: Cached 3
            Plans: Cached 3
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 8
            """);

    [Fact]
    public void Unrelated_type_is_read_and_nothing_else() =>
        StepReasons.Verify(TwoFamilies.All, TwoFamilies.With(TwoFamilies.Unrelated, "namespace App;", "namespace App; public sealed class Extra;"), """
            Declarations: Modified 1, Cached 3
            Keys: Unchanged 4
            CompilationContext: Unchanged 1
            Models: Cached 4
            Units: Cached 3
            Plans: Cached 3
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 8
            """);

    [Fact]
    public void Added_member_changes_its_family_only() => StepReasons.Verify(
        TwoFamilies.All,
        TwoFamilies.With(TwoFamilies.Alpha, "[Added]", "[Added] public int? More { get; init; }\n[Added]"),
        """
            Declarations: Cached 2, Modified 1, Cached 1
            Keys: Unchanged 2, Modified 1, Unchanged 1
            CompilationContext: Unchanged 1
            Models: Cached 2, Modified 1, Cached 1
            Units: Unchanged 1, Modified 1, Unchanged 1
            Plans: Cached 1, Modified 1, Cached 1
            Language: Unchanged 1
            ClosedAttribute: Unchanged 1
            CatalogFacts: Cached 1, Modified 1, Cached 1
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 1, Modified 1, Cached 3, Modified 1, Cached 2
            """);

    [Fact]
    public void Added_version_changes_its_family_only() => StepReasons.Verify(
        TwoFamilies.All,
        TwoFamilies.With(TwoFamilies.Alpha, "// the end", """
            namespace Alphas.V3
            {
                [Spec("Alpha", 3)]
                [Removed("Note")]
                public sealed partial record Alpha
                {
                    public required int Size { get; init; }
                    public required V1.AlphaPart Part { get; init; }
                    public required Shared.V1.Label Label { get; init; }
                }
            }
            """),
        """
            Declarations: Cached 2, Modified 1, Cached 1
            Keys: Unchanged 2, Modified 1, Unchanged 1
            CompilationContext: Unchanged 1
            Models: Cached 2, Modified 1, Cached 1
            Units: Unchanged 1, Modified 1, Unchanged 1
            Plans: Cached 1, Modified 1, Cached 1
            Language: Unchanged 1
            ClosedAttribute: Unchanged 1
            CatalogFacts: Cached 1, Modified 1, Cached 1
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 1, Modified 1, Cached 3, Modified 1, Cached 2
            """);

    [Fact]
    public void Renamed_member_changes_its_part_and_family_only() => StepReasons.Verify(
        TwoFamilies.All,
        TwoFamilies.With(TwoFamilies.Alpha, "IsOn", "IsOff"),
        """
            Declarations: Cached 2, Modified 1, Cached 1
            Keys: Unchanged 2, Modified 1, Unchanged 1
            CompilationContext: Unchanged 1
            Models: Cached 2, Modified 1, Cached 1
            Units: Unchanged 1, Modified 1, Unchanged 1
            Plans: Cached 1, Modified 1, Cached 1
            Language: Unchanged 1
            ClosedAttribute: Unchanged 1
            CatalogFacts: Cached 1, Modified 1, Cached 1
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 1, Modified 1, Cached 3, Modified 1, Cached 2
            """);

    [Fact]
    public void Shared_part_changes_both_families() =>
        StepReasons.Verify(TwoFamilies.All, TwoFamilies.With(TwoFamilies.Shared, "Text", "Words"), """
            Declarations: Cached 1, Modified 1, Cached 2
            Keys: Unchanged 1, Modified 3
            CompilationContext: Unchanged 1
            Models: Cached 1, Modified 1, Unchanged 2
            Units: Modified 3
            Plans: Modified 3
            Language: Unchanged 1
            ClosedAttribute: Unchanged 1
            CatalogFacts: Modified 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Modified 3, Cached 1, Modified 3, Cached 1
            """);

    [Fact]
    public void Reordered_files_give_the_same_output() =>
        StepReasons.Verify(TwoFamilies.All, [.. TwoFamilies.All.Reverse()], """
            Declarations: Modified 4
            Keys: Modified 4
            CompilationContext: Unchanged 1
            Models: Modified 4
            Units: Modified 1, Unchanged 1, Modified 1
            Plans: Modified 1, Cached 1, Modified 1
            Language: Unchanged 1
            ClosedAttribute: Unchanged 1
            CatalogFacts: Modified 1, Cached 1, Modified 1
            CatalogNamespace: Unchanged 1
            Catalog: Unchanged 1
            Outputs: Modified 1, Cached 1, Modified 1, Cached 1, Modified 1, Cached 1, Modified 1, Cached 1
            """);

    [Fact]
    public void Swapped_unrelated_files_keep_the_families() =>
        StepReasons.Verify(TwoFamilies.All, [TwoFamilies.Shared, TwoFamilies.Unrelated, TwoFamilies.Alpha, TwoFamilies.Beta], """
            Declarations: Modified 2, Cached 2
            Keys: Modified 2, Unchanged 2
            CompilationContext: Unchanged 1
            Models: Modified 2, Cached 2
            Units: Unchanged 3
            Plans: Cached 3
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 8
            """);

    [Fact]
    public void Added_file_leaves_the_others_alone() =>
        StepReasons.Verify(TwoFamilies.All, [.. TwoFamilies.All, new SourceFile("More.cs", "class More;")], """
            Declarations: Cached 4, New 1
            Keys: Unchanged 4, New 1
            CompilationContext: Unchanged 1
            Models: Cached 4, New 1
            Units: Unchanged 3
            Plans: Cached 3
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 8
            """);

    [Fact]
    public void Removed_file_moves_the_others_and_changes_no_plan() =>
        StepReasons.Verify(TwoFamilies.All, [.. TwoFamilies.All.Skip(1)], """
            Declarations: Modified 3, Removed 1
            Keys: Modified 3, Removed 1
            CompilationContext: Unchanged 1
            Models: Modified 3, Removed 1
            Units: Unchanged 3
            Plans: Cached 3
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 8
            """);

    [Fact]
    public void Language_version_is_read_again() => StepReasons.Verify(
        TwoFamilies.All, TwoFamilies.All, """
            Declarations: Unchanged 4
            Keys: Cached 4
            CompilationContext: Modified 1
            Models: Unchanged 4
            Units: Cached 3
            Plans: Cached 3
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 8
            """, project => project.Use(project.Parse.WithLanguageVersion(LanguageVersion.Preview)));

    [Fact]
    public void Preprocessor_symbol_changes_nothing_where_none_asks_for_it() => StepReasons.Verify(
        TwoFamilies.All, TwoFamilies.All, """
            Declarations: Unchanged 4
            Keys: Cached 4
            CompilationContext: Unchanged 1
            Models: Cached 4
            Units: Cached 3
            Plans: Cached 3
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 8
            """, project => project.Use(project.Parse.WithPreprocessorSymbols("EXTRA")));

    [Fact]
    public void Added_reference_is_bound_against_and_changes_no_plan() => StepReasons.Verify(
        TwoFamilies.All,
        TwoFamilies.All,
        """
            Declarations: Cached 4
            Keys: Cached 4
            CompilationContext: Modified 1
            Models: Unchanged 4
            Units: Cached 3
            Plans: Cached 3
            Language: Unchanged 1
            ClosedAttribute: Cached 1
            CatalogFacts: Cached 3
            CatalogNamespace: Unchanged 1
            Catalog: Cached 1
            Outputs: Cached 8
            """,
        project => project.References = [.. project.References, CSharpCompilation.Create("Other").ToMetadataReference()]);
}
