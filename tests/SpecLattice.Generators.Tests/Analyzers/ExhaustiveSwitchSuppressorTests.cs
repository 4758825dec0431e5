using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers.Use;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

public class ExhaustiveSwitchSuppressorTests
{
    private const string Family = """
        using SpecLattice;

        namespace Api.V1
        {
            [Spec("lamp", 1)]
            public sealed partial record Lamp { public required int Watts { get; init; } }

            [SpecPart(1)] public sealed partial record On { public required int Level { get; init; } }

            [SpecPart(1), SpecUnion, Case<On>, UnitCase("Off")]
            public readonly partial struct Position;

            [SpecPart(1), SpecUnion, Case<On>, UnitCase("Open"), UnitCase("Shut")]
            public readonly partial struct Gate;
        }

        namespace Api.V2
        {
            [Spec("lamp", 2)]
            public sealed partial record Lamp { public required int Watts { get; init; } }
        }

        """;

    [Theory]
    [InlineData("lamp switch { Api.V1.Lamp => 1, Api.V2.Lamp => 2, Api.UnknownLamp => 0 }")]
    [InlineData("lamp switch { Api.V1.Lamp { } => 1, (Api.V2.Lamp or Api.UnknownLamp) => 2 }")]
    [InlineData("lamp switch { Api.V1.Lamp one => one.Watts, Api.V2.Lamp two when two.Watts > 3 => 2, Api.V2.Lamp => 3, Api.UnknownLamp => 0 }")]
    [InlineData("position.Value switch { Api.V1.On on => on.Level, System.ValueType => 0 }")]
    [InlineData("position.Value switch { Api.V1.On on => on.Level, Api.V1.Position.Off => 0 }")]
    [InlineData("gate.Value switch { Api.V1.On on => on.Level, Api.V1.Gate.Open => 0, Api.V1.Gate.Shut shut => 1 }")]
    [InlineData("gate.Value switch { Api.V1.On on => on.Level, Api.V1.Gate.Open or Api.V1.Gate.Shut => 0 }")]
    public async Task A_switch_with_an_arm_for_every_case_is_left_alone(string expression) => Assert.False(await IsWarnedAsync(expression));

    [Theory]
    [InlineData("lamp switch { Api.V1.Lamp => 1, Api.V2.Lamp => 2 }")]
    [InlineData("lamp switch { Api.V1.Lamp => 1, Api.UnknownLamp => 0 }")]
    [InlineData("lamp switch { Api.V1.Lamp => 1, Api.V2.Lamp { Watts: 3 } => 2, Api.UnknownLamp => 0 }")]
    [InlineData("lamp switch { Api.V1.Lamp => 1, Api.V2.Lamp two when two.Watts > 3 => 2, Api.UnknownLamp => 0 }")]
    [InlineData("position.Value switch { Api.V1.On on => on.Level }")]
    [InlineData("position.Value switch { Api.V1.On on => on.Level, Api.V1.Gate.Open => 0 }")]
    [InlineData("gate.Value switch { Api.V1.On on => on.Level, Api.V1.Gate.Open => 0 }")]
    [InlineData("other switch { string => 1 }")]
    public async Task A_switch_that_misses_a_case_is_still_warned_of(string expression) => Assert.True(await IsWarnedAsync(expression));

    /// <summary>The compiler's warning is suppressed exactly where SPEC3001 finds no case missing.</summary>
    [Theory]
    [InlineData("lamp switch { Api.V1.Lamp => 1, Api.V2.Lamp => 2, Api.UnknownLamp => 0 }")]
    [InlineData("lamp switch { Api.V1.Lamp => 1, Api.V2.Lamp => 2 }")]
    [InlineData("lamp switch { Api.V1.Lamp and { Watts: _ } => 1, Api.V2.Lamp => 2, Api.UnknownLamp => 0 }")]
    [InlineData("position.Value switch { Api.V1.On { Level: var level } => level, Api.V1.Position.Off => 0 }")]
    [InlineData("gate.Value switch { Api.V1.On on => on.Level, Api.V1.Gate.Shut => 0 }")]
    [InlineData("gate.Value switch { Api.V1.On on => on.Level, Api.V1.Gate.Shut or Api.V1.Gate.Open { } => 0 }")]
    public async Task The_suppressor_and_the_rule_agree(string expression)
    {
        var reported = await Use(expression).Compilation
            .WithAnalyzers([new CaseSwitchAnalyzer()])
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Equal(reported.Any(diagnostic => diagnostic.Id == "SPEC3001"), await IsWarnedAsync(expression));
    }

    private static Generation Use(string expression) => Generation.Of(Family + $$"""
        class User
        {
            int Use(Api.VersionedLamp lamp, Api.V1.Position position, Api.V1.Gate gate, object other) => {{expression}};
        }
        """);

    private static async Task<bool> IsWarnedAsync(string expression)
    {
        var generation = Use(expression);
        var diagnostics = await generation.Compilation
            .WithAnalyzers([new ExhaustiveSwitchSuppressor()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: true))
            .GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(diagnostics, diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS8509");
        return Assert.Single(diagnostics, diagnostic => diagnostic.Id == "CS8509") is { IsSuppressed: false };
    }
}
