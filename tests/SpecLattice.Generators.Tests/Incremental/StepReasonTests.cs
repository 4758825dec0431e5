using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>What each step of the pipeline does after an edit, and that the output is right then.</summary>
public sealed class StepReasonTests
{
    private const string X = "";

    [Fact]
    public void Comment_changes_nothing() =>
        StepReasons.Verify(TwoFamilies.All, TwoFamilies.With(TwoFamilies.Alpha, "// a comment", "// another, longer comment"), X);

    [Fact]
    public void Body_of_a_method_changes_nothing() =>
        StepReasons.Verify(TwoFamilies.All, TwoFamilies.With(TwoFamilies.Alpha, "return Size * 2;", "var twice = Size + Size; return twice;"), X);

    [Fact]
    public void Unrelated_type_is_read_and_nothing_else() =>
        StepReasons.Verify(TwoFamilies.All, TwoFamilies.With(TwoFamilies.Unrelated, "namespace App;", "namespace App; public sealed class Extra;"), X);

    [Fact]
    public void Added_member_changes_its_family_only() => StepReasons.Verify(
        TwoFamilies.All,
        TwoFamilies.With(TwoFamilies.Alpha, "[Added]", "[Added] public int? More { get; init; }\n[Added]"),
        X);

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
        X);

    [Fact]
    public void Renamed_member_changes_its_part_and_family_only() => StepReasons.Verify(
        TwoFamilies.All,
        TwoFamilies.With(TwoFamilies.Alpha, "IsOn", "IsOff"),
        X);

    [Fact]
    public void Shared_part_changes_both_families() =>
        StepReasons.Verify(TwoFamilies.All, TwoFamilies.With(TwoFamilies.Shared, "Text", "Words"), X);

    [Fact]
    public void Reordered_files_change_nothing() =>
        StepReasons.Verify(TwoFamilies.All, [.. TwoFamilies.All.Reverse()], X);

    [Fact]
    public void Swapped_unrelated_files_keep_the_families() =>
        StepReasons.Verify(TwoFamilies.All, [TwoFamilies.Shared, TwoFamilies.Unrelated, TwoFamilies.Alpha, TwoFamilies.Beta], X);

    [Fact]
    public void Added_file_leaves_the_others_alone() =>
        StepReasons.Verify(TwoFamilies.All, [.. TwoFamilies.All, new SourceFile("More.cs", "class More;")], X);

    [Fact]
    public void Language_version_is_read_again() => StepReasons.Verify(
        TwoFamilies.All, TwoFamilies.All, X, project => project.Use(project.Parse.WithLanguageVersion(LanguageVersion.Preview)));

    [Fact]
    public void Preprocessor_symbol_changes_nothing_where_none_asks_for_it() => StepReasons.Verify(
        TwoFamilies.All, TwoFamilies.All, X, project => project.Use(project.Parse.WithPreprocessorSymbols("EXTRA")));

    [Fact]
    public void Added_reference_is_bound_against_and_changes_no_plan() => StepReasons.Verify(
        TwoFamilies.All,
        TwoFamilies.All,
        X,
        project => project.References = [.. project.References, CSharpCompilation.Create("Other").ToMetadataReference()]);
}
