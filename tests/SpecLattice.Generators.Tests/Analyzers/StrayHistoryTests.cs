using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>Declarations of a history where nothing has versions.</summary>
public sealed class StrayHistoryTests
{
    [Theory]
    [InlineData("public static class Any { public static void M([Added] string? a) { } }", 1)]
    [InlineData("public sealed class Any { public Any([Renamed(\"b\")] string a) { } }", 1)]
    [InlineData("public sealed class Any([AddedAttribute] string? a) { public string? A => a; }", 1)]
    [InlineData("public static class Any { public static readonly System.Func<int, int> F = ([Added(1)] int a) => a; }", 1)]
    [InlineData("public static class Any { public static int M() { return L(1); int L([SpecDefault(1)] int a) => a; } }", 1)]
    [InlineData("public delegate void Any([Added] string? a);", 1)]
    [InlineData("public sealed class Any { public int this[[Added] string? a] => 0; }", 1)]
    [InlineData("public sealed class Any { [Added] public string? A { get; init; } [Renamed(\"C\")] public int B { get; init; } }", 2)]
    [InlineData("[Removed(\"A\"), SemanticChange(\"b\")] public sealed record Any(int B);", 2)]
    [InlineData("public sealed record Any([Added(1)] int B);", 1)]
    [InlineData("public enum Any { [Renamed(\"C\")] B }", 1)]
    [InlineData("[SameAs(typeof(string))] public sealed record Any(int B);", 1)]
    [InlineData("public sealed record Any([Own] int B); public sealed class OwnAttribute : System.Attribute;", 0)]
    [InlineData("namespace Other { public sealed record Any([Added(1)] int B); public sealed class AddedAttribute(int a) : System.Attribute { public int A => a; } }", 0)]
    public async Task They_are_reported_wherever_they_are(string source, int count)
    {
        var found = await Generation.Of("using SpecLattice;\n" + source).FindAsync("SPEC0091");

        Assert.Equal(count, found.Length);
    }
}
