using SpecLattice.Generators.Tests.CodeFixes;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>What a member is where code leaves it out, and what it is where a document does.</summary>
public sealed class InitialValueTests
{
    [Theory]
    [InlineData("[SpecDefault(true)] public bool M { get; init; }")]
    [InlineData("[SpecDefault(1)] public int M { get; init; } = 2;")]
    [InlineData("[SpecDefault(1)] public long? M { get; init; } = 2;")]
    [InlineData("[SpecDefault(1)] public long? M { get; init; }")]
    [InlineData("public int? M { get; init; } = 5;")]
    [InlineData("public string? M { get; init; } = \"x\";")]
    [InlineData("[SpecDefault(0.1)] public double M { get; init; } = 0.2;")]
    [InlineData("[SpecDefault(0.1f)] public float M { get; init; } = 0.1f + 1;")]
    [InlineData("[SpecDefault(\"1.00\")] public decimal M { get; init; } = 1.0m;")]
    [InlineData("[SpecDefault(\"x\")] public string M { get; init; } = \"X\";")]
    [InlineData("[SpecDefault(\"x\")] public string M { get; init; } = null!;")]
    [InlineData("[SpecDefault(Mode.Fast)] public Mode M { get; init; } = Mode.Slow;")]
    [InlineData("[SpecDefault(Mode.Slow)] public Mode M { get; init; }")]
    [InlineData("[SpecDefault(Member = \"On\")] public Light M { get; init; } = new Light.Off();")]
    [InlineData("private const int Two = 2; [SpecDefault(1)] public int M { get; init; } = Two;")]
    [InlineData("[SpecDefault(1)] public int M { get; init; } = (2);")]
    public async Task Two_values_are_reported(string member) => Assert.Equal("SPEC0045", Assert.Single(await FindAsync(member)));

    [Theory]
    [InlineData("[SpecDefault(false)] public bool M { get; init; }")]
    [InlineData("[SpecDefault(1)] public int M { get; init; } = 1;")]
    [InlineData("[SpecDefault(1)] public ulong M { get; init; } = 1UL;")]
    [InlineData("[SpecDefault(1)] public double M { get; init; } = 1;")]
    [InlineData("[SpecDefault(0.1f)] public float M { get; init; } = 0.1f;")]
    [InlineData("[SpecDefault(\"1.00\")] public decimal M { get; init; } = 1.00m;")]
    [InlineData("[SpecDefault(null)] public int? M { get; init; }")]
    [InlineData("public string? M { get; init; } = null;")]
    [InlineData("public int? M { get; init; } = default;")]
    [InlineData("[SpecDefault(\"x\")] public string M { get; init; } = \"x\";")]
    [InlineData("[SpecDefault(Mode.Slow)] public Mode M { get; init; } = Mode.Slow;")]
    [InlineData("[SpecDefault(Mode.Fast)] public Mode M { get; init; }")]
    [InlineData("[SpecDefault(Member = \"On\")] public Light M { get; init; } = new Light.On();")]
    [InlineData("[SpecDefault(Member = nameof(Usual))] public int M { get; init; } = Usual; private static int Usual => 4;")]
    [InlineData("public R() { M = 3; } [SpecDefault(3)] public int M { get; init; }")]
    [InlineData("[SpecDefault(3)] public int M { get => field == 0 ? 3 : field; init; }")]
    [InlineData("private const int Two = 2; [SpecDefault(2)] public int M { get; init; } = Two;")]
    [InlineData("public required int M { get; init; }")]
    public async Task One_value_is_not(string member) => Assert.DoesNotContain("SPEC0045", await FindAsync(member));

    [Fact]
    public async Task A_pragma_silences_it() => Assert.Empty(await FindAsync("\n#pragma warning disable SPEC0045\n[SpecDefault(1)] public int M { get; init; } = 2;\n#pragma warning restore SPEC0045\n"));

    [Fact]
    public async Task A_secret_is_not_shown()
    {
        var found = await Generation.Of(Source("[Sensitive, SpecDefault(\"open\")] public string M { get; init; } = \"sesame\";")).AnalyzeAsync();

        Assert.Equal("'M' is its initial value where code leaves it out, and another one where a document does: let the initializer and [SpecDefault] say the same", Assert.Single(found).GetMessage(null));
    }

    [Theory]
    [InlineData("[SpecDefault(1)]\n    public int M { get; init; } = 2;", "Initialize", "[SpecDefault(1)]\n    public int M { get; init; } = 1;")]
    [InlineData("[SpecDefault(1)]\n    public int M { get; init; } = 2;", "Declare", "[SpecDefault(2)]\n    public int M { get; init; } = 2;")]
    [InlineData("[SpecDefault(1)]\n    public int M { get; init; } // why", "Initialize", "[SpecDefault(1)]\n    public int M { get; init; } = 1; // why")]
    [InlineData("public int? M { get; init; } = 5;", "Remove", "public int? M { get; init; }")]
    [InlineData("public int? M { get; init; } = 5;", "Declare", "[SpecDefault(5)]\n    public int? M { get; init; } = 5;")]
    [InlineData("[SpecDefault(\"1.00\")]\n    public decimal M { get; init; } = 1.0m;", "Initialize", "[SpecDefault(\"1.00\")]\n    public decimal M { get; init; } = 1.00m;")]
    [InlineData("[SpecDefault(Member = \"On\")]\n    public Light M { get; init; } = new Light.Off();", "Initialize", "[SpecDefault(Member = \"On\")]\n    public Light M { get; init; } = new Light.On();")]
    [InlineData("[SpecDefault(Member = \"On\")]\n    public Light M { get; init; } = new Light.Off();", "Declare", "[SpecDefault(Member = \"Off\")]\n    public Light M { get; init; } = new Light.Off();")]
    public async Task The_fixes_let_both_say_the_same(string member, string way, string expected)
    {
        var repaired = await FixProject.Of(Source(member)).FixAsync("SPEC0045", way);

        Assert.Equal(Source(expected), repaired.Text);
        await repaired.AssertCleanAsync();
    }

    private static string Source(string member) => $$"""
        using SpecLattice;

        namespace A.V1;

        [SpecPart(1)]
        public enum Mode { Fast, Slow }

        [SpecPart(1), SpecUnion, UnitCase("On"), UnitCase("Off")]
        public readonly partial struct Light;

        [SpecPart(1)]
        public sealed partial record R
        {
            {{member}}
        }

        """;

    private static async Task<IReadOnlyList<string>> FindAsync(string member) => [.. (await Generation.Of(Source(member)).AnalyzeAsync()).Select(found => found.Id)];
}
