using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>Locks of two branches, merged by git: what shipped survives, and <c>spec lock update</c> does the rest.</summary>
public sealed class LockMergeTests
{
    private const string Union = "specs.lock merge=union\n";

    /// <summary>What the manual says to put into <c>.gitattributes</c>, and nothing at all.</summary>
    public static TheoryData<string> Attributes { get; } = new("", Union);

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task Branches_that_took_one_number_are_put_right_once_one_is_renumbered(string attributes)
    {
        var start = Shipped(Order(4));
        var ours = Updated(start, Order(4) + Order(5, "Channel"));
        var theirs = Updated(start, Order(4) + Order(5, "Region"));

        var (merged, _) = await GitMerge.OfAsync(start, ours, theirs, attributes);

        var problems = LockParser.Parse(merged).Problems;
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Contains("`spec lock update`", problem.Reason, StringComparison.Ordinal));
        var renumbered = Facts(Order(4) + Order(5, "Channel") + Order(6, "Region"));
        var repaired = Repair(merged, renumbered);
        Assert.Equal(LockEditor.Update(LockParser.Parse(start), renumbered), repaired);
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task Branches_that_took_one_number_are_put_right_once_the_version_has_both_changes(string attributes)
    {
        var start = Shipped(Order(4));
        var ours = Updated(start, Order(4) + Order(5, "Channel"));
        var theirs = Updated(start, Order(4) + Order(5, "Region"));

        var (merged, _) = await GitMerge.OfAsync(start, ours, theirs, attributes);

        var both = Facts(Order(4) + Order(5, "Channel").Replace("[Added]", "[Added] public string? Region { get; init; } [Added]", StringComparison.Ordinal));
        Assert.Equal(LockEditor.Update(LockParser.Parse(start), both), Repair(merged, both));
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task Branches_that_changed_different_families_merge_without_a_word(string attributes)
    {
        var start = Shipped(Order(4) + Other("alpha") + Other("zulu"));
        var ours = Updated(start, Order(4) + Order(5, "Channel") + Other("alpha") + Other("zulu") + Other("mike"));
        var theirs = LockEditor.Ship(LockParser.Parse(Updated(start, Order(4) + Other("alpha") + Other("alpha", 2) + Other("zulu") + Other("zulu", 2))));

        var (merged, hasConflicts) = await GitMerge.OfAsync(start, ours, theirs, attributes);

        Assert.False(hasConflicts);
        var file = LockParser.Parse(merged);
        Assert.Empty(file.Problems);
        Assert.Equal(["mike@1", "order@5"], file.Unshipped.Keys.Select(subject => subject.Label).Order(StringComparer.Ordinal));
        Assert.Contains(file.Shipped.Keys, subject => subject.Label == "zulu@2");
        Assert.Equal(merged, Repair(merged, Facts(
            Order(4) + Order(5, "Channel") + Other("alpha") + Other("alpha", 2) + Other("zulu") + Other("zulu", 2) + Other("mike"))));
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task What_one_branch_shipped_wins_over_what_the_other_did_with_it(string attributes)
    {
        var start = Updated(Shipped(Order(4)), Order(4) + Order(5, "Channel"));
        var ours = LockEditor.Ship(LockParser.Parse(start));
        var theirs = Updated(start, Order(4) + Order(5, "Region"));

        var (merged, _) = await GitMerge.OfAsync(start, ours, theirs, attributes);

        var repaired = Repair(merged, Facts(Order(4) + Order(5, "Channel") + Order(6, "Region")));
        Assert.Empty(Lines(ours).Except(Lines(repaired)));
        Assert.DoesNotContain("order@5 member Region", repaired, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task What_cannot_be_told_is_refused_and_nothing_promises_otherwise(string attributes)
    {
        var start = Shipped(Order(4));
        var ours = LockEditor.Ship(LockParser.Parse(Updated(start, Order(4) + Order(5, "Channel"))));
        var theirs = LockEditor.Ship(LockParser.Parse(Updated(start, Order(4) + Order(5, "Region"))));

        var (merged, _) = await GitMerge.OfAsync(start, ours, theirs, attributes);

        var refused = LockRepair.Read(merged, Facts(Order(4) + Order(5, "Channel") + Order(6, "Region"))).Problems;
        Assert.NotEmpty(refused);
        Assert.All(refused, problem => Assert.DoesNotContain("spec lock update", problem.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public async Task Locks_of_the_first_format_are_put_right_too(string attributes)
    {
        var start = FirstFormat(Shipped(Order(4)));
        var ours = FirstFormat(Updated(start, Order(4) + Order(5, "Channel")));
        var theirs = FirstFormat(Updated(start, Order(4) + Order(5, "Region") + Other("alpha")));
        Assert.Empty(LockParser.Parse(ours).Problems);
        Assert.Equal(["order@4"], LockParser.Parse(ours).Shipped.Keys.Select(subject => subject.Label));

        var (merged, _) = await GitMerge.OfAsync(start, ours, theirs, attributes);

        var renumbered = Facts(Order(4) + Order(5, "Channel") + Order(6, "Region") + Other("alpha"));
        Assert.Equal(LockEditor.Update(LockParser.Parse(start), renumbered), Repair(merged, renumbered));
    }

    [Fact]
    public void Whatever_promises_that_an_update_helps_is_true()
    {
        var code = Facts(Order(4) + Order(5, "Channel"));
        var sound = LockEditor.Update(LockParser.Parse(Shipped(Order(4))), code);
        var promised = 0;
        foreach (var text in new[] { sound, FirstFormat(sound) })
        {
            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length - 1; i++)
            {
                foreach (var damaged in Damaged(lines, i))
                {
                    var problems = LockParser.Parse(damaged).Problems;
                    if (problems.Count > 0 && problems.All(problem => problem.Reason.Contains("spec lock update", StringComparison.Ordinal)))
                    {
                        promised++;
                        Assert.Equal(sound, LockEditor.Update(Sound(LockRepair.Read(damaged, code)), code));
                    }
                    else if (problems.Count == 0)
                    {
                        Assert.Empty(LockRepair.Read(damaged, code).Problems);
                    }
                }
            }
        }

        Assert.True(promised > 60, $"{promised} of the damaged locks promised something");
    }

    /// <summary>A lock with one line gone, doubled, changed, or in a conflict.</summary>
    private static IEnumerable<string> Damaged(string[] lines, int i)
    {
        yield return With(lines[i], lines[i]);
        yield return With(lines[i] + "x");
        yield return With("<<<<<<< ours", lines[i], "=======", lines[i], ">>>>>>> theirs");
        // A line that is gone can be the one that tells that a version has shipped, or all there is of a version; nothing remembers those.
        if (!lines[i].Contains(" shipped ", StringComparison.Ordinal) && lines[i] != "[shipped]")
        {
            yield return With();
        }

        string With(params string[] replacement) => string.Join('\n', [.. lines[..i], .. replacement, .. lines[(i + 1)..]]);
    }

    private static LockFile Sound(LockFile file)
    {
        Assert.Empty(file.Problems);
        return file;
    }

    /// <summary>A version of a family; above 4 with one member more, as two branches may add it.</summary>
    private static string Order(int version, string added = "") => $$"""

        namespace Shop.V{{version}}
        {
            [Spec("order", {{version}})]
            public sealed partial record Order
            {
                public required string Customer { get; init; }
                public required int Amount { get; init; }
                {{(version > 5 ? "public string? Channel { get; init; }" : "")}}
                {{(added.Length == 0 ? "" : $"[Added] public string? {added} {{ get; init; }}")}}
            }
        }
        """;

    private static string Other(string family, int version = 1) => $$"""

        namespace Shop.{{family}}.V{{version}}
        {
            [Spec("{{family}}", {{version}})]
            public sealed partial record Other
            {
                public required string Name { get; init; }
                {{(version == 1 ? "" : "[Added] public int? Count { get; init; }")}}
            }
        }
        """;

    private static IReadOnlyList<LockFact> Facts(string source)
    {
        var plan = CompilationPlans.Of(Generation.Of("using SpecLattice;\n" + source).Compilation, TestContext.Current.CancellationToken).Plan;
        Assert.Empty(plan.Problems);
        return [.. plan.Lock];
    }

    private static string Shipped(string source) => LockEditor.Ship(LockParser.Parse(Updated(LockParser.Header, source)));

    private static string Updated(string text, string source) => LockEditor.Update(Sound(LockParser.Parse(text)), Facts(source));

    private static string Repair(string merged, IReadOnlyList<LockFact> code)
    {
        var text = LockEditor.Update(Sound(LockRepair.Read(merged, code)), code);
        Assert.Empty(LockParser.Parse(text).Problems);
        Assert.Empty(LockComparer.Compare(LockParser.Parse(text), code, []));
        return text;
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => line.Length > 0);

    /// <summary>The lock as the first format has it: in two sections.</summary>
    private static string FirstFormat(string text)
    {
        var file = Sound(LockParser.Parse(text));
        return string.Join('\n',
        [
            "# specs.lock, format 1",
            "",
            "[shipped]",
            .. file.Lines.Where(line => line.IsShipped).Select(line => line.Fact).Order().Select(fact => fact.Line),
            "",
            "[unshipped]",
            .. file.Lines.Where(line => !line.IsShipped).Select(line => line.Fact).Order().Select(fact => fact.Line),
            "",
        ]);
    }
}
