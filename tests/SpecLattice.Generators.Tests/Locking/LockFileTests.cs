using System.Globalization;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>What a lock looks like, and that writing it never touches what shipped.</summary>
public sealed class LockFileTests
{
    private const string Source = """
        using System.Text.Json.Serialization;
        using SpecLattice;

        namespace Vmm.V1
        {
            [SpecPart(1)]
            [SpecEnum]
            [JsonConverter(typeof(SpeedJsonConverter))]
            public enum Speed
            {
                Slow,
                Fast,
            }

            [SpecPart(1)]
            public sealed partial record Disk
            {
                public required string Path { get; init; }

                [JsonPropertyName("odd name: \"x\"")]
                public int? Odd { get; init; }

                [SpecDefault(Speed.Fast)]
                public Speed Speed { get; init; } = Speed.Fast;
            }

            [SpecPart(1)]
            [SpecUnion(Tag = "type", Content = "value")]
            [Case<Disk>("disk"), UnitCase("None", Tag = "none")]
            public readonly partial struct Component;

            [Spec("instance", 1)]
            public sealed partial record Instance
            {
                public required SpecMap<string, Component> Components { get; init; }

                public string? Note { get; init; }

                [SpecDefault(-1)]
                public int Depth { get; init; } = -1;

                public required int Size { get; init; }
            }
        }

        namespace Vmm.V2
        {
            [Spec("instance", 2)]
            [Removed("Note")]
            [Removed("Depth", When = -1)]
            public sealed partial record Instance
            {
                public required SpecMap<string, V1.Component> Components { get; init; }

                [Renamed("Size")]
                public required int Length { get; init; }

                [Added(true)]
                public required bool IsOn { get; init; }
            }
        }
        """;

    [Fact]
    public void A_lock_looks_like_this() =>
        GoldenFile.Verify(Path.Combine(Repository.Root, "tests", "SpecLattice.Generators.Tests", "Locking"), "specs", Locks.Shipped(Source), "lock");

    [Fact]
    public void Order_of_declarations_comments_and_culture_change_no_line()
    {
        var reordered = Source
            .Replace("        public string? Note { get; init; }\n\n", "", StringComparison.Ordinal)
            .Replace("public required SpecMap<string, Component>", "/// <summary>A note.</summary>\n        public string? Note { get; init; }\n\n        public required SpecMap<string, Component>", StringComparison.Ordinal);
        Assert.NotEqual(Source, reordered);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var expected = Locks.Shipped(Source);
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NegativeSign = "\u2212";
            CultureInfo.CurrentCulture = other;
            Assert.Equal("\u22121", (-1).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, Locks.Shipped(reordered));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Reading_and_writing_again_changes_nothing()
    {
        var text = Locks.Shipped(Source);

        Assert.Empty(LockParser.Parse(text).Problems);
        Assert.Equal(text, Locks.Ship(text));
        Assert.Equal(text, Locks.Update(text, Generation.Of(Source)));
        Assert.Equal(text, Locks.Ship(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
    }

    [Fact]
    public void Updating_for_other_code_keeps_every_shipped_line()
    {
        var text = Locks.Shipped(Source);

        var updated = Locks.Update(text, Generation.Of(Source.Replace("Path", "Place", StringComparison.Ordinal).Replace("\"instance\", 2", "\"instance\", 3", StringComparison.Ordinal)));

        Assert.Empty(text.Split('\n').Except(updated.Split('\n')));
        Assert.Contains("spec instance@3 tag V3\n", updated, StringComparison.Ordinal);
        Assert.DoesNotContain("spec instance@3 shipped", updated, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalog_carries_the_same_lines()
    {
        var generation = Generation.Of(Source);
        var lines = CompilationPlans.Of(generation.Compilation, TestContext.Current.CancellationToken).Plan.Lock.Select(fact => fact.Line).Order(StringComparer.Ordinal).ToList();
        var catalog = SpecProgram.Evaluate(Source, "Specs.SpecCatalog.Lock").Single();

        Assert.True(lines.Count > 30);
        Assert.Equal(string.Concat(lines.Select(line => line + "\n")), catalog);
    }
}
