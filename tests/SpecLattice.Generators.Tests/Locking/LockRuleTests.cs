using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>The rules that are about the lock file itself.</summary>
public sealed class LockRuleTests
{
    private const string First = """
        using SpecLattice;

        namespace Vmm.V1
        {
            [SpecPart(1)]
            public sealed partial record Disk
            {
                public required string Path { get; init; }
            }

            [Spec("instance", 1)]
            public sealed partial record Instance
            {
                public required Disk Root { get; init; }
            }
        }
        """;

    internal const string Second = First + """

        namespace Vmm.V2
        {
            [Spec("instance", 2)]
            public sealed partial record Instance
            {
                public required V1.Disk Root { get; init; }

                [Added]
                public string? Note { get; init; }
            }
        }
        """;

    [Fact]
    public async Task Without_a_lock_nothing_is_said() => Assert.Empty(await Generation.Of(Second).AnalyzeAsync());

    [Fact]
    public async Task A_version_that_is_not_in_the_lock_is_warned_of_at_its_declaration()
    {
        var found = Assert.Single(await Generation.Of(Second).AnalyzeAsync(Locks.Shipped(First)));

        Assert.Equal(("SPEC2015", DiagnosticSeverity.Warning), (found.Id, found.Severity));
        Assert.Equal("instance@2 does not match specs.lock: add its lines, or run 'spec lock update'", found.GetMessage(null));
        Assert.Equal(Second.LastIndexOf("Instance", StringComparison.Ordinal), found.Location.SourceSpan.Start);
    }

    [Fact]
    public async Task An_unshipped_version_may_change_and_is_then_out_of_date()
    {
        var changed = Generation.Of(Second.Replace("Note", "Remark", StringComparison.Ordinal));
        var text = Locks.Update(Locks.Shipped(First), Generation.Of(Second));

        Assert.Equal("SPEC2015", Assert.Single(await changed.AnalyzeAsync(text)).Id);
        Assert.Empty(await changed.AnalyzeAsync(Locks.Update(text, changed)));
    }

    [Fact]
    public async Task An_unshipped_version_without_code_is_warned_of_at_its_line()
    {
        var text = Locks.Update(Locks.Shipped(First), Generation.Of(Second));

        var found = Assert.Single(await Generation.Of(First).AnalyzeAsync(text));

        Assert.Equal(("SPEC2016", "instance@2 is in the lock, but has no declaration: run 'spec lock update'"), (found.Id, found.GetMessage(null)));
        Assert.StartsWith("spec instance@2 ", LineAt(text, found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locks_of_two_branches_that_took_one_number_are_found_out()
    {
        var ours = Locks.Update(Locks.Shipped(First), Generation.Of(Second));
        var theirs = Locks.Update(Locks.Shipped(First), Generation.Of(Second.Replace("Note", "Remark", StringComparison.Ordinal)));
        var merged = string.Join("\n", ours.Split('\n').Concat(theirs.Split('\n').Except(ours.Split('\n'))));

        var found = Assert.Single(await Generation.Of(Second).AnalyzeAsync(merged), found => found.Id == "SPEC2017");

        Assert.Equal(Second.LastIndexOf("Instance", StringComparison.Ordinal), found.Location.SourceSpan.Start);
    }

    [Theory]
    [InlineData("member Path required string", "member Path required int32", "edited by hand")]
    [InlineData("part Vmm.Disk@1 record", "part Vmm.Disk@x record", "expected a positive version after `@`")]
    [InlineData("part Vmm.Disk@1 record", "thing Vmm.Disk@1 record", "expected `spec` or `part`")]
    [InlineData("part Vmm.Disk@1 record unknown=refused", "part Vmm.Disk@1 rekord unknown=refused", "`rekord` is not a kind of fact")]
    [InlineData("part Vmm.Disk@1 record", "<<<<<<< ours\npart Vmm.Disk@1 record", "a merge conflict is not resolved")]
    [InlineData("part Vmm.Disk@1 record", "[shipped]\n[shipped]\npart Vmm.Disk@1 record", "[shipped] appears twice")]
    [InlineData("part Vmm.Disk@1 record", "[unshipped]\n[shipped]\npart Vmm.Disk@1 record", "[shipped] appears below [unshipped]")]
    [InlineData("# specs.lock, format 2", "# specs.lock, format 3", "another version of SpecLattice has written it")]
    [InlineData("# specs.lock, format 2\n", "", "expected `# specs.lock, format 2` in the first line")]
    [InlineData("part Vmm.Disk@1 shipped ", "part Vmm.Disk@1 shipped 0", "are not those that shipped, whose seal is in line")]
    [InlineData("spec instance@1 shipped ", "spec instance@7 shipped ", "spec instance@7 has shipped, and its lines are missing")]
    [InlineData("part Vmm.Disk@1 from nothing\n", "part Vmm.Disk@1 from nothing\npart Vmm.Disk@1 from nothing\n", "the line is the same as line")]
    [InlineData("part Vmm.Disk@1 member Path", "part Vmm.Disk@1 member \"Path\"", "expected the fact to be written as")]
    public async Task A_damaged_line_is_an_error_with_its_place_and_the_reason(string line, string damaged, string reason)
    {
        var text = Locks.Shipped(First);
        Assert.Contains(line, text, StringComparison.Ordinal);

        var found = (await Generation.Of(First).AnalyzeAsync(text.Replace(line, damaged, StringComparison.Ordinal))).Where(found => found.Id == "SPEC2001").ToList();

        Assert.Contains(found, one => one.GetMessage(null).Contains(reason, StringComparison.Ordinal));
        Assert.All(found, one => Assert.Equal("specs.lock", Path.GetFileName(one.Location.GetLineSpan().Path)));
    }

    [Fact]
    public async Task A_seal_that_is_missing_is_an_error()
    {
        var text = string.Join("\n", Locks.Shipped(First).Split('\n').Where(line => !line.StartsWith("part Vmm.Disk@1 seal", StringComparison.Ordinal)));

        Assert.Equal("SPEC2001", Assert.Single(await Generation.Of(First).AnalyzeAsync(text)).Id);
    }

    private static string LineAt(string text, Diagnostic found) => text.Split('\n')[found.Location.GetLineSpan().StartLinePosition.Line];
}
