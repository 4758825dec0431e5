using SpecLattice.CodeFixes.Authoring;

namespace SpecLattice.Generators.Tests.CodeFixes;

public sealed class MakePartialTests
{
    private const string NotPartial = "SPEC0001";

    [Fact]
    public async Task Adds_the_modifier_and_keeps_the_comments()
    {
        var repaired = await FixProject.Of("""
            using SpecLattice;

            namespace Vmm.V1;

            /// <summary>A board.</summary>
            [Spec("board", 1)] // the first
            public sealed record Board
            {
                public required byte Cpus { get; init; }
            }
            """).FixAsync(NotPartial);

        Assert.Contains("""
            /// <summary>A board.</summary>
            [Spec("board", 1)] // the first
            public sealed partial record Board
            """, repaired.Text, StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }

    [Fact]
    public async Task Fix_all_mends_every_document_and_the_types_around()
    {
        var repaired = await FixProject.Of(
            ("V1.cs", """
                using SpecLattice;

                namespace Vmm;

                public static class Outer
                {
                    [SpecPart(1)]
                    public sealed record Disk
                    {
                        public required byte Number { get; init; }
                    }

                    [SpecPart(1)]
                    public sealed record Tape
                    {
                        public required byte Number { get; init; }
                    }
                }
                """),
            ("Board.cs", """
                namespace Vmm.V1
                {
                    [SpecLattice.Spec("board", 1)]
                    sealed record Board
                    {
                        public required byte Cpus { get; init; }
                    }
                }
                """)).FixAllAsync(NotPartial, nameof(MakePartialFix));

        Assert.Contains("static partial class Outer", repaired.Files["V1.cs"], StringComparison.Ordinal);
        Assert.Contains("sealed partial record Board", repaired.Files["Board.cs"], StringComparison.Ordinal);
        await repaired.AssertCleanAsync();
    }
}
