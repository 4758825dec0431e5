using System.Globalization;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Discarding;

/// <summary>Reasons as nobody would write them: documentation, lock and report have them whole, and discards in places that are easily forgotten.</summary>
public sealed class OddReasonTests
{
    private static readonly string[] Reasons =
    [
        "</summary> & <b> <see cref=\"X\"/>", "quotes \" and \\ slashes \\u0041", "lines\nof\r\ntwo kinds", "separators \u2028 and \u2029 and \u0085 and \u000b", "{0} {{braces}} $\"{x}\"", "*/ // #pragma warning", "\ttabs and\u0000nothing",
        "\u202Eright to left", "because because any none", "# spec f@1 member A required int32", "\U0001F600", "日本語の理由",
    ];

    [Fact]
    public async Task A_reason_of_any_text_is_told_as_it_is()
    {
        var given = Reasons;
        var members = string.Concat(given.Select((_, i) => $" public string? M{i} {{ get; init; }}"));
        var removed = string.Concat(given.Select((reason, i) => $" [Removed(\"M{i}\", Discard = {SpecProgram.Quote(reason)})]"));
        var specs = $$"""
            namespace A.V1 { [Spec("f", 1)] public sealed partial record R {{{members}} } }
            namespace A.V2 { [Spec("f", 2)]{{removed}} public sealed partial record R; }

            """;
        var documented = Generation.Of("using SpecLattice;\n" + specs, documentation: true);
        Assert.Empty(documented.GeneratedDiagnostics);
        var found = await documented.AnalyzeAsync();
        Assert.Empty(found);

        var shown = SpecProgram.Evaluate(
            specs,
            $"string.Join(\"\\u0001\", new A.V1.R {{ {string.Join(", ", given.Select((_, i) => $"M{i} = \"x\""))} }}.ToV2() is var both && both.Take(out var report) is not null ? report.Select(loss => loss.Reason) : [])");
        Assert.Equal(given, shown[0].Split('\u0001'));

        // One line for each, and read back as the same lock.
        var text = Locks.Unshipped("using SpecLattice;\n" + specs);
        Assert.Equal(given.Length, text.Split('\n').Count(line => line.StartsWith("spec f@2 discard ", StringComparison.Ordinal)));
        Assert.Equal(text, Locks.Update(text, Generation.Of("using SpecLattice;\n" + specs)));
        Assert.DoesNotContain(await Generation.Of("using SpecLattice;\n" + specs).AnalyzeAsync(Locks.Ship(text)), problem => problem.Id.StartsWith("SPEC2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("const string Why = \"it went\";", "[Spec(\"f\", 2), Removed(\"B\", Discard = Why + \" away\")]", "it went away")]
    [InlineData("const string Why = \"it went\";", "[Spec(\"f\", 2), Removed(\"B\", Discard = $\"{Why}!\")]", "it went!")]
    [InlineData("", "[SpecLattice.SpecAttribute(\"f\", 2), global::SpecLattice.RemovedAttribute(name: nameof(V1.R.B), Discard = nameof(V1.R.B))]", "B")]
    [InlineData("", "[Spec(\"f\", 2)] [Removed(\"B\", Discard = \"\"\"it \"went\" away\"\"\")]", "it \"went\" away")]
    [InlineData("", "[SameAs(typeof(V1.R)), Spec(\"f\", 2), Removed(\"B\", Discard = @\"it went\")]", "it went")]
    [InlineData("", "[Spec(\"f\", 2, Previous = typeof(V1.R)), Removed(\"B\", Discard = \"it went\")]", "it went")]
    [InlineData("", "[Spec(\"f\", 7, After = 1), Removed(\"B\", Discard = \"it went\")]", "it went")]
    public void A_discard_is_found_however_it_is_spelled(string constant, string attributes, string reason)
    {
        var version = attributes.Contains("7,", StringComparison.Ordinal) ? 7 : 2;
        var specs = $$"""
            namespace A.V1 { [Spec("f", 1)] public sealed partial record R { public required int A { get; init; } public string? B { get; init; } } }
            namespace A.V2 { {{attributes.Replace("Why", "Text.Why", StringComparison.Ordinal)}} public sealed partial record R { {{(attributes.Contains("SameAs", StringComparison.Ordinal) ? "" : "public required int A { get; init; }")}} } }
            internal static class Text { public {{(constant.Length > 0 ? constant : "const int None = 0;")}} }

            """;

        var shown = SpecProgram.Evaluate(specs, string.Create(CultureInfo.InvariantCulture, $"new A.V1.R {{ A = 1, B = \"b\" }}.ToV{version}().Take(out var report) is {{ A: 1 }} ? report.Single().Reason : \"\""));

        Assert.Equal(reason, shown[0]);
    }
}
