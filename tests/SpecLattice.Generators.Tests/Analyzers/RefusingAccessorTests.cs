using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>Where a member checks its value in one version and not in the next, a generated conversion would throw.</summary>
public sealed class RefusingAccessorTests
{
    private const string Check = "get; init => field = value > 0 ? value : throw new System.ArgumentOutOfRangeException(nameof(value));";
    private const string Free = "get; init;";

    private const string ByHand = """
        [SpecConversion("Cpus", Direction = SpecDirection.Up)] internal static Conversion<int> Up(int cpus) => cpus > 0 ? cpus : Conversion.Refuse("none");
        [SpecConversion("Cpus", Direction = SpecDirection.Down)] internal static Conversion<int> Down(int cpus) => cpus;
        """;

    public static TheoryData<string> Checks { get; } =
    [
        Check,
        "get; init { if (value < 1) { throw new System.ArgumentException(); } field = value; }",
        "get; init { System.ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; }",
        "get; init => field = Checked(value); } private static int Checked(int cpus) => cpus > 0 ? cpus : throw new System.ArgumentException(); private int Double { get => Cpus * 2;",
        "get; init { Outer(value); field = value; } } private static void Outer(int cpus) => Inner(cpus); private static void Inner(int cpus) { if (cpus < 1) { throw new System.ArgumentException(); }",
        "get; init => field = value switch { > 0 => value, _ => throw new System.ArgumentException() };",
        "get; init { field = value; if (field < 1) throw new System.ArgumentException(); }",
    ];

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task A_check_that_is_new_is_reported(string check) => Assert.Equal(["V2.Board.Cpus"], await FindAsync(Board(1, Free), Board(2, check)));

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task A_check_that_is_dropped_is_reported(string check) => Assert.Equal(["V1.Board.Cpus"], await FindAsync(Board(1, check), Board(2, Free)));

    [Theory]
    [MemberData(nameof(Checks))]
    public async Task The_same_check_is_not(string check) => Assert.Empty(await FindAsync(Board(1, check), Board(2, check), Board(3, check)));

    [Fact]
    public async Task A_check_that_differs_is_reported_in_both() =>
        Assert.Equal(["V1.Board.Cpus", "V2.Board.Cpus"], await FindAsync(Board(1, Check), Board(2, Check.Replace("> 0", "> 1", StringComparison.Ordinal))));

    [Fact]
    public async Task Layout_and_comments_make_no_difference() =>
        Assert.Empty(await FindAsync(Board(1, Check), Board(2, Check.Replace("value > 0", "/* at least one */ value  >  0", StringComparison.Ordinal))));

    [Theory]
    [InlineData("get; init => field = value <= Max ? value : throw new System.ArgumentException();", "private const int Max = 8;", "private const int Max = 4;", true)]
    [InlineData("get; init => field = value <= Max ? value : throw new System.ArgumentException();", "private const int Max = 8;", "internal const int Max = 8;", false)]
    [InlineData("get; init => field = value <= Max ? value : throw new System.ArgumentException();", "private static readonly int Max = 8;", "private static readonly int Max = 4;", true)]
    [InlineData("get; init => field = value <= Max ? value : throw new System.ArgumentException();", "private static int Max => 8;", "private static int Max { get { return 4; } }", true)]
    [InlineData("get; init => field = value <= Limits.Max ? value : throw new System.ArgumentException();", "private static class Limits { public const int Max = 8; }", "private static class Limits { public const int Max = 4; }", true)]
    [InlineData("get; init => field = Checked(value);", "private static int Checked(int cpus) => cpus > 0 ? cpus : throw new System.ArgumentException();", "private static int Checked(int cpus) => cpus > 1 ? cpus : throw new System.ArgumentException();", true)]
    [InlineData("get; init => field = Checked(value);", "private static int Checked(int cpus) => Inner(cpus); private static int Inner(int cpus) => cpus > 0 ? cpus : throw new System.ArgumentException();", "private static int Checked(int cpus) => Inner(cpus); private static int Inner(int cpus) => cpus > 1 ? cpus : throw new System.ArgumentException();", true)]
    [InlineData("get; init => field = Checked(value);", "private static int Checked(int cpus) => cpus > 0 ? cpus : throw new System.ArgumentException(\"none\");", "internal static int Checked(int cpus) => cpus > 0 ? cpus : throw new System.InvalidOperationException();", false)]
    [InlineData("get; init => field = IsFine(value) ? value : throw new System.ArgumentException();", "private static bool IsFine(int cpus) => cpus is 1 or 2;", "private static bool IsFine(int cpus) => cpus is 1 or 3;", true)]
    [InlineData("get; init => field = IsFine(value) ? value : throw new System.ArgumentException();", "private static bool IsFine(int cpus) => cpus < 1 || IsFine(cpus - 1);", "private static bool IsFine(int cpus) => cpus < 1 || IsFine(cpus - 1);", false)]
    public async Task What_a_check_names_is_part_of_it(string check, string before, string after, bool differs) =>
        Assert.Equal(differs ? ["V1.Board.Cpus", "V2.Board.Cpus"] : [], await FindAsync(Board(1, check, before), Board(2, check, after)));

    [Fact]
    public async Task What_is_thrown_makes_no_difference() =>
        Assert.Empty(await FindAsync(Board(1, Check), Board(2, Check.Replace("(nameof(value))", "(nameof(value), \"a board needs a processor\")", StringComparison.Ordinal))));

    [Fact]
    public async Task Whether_something_is_thrown_does() => Assert.Equal(
        ["V2.Board.Cpus"],
        await FindAsync(Board(1, "get; init { if (value < 1) { } field = value; }"), Board(2, "get; init { if (value < 1) { throw new System.ArgumentException(); } field = value; }")));

    [Fact]
    public async Task A_conversion_by_hand_is_the_answer() => Assert.Empty(await FindAsync(Board(1, Free), Board(2, Check, ByHand)));

    [Fact]
    public async Task A_conversion_by_hand_answers_for_its_own_edge() => Assert.Equal(["V2.Board.Cpus"], await FindAsync(Board(1, Free), Board(2, Check, ByHand), Board(3, Free)));

    [Fact]
    public async Task A_whole_conversion_by_hand_is_the_answer() => Assert.Empty(await FindAsync(Board(1, Free), Board(2, Check, """
        [SpecConversion] internal static Conversion<Board> Up(V1.Board old) => old.Cpus > 0 ? new Board { Cpus = old.Cpus } : Conversion.Refuse("/Cpus", "none");
        [SpecConversion] internal static Conversion<V1.Board> Down(Board board) => new V1.Board { Cpus = board.Cpus };
        """)));

    [Fact]
    public async Task Only_neighbours_are_compared() => Assert.Equal(["V2.Board.Cpus"], await FindAsync(Board(1, Free), Board(2, Check), Board(3, Check)));

    [Fact]
    public async Task A_branch_is_compared_with_what_it_follows() =>
        Assert.Empty(await FindAsync(Board(1, Free), Board(2, Check, ByHand), Board(3, Free).Replace("3)]", "3, After = 1)]", StringComparison.Ordinal)));

    [Fact]
    public async Task A_renamed_member_is_compared_under_its_old_name() => Assert.Equal(
        ["V2.Board.Processors"],
        await FindAsync(Board(1, Free), Board(2, Check).Replace("public required int Cpus", "[Renamed(\"Cpus\")] public required int Processors", StringComparison.Ordinal)));

    [Fact]
    public async Task What_has_no_counterpart_is_not_reported() => Assert.Empty(await FindAsync(
        Board(1, Free),
        Board(2, Free, "[Added] public string? Name { get; init => field = value is \"\" ? throw new System.ArgumentException() : value; }")));

    [Fact]
    public async Task Parts_are_compared_too() => Assert.Equal(["V2.Board.Cpus"], await FindAsync(
        Part(Board(1, Free)),
        Part(Board(2, Check)),
        """
        namespace Vmm.V1 { [Spec("machine", 1)] public sealed partial record Machine { public required Board Board { get; init; } } }
        namespace Vmm.V2 { [Spec("machine", 2)] public sealed partial record Machine { public required Board Board { get; init; } } }
        """));

    [Theory]
    [InlineData(Free, Check, new[] { "V2.Load.Cpus" })]
    [InlineData(Check, Free, new[] { "V1.Board.Cpus" })]
    [InlineData(Check, Check, new string[0])]
    public async Task Moved_members_are_compared_inside_and_outside(string before, string after, string[] expected)
    {
        string Holder(int version, string attribute, string accessors) => $$"""
            namespace Vmm.V{{version}}
            {
                [Spec("board", {{version}})] public sealed partial record Board { {{attribute}} public required Load Load { get; init; } }
                [SpecPart({{version}})] public sealed partial record Load { public required int Cpus { {{accessors}} } }
            }

            """;

        Assert.Equal(expected, await FindAsync(Board(1, before), Holder(2, "[Gathered(\"Cpus\")]", after)));
        Assert.Equal(
            expected.Select(member => member.Replace("V1.Board", "V0", StringComparison.Ordinal).Replace("V2.Load", "V2.Board", StringComparison.Ordinal).Replace("V0", "V1.Load", StringComparison.Ordinal)),
            await FindAsync(Holder(1, "", before), Board(2, after).Replace("[Spec(", "[Scattered(\"Load\", \"Cpus\")] [Spec(", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_group_converted_by_hand_is_the_answer() => Assert.Empty(await FindAsync(Board(1, Free), Board(2, Check, """
        public required int Rest { get; init; }
        [SpecConversion("Cpus", "Rest", From = ["Cpus"])] internal static Conversion<(int, int)> Up(int cpus) => cpus > 9 ? (cpus / 10, cpus % 10) : Conversion.Refuse("few");
        [SpecConversion("Cpus", "Rest", From = ["Cpus"])] internal static Conversion<int> Down(int cpus, int rest) => cpus * 10 + rest;
        """)));

    private static string Part(string board) => board.Replace("[Spec(\"board\", ", "[SpecPart(", StringComparison.Ordinal);

    private static string Board(int version, string accessors, string more = "") => $$"""
        namespace Vmm.V{{version}}
        {
            [Spec("board", {{version}})]
            public sealed partial record Board
            {
                public required int Cpus { {{accessors}} }
                {{more}}
            }
        }

        """;

    /// <summary>The members that are reported; nothing else may be.</summary>
    private static async Task<IReadOnlyList<string>> FindAsync(params string[] sources)
    {
        var generation = Generation.Of("using SpecLattice;\n" + string.Concat(sources));
        var (reported, warnings) = await generation.CheckAsync();
        Assert.Empty(warnings);
        Assert.All(reported, found => Assert.Equal("SPEC0044", found.Id));
        return
        [
            .. reported
                .Select(found => (Property: found.Location.SourceTree!.GetRoot().FindNode(found.Location.SourceSpan).FirstAncestorOrSelf<PropertyDeclarationSyntax>()!, found.Location))
                .Select(found => generation.Compilation.GetSemanticModel(found.Location.SourceTree!).GetDeclaredSymbol(found.Property)!)
                .Select(member => $"{member.ContainingNamespace.Name}.{member.ContainingType.Name}.{member.Name}")
                .Order(StringComparer.Ordinal),
        ];
    }
}
