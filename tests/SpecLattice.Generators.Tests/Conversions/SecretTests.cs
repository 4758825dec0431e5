using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>Secrets are in no text that is made of a spec: neither in what a debugger shows nor in losses.</summary>
public sealed class SecretTests
{
    private const string Family = """
        namespace Safe.V1
        {
            [Spec("safe", 1)]
            public sealed partial record Safe
            {
                [Sensitive]
                public required SpecMap<string, Pin> Pins { get; init; }

                [Sensitive]
                public required Pin Last { get; init; }

                public required Pin Shown { get; init; }
            }

            [SpecPart(1)]
            public enum Pin { Zero, Secret }
        }

        namespace Safe.V2
        {
            [Spec("safe", 2)]
            public sealed partial record Safe
            {
                [Sensitive]
                public required SpecMap<string, Pin> Pins { get; init; }

                [Sensitive]
                public required Pin Last { get; init; }

                public required Pin Shown { get; init; }
            }

            [SpecPart(2), Removed("Secret")]
            public enum Pin { Zero }
        }
        """;

    private const string Value = "new Safe.V1.Safe { Pins = [new(\"s3cret\", Safe.V1.Pin.Secret)], Last = Safe.V1.Pin.Secret, Shown = Safe.V1.Pin.Secret }";

    [Fact]
    public void A_loss_does_not_tell_what_is_inside()
    {
        var results = SpecProgram.Evaluate(
            Family,
            $"string.Join(\"\\n\", {Value}.ToV2().Losses)",
            $"string.Join(\"\\n\", {Value}.ToV2().Losses.Select(loss => Json(loss)))",
            $"string.Join(\" \", {Value}.ToV2().Losses.Select(loss => loss.Pointer))");

        Assert.Equal(
            "/Pins: a secret that has no counterpart on the other side (1 -> 2, safe)\n/Last: a secret that has no counterpart on the other side (1 -> 2, safe)\n/Shown: `Secret` was removed in version 2 (1 -> 2, safe)",
            results[0]);
        Assert.DoesNotContain("s3cret", results[1], StringComparison.Ordinal);
        // Code that changes the value must find the place.
        Assert.Equal("/Pins/s3cret /Last /Shown", results[2]);
    }

    [Fact]
    public void The_laws_hold() => Assert.InRange(LawRun.Check("using SpecLattice;\n" + Family, "Safe.VersionedSafe", documents: 20).Refusals, 1, long.MaxValue);

    [Fact]
    public void A_debugger_shows_no_secret()
    {
        const string Shown = "((Func<object, object?>)(value => { var view = value.GetType().GetCustomAttributes(false).OfType<System.Diagnostics.DebuggerTypeProxyAttribute>().Single(); var made = Activator.CreateInstance(Type.GetType(view.ProxyTypeName) ?? value.GetType().GetNestedType(\"SpecDebugView\", System.Reflection.BindingFlags.NonPublic)!, value)!; return string.Join(\" \", made.GetType().GetProperties().Select(property => property.Name + \"=\" + property.GetValue(made))); }))";
        var results = SpecProgram.Evaluate(
            Family,
            $"{Shown}({Value})",
            $"({Value}).GetType().GetCustomAttributes(false).OfType<System.Diagnostics.DebuggerDisplayAttribute>().Single().Value",
            $"{Value}.ToString()");

        Assert.Equal("Pins=<redacted> Last=<redacted> Shown=Secret", results[0]);
        Assert.Equal("{ToString(),nq}", results[1]);
        Assert.DoesNotContain("s3cret", results[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_type_says_of_debuggers_itself_counts()
    {
        var generation = Generation.Of("using SpecLattice;\n[SpecPart(1), System.Diagnostics.DebuggerDisplay(\"hidden\")]\npublic sealed partial record Pin([Sensitive] string Digits, int @class, int SpecView);");

        var complaints = generation.CompilerDiagnostics.Concat(await generation.AnalyzeAsync()).ToList();

        Assert.True(complaints.Count == 0, generation.Explain(complaints));
        // With nothing to show.
        Assert.Empty(Generation.Of("using SpecLattice;\n[SpecPart(1)]\npublic sealed partial record Pin([Sensitive] string Digits);").CompilerDiagnostics);
        Assert.Empty(Generation.Of("using SpecLattice;\n[SpecPart(1)]\npublic sealed partial record Pin([Sensitive] string Digits, int @class, int value);").CompilerDiagnostics);
    }
}
