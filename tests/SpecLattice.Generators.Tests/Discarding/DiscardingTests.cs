using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.Planner;

namespace SpecLattice.Generators.Tests.Discarding;

/// <summary>What authors discard on purpose: signatures say so, a report says what, and every way between two versions discards the same.</summary>
public sealed class DiscardingTests
{
    private const string Full = """{"Name":"Ada Lovelace","Signature":"x","One":{"Size":1,"Secret":"a"},"Maybe":{"Size":2,"Secret":"b"},"Items":[{"Size":3},{"Size":4,"Secret":"c"}],"Map":{"k":{"t":"p","Size":5,"Secret":"d"},"l":{"t":"z"}},"Street":"Mill Lane"}""";
    private const string Clean = """{"Name":"Ada Lovelace","One":{"Size":1},"Items":[],"Map":{},"Street":"Mill Lane"}""";
    private const string Second = """{"Name":"Ada Lovelace","One":{"Size":1},"Items":[],"Map":{},"Street":"Mill Lane","Hint":"HINT","Level":LEVEL}""";

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void The_laws_hold_for_fused_conversions_and_for_composed_ones(int? maxFused)
    {
        var report = LawRun.Check("using SpecLattice;\n" + DiscardingFamily.Specs, DiscardingFamily.Sum, 60, maxFused);

        Assert.InRange(report.Refusals, 1, long.MaxValue);
    }

    [Fact]
    public void Signatures_say_what_is_discarded_and_what_is_refused()
    {
        string[] ways = ["V1.R>2", "V2.R>3", "V3.R>4", "V1.R>4", "V1.R>5", "V5.R>1", "V2.R>1", "V3.R>2", "V4.R>3", "V1.P>2", "V2.P>1", "V1.U>2"];
        var shown = SpecProgram.Evaluate(DiscardingFamily.Specs, [.. ways.Select(way => way.Split('>') is [var type, var to]
            ? $"typeof(A.{type}).GetMethod(\"ToV{to}\", Type.EmptyTypes)!.ReturnType is var type && type.Name.StartsWith(\"Conversion\") ? \"Conversion<\" + type.GetGenericArguments()[0].Name + \">\" : type.Name"
            : "")]);

        Assert.Equal(
            ["Discarding`1", "Conversion<Discarding`1>", "Conversion<Discarding`1>", "Conversion<Discarding`1>", "Conversion<Discarding`1>", "Conversion<R>", "Conversion<Discarding`1>", "Conversion<R>", "R", "Discarding`1", "P", "Discarding`1"], shown);
    }

    [Fact]
    public void The_report_names_every_place_with_its_reason_and_the_value_has_the_rest()
    {
        var shown = SpecProgram.Evaluate(
            DiscardingFamily.Specs,
            Show(Full, "ToV2().Map(value => (object)Json(value))"),
            Show(Clean, "ToV2().Map(value => (object)Json(value))"),
            Show(Full, "ToV4().GetValueOrThrow().Map(value => (object)Json(value))"),
            Show(Full, "ToV5().GetValueOrThrow().Map(value => (object)value.Full)"));

        Assert.Equal(
            """
            {"Name":"Ada Lovelace","One":{"Size":1},"Maybe":{"Size":2},"Items":[{"Size":3},{"Size":4}],"Map":{"k":{"t":"p","Size":5},"l":{"t":"z"}},"Street":"Mill Lane","Level":7}
            /Signature it never worked
            /One/Secret the law asks for it
            /Maybe/Secret the law asks for it
            /Items/1/Secret the law asks for it
            /Map/k/Secret the law asks for it
            """,
            shown[0]);
        Assert.Equal("""{"Name":"Ada Lovelace","One":{"Size":1},"Items":[],"Map":{},"Street":"Mill Lane","Level":7}""", shown[1]);
        Assert.Equal(
            """
            {"Given":"Ada","Last":"Lovelace","One":{"Size":1},"Items":[{"Size":3},{"Size":4}],"Map":{"k":{"t":"p","Size":5},"l":{"t":"z"}},"At":{"Street":"Mill Lane"}}
            /Signature it never worked
            /One/Secret the law asks for it
            /Maybe/Secret the law asks for it
            /Maybe nobody reads it
            /Items/1/Secret the law asks for it
            /Map/k/Secret the law asks for it
            """,
            shown[2]);
        Assert.Equal("Ada Lovelace" + shown[2][shown[2].IndexOf('\n', StringComparison.Ordinal)..], shown[3]);
    }

    [Theory]
    [InlineData("fast", 7, "1: /Hint a hint")]
    [InlineData("slow", 3, "1: /Hint a hint, /Level a default before")]
    [InlineData("other", 3, "refused: /Hint, /Level a default before")]
    [InlineData("fast", 4, "refused: /Hint a hint, /Level")]
    public void Only_named_values_are_discarded_on_the_way_down(string hint, int level, string expected)
    {
        var document = Second.Replace("HINT", hint, StringComparison.Ordinal).Replace("LEVEL", $"{level}", StringComparison.Ordinal);
        var shown = SpecProgram.Evaluate(
            DiscardingFamily.Specs,
            $"Parse<A.V2.R>({SpecProgram.Quote(document)}).ToV1() is var gone && gone.TryTake(out var value, out var report) ? \"1: \" + string.Join(\", \", report.Select(loss => loss.Pointer + \" \" + loss.Reason)) : \"refused: \" + string.Join(\", \", gone.Losses.Select(loss => (loss.Pointer + \" \" + loss.Reason).Trim()))");

        Assert.Equal(expected, shown[0]);
    }

    [Fact]
    public void What_is_chosen_at_run_time_discards_nothing_unless_somebody_accepts_it()
    {
        var sum = $"Parse<A.VersionedR>({SpecProgram.Quote($$"""{"version":"V1","spec":{{Clean.Replace("\"One\":{\"Size\":1}", "\"Signature\":\"x\",\"One\":{\"Size\":1}", StringComparison.Ordinal)}}}""")})";
        string Accept(string policy) => $"{sum}.ToVersion(2).Accept({policy}) is var accepted && accepted.TryTake(out var value, out var report) ? value.Version + \" \" + string.Join(\", \", report.Select(loss => loss.Pointer + \" \" + loss.Reason)) : \"refused\"";
        var shown = SpecProgram.Evaluate(
            DiscardingFamily.Specs,
            $"Show({sum}.ToVersion(2))",
            $"{sum}.GetFloor()",
            $"{sum}.ToLatest().IsSuccess",
            Accept("LossPolicy.Nothing"),
            Accept("LossPolicy.Declared"),
            Accept("LossPolicy.Member(\"f\", \"Signature\", \"asked for\")"),
            Accept("LossPolicy.Member(\"f\", \"Signature\", \"asked for\").DeclaredOnly()"),
            Accept("LossPolicy.Member(\"g\", \"Signature\", \"asked for\")"),
            Accept("LossPolicy.Place(\"f\", \"/*\", \"asked for\")"),
            Accept("LossPolicy.Place(\"f\", \"/*/*\", \"asked for\")"),
            Accept("LossPolicy.Family(\"f\", \"asked for\")"));

        Assert.Equal("/Signature MemberNotRepresentable 1 -> 2: `Signature` was removed in version 2; only null can be left out", shown[0]);
        Assert.Equal(["1", "False", "refused", "2 /Signature it never worked", "2 /Signature it never worked", "2 /Signature it never worked", "refused", "2 /Signature it never worked", "refused", "2 /Signature it never worked"], shown[1..]);
    }

    [Fact]
    public void A_peer_gets_nothing_discarded_unless_the_configuration_names_the_member()
    {
        var value = $"Parse<A.VersionedR>({SpecProgram.Quote($$"""{"version":"V2","spec":{{Second.Replace("HINT", "fast", StringComparison.Ordinal).Replace("LEVEL", "7", StringComparison.Ordinal)}}}""")})";
        string Choose(string policy) => $"SpecLattice.Negotiation.SpecOffer.Of<A.VersionedR>(1).Choose({value}, A.VersionedR.Versions, {policy}) is var choice && choice.TryGetValue(out var chosen) ? chosen.Version + \" \" + string.Join(\", \", choice.Discarded.Select(loss => loss.Pointer + \" \" + loss.Reason)) + choice.Reason.Contains(\"discarded: /Hint\") : choice.Outcome + \" \" + choice.Losses[0].Pointer";
        var shown = SpecProgram.Evaluate(
            DiscardingFamily.Specs,
            Choose("LossPolicy.Nothing"),
            Choose("LossPolicy.Member(\"f\", \"Hint\", \"--allow-discard f.Hint\").DeclaredOnly()"),
            Choose("LossPolicy.Member(\"f\", \"Level\", \"--allow-discard f.Level\").DeclaredOnly()"));

        Assert.Equal(["NotRepresentable /Hint", "1 /Hint a hintTrue", "NotRepresentable /Hint"], shown);
    }

    [Theory]
    [InlineData("[Spec(\"f\", 2), Removed(\"B\", Discard = \"why\")] public sealed partial record R { public required int A { get; init; } [SpecConversion] internal static R Up(V1.R old) => new() { A = old.A }; [SpecConversion] internal static V1.R Down(R now) => new() { A = now.A }; }", "SPEC0078", "converted by hand as a whole")]
    [InlineData("[Spec(\"f\", 2), Removed(\"B\", Discard = \"\")] public sealed partial record R { public required int A { get; init; } }", "SPEC0077", "nothing says why")]
    [InlineData("[Spec(\"f\", 2), Removed(\"B\", Discard = null)] public sealed partial record R { public required int A { get; init; } }", "SPEC0077", "nothing says why")]
    [InlineData("[Spec(\"f\", 2)] public sealed partial record R { public required int A { get; init; } public string? B { get; init; } [Added(0, Discard = \"why\", DiscardOnly = [0])] public required int C { get; init; } }", "SPEC0078", "which is no loss")]
    [InlineData("[Spec(\"f\", 2)] public sealed partial record R { public required int A { get; init; } public string? B { get; init; } [Added(0, Discard = \"why\", DiscardOnly = [\"x\"])] public required int C { get; init; } }", "SPEC0015", "C")]
    [InlineData("[Spec(\"f\", 2)] public sealed partial record R { public required int A { get; init; } public string? B { get; init; } [Added(0, DiscardOnly = [1])] public required int C { get; init; } }", "SPEC0078", "no Discard says why")]
    [InlineData("[Spec(\"f\", 2)] public sealed partial record R { public required int A { get; init; } public string? B { get; init; } } [SpecPart(1)] public enum E { X } } namespace A.V3 { [SpecPart(3), Removed(\"X\", Discard = \"why\")] public enum E { Y }", "SPEC0078", "nothing could stand in its place")]
    public async Task What_cannot_be_discarded_is_reported(string declaration, string id, string why)
    {
        var (reported, _) = await Generation.Of($"using SpecLattice;\nnamespace A.V1 {{ [Spec(\"f\", 1)] public sealed partial record R {{ public required int A {{ get; init; }} public string? B {{ get; init; }} }} }}\nnamespace A.V2 {{ {declaration} }}").CheckAsync(null);

        Assert.Contains(reported, problem => problem.Id == id && problem.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains(why, StringComparison.Ordinal));
    }

    /// <summary>A part of another assembly discards: all that is known of it is the signature.</summary>
    [Fact]
    public void What_a_part_of_another_assembly_discards_is_in_the_signature_of_what_holds_it()
    {
        const string Library = """
            using SpecLattice;
            namespace Parts.V1 { [SpecPart(1)] public sealed partial record Bolt { public required int Size { get; init; } public string? Note { get; init; } } }
            namespace Parts.V2 { [SpecPart(2), Removed("Note", Discard = "nobody reads it")] public sealed partial record Bolt { public required int Size { get; init; } } }
            """;
        const string Holder = """
            using SpecLattice;
            namespace A.V1 { [Spec("f", 1)] public sealed partial record R { public required SpecList<Parts.V1.Bolt> Bolts { get; init; } } }
            namespace A.V2 { [Spec("f", 2)] public sealed partial record R { public required SpecList<Parts.V2.Bolt> Bolts { get; init; } } }
            public static class User { public static int Count(A.V1.R value) { var newer = value.ToV2().Take(out var report); return newer.Bolts.Count + report.Count; } public static A.V1.R Down(A.V2.R value) => value.ToV1(); }
            """;
        using var image = new MemoryStream();
        Assert.True(Generation.Of(Library, assembly: "Parts").Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var generation = Generation.Of(Holder, libraries: [Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray())]);

        Assert.Empty(generation.CompilerDiagnostics);
    }

    [Fact]
    public void Values_of_every_kind_can_be_named()
    {
        const string Kinds = """
            namespace A.V1 { [SpecPart(1)] public enum Speed { Slow, Fast } [Spec("f", 1)] public sealed partial record R(bool Old) { public required decimal Price { get; init; } } }
            namespace A.V2
            {
                [Spec("f", 2), Removed("Old", When = false, Discard = "old"), Removed("Price", When = "1.10", Discard = "free now")]
                public sealed partial record R([Added(V1.Speed.Slow, Discard = "a hint", DiscardOnly = [V1.Speed.Fast])] V1.Speed Speed)
                {
                    [Added(1.5, Discard = "a hint", DiscardOnly = [2.5, 3])] public required double Ratio { get; init; }
                    [Added("0.0", Discard = "a hint", DiscardOnly = ["1.10"])] public required decimal Rate { get; init; }
                    [Added(false, Discard = "a hint", DiscardOnly = [true])] public required bool Flag { get; init; }
                    [Added(Discard = "a hint", DiscardOnly = [7])] public int? Maybe { get; init; }
                    [Added("", Discard = "a \"hint\"\n", DiscardOnly = ["\"\\"])] public required string Text { get; init; }
                }
            }

            """;

        Assert.InRange(LawRun.Check("using SpecLattice;\n" + Kinds, "A.VersionedR", 20).Refusals, 1, long.MaxValue);
        Assert.Equal(
            ["6"],
            SpecProgram.Evaluate(Kinds, "new A.V2.R(A.V1.Speed.Fast) { Ratio = 3, Rate = 1.10m, Flag = true, Maybe = 7, Text = \"\\\"\\\\\" }.ToV1().TryTake(out var value, out var report) ? report.Count : -1"));
    }

    private static string Show(string document, string conversion) =>
        $"Parse<A.V1.R>({SpecProgram.Quote(document)}).{conversion} is var gone ? gone.Take(out var report) + string.Concat(report.Select(loss => \"\\n\" + loss.Pointer + \" \" + loss.Reason)) : null";
}
