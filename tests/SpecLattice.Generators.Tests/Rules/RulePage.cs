using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Rules;

/// <summary>The documentation page of a rule and the examples on it.</summary>
internal sealed record RulePage(string Text)
{
    public string Bad => Example("## Bad");

    public string Fixed => Example("## Fixed");

    /// <summary>What is so near to the mistake that one might fear a report, and is none.</summary>
    public string NotReported => Example("## Not reported");

    /// <summary>For rules about what shipped: the lock after the page's example shipped and the lock was updated for some source. Null for other rules.</summary>
    public string? LockFor(Generation generation) => Text.Contains("## Shipped\n", StringComparison.Ordinal)
        ? Locks.Update(Locks.Shipped(Example("## Shipped")), generation)
        : null;

    /// <summary>The sentence about the code fix: what it does, or why there is none.</summary>
    public string CodeFix => Text.Split('\n').Single(line => line.StartsWith("Code fix: ", StringComparison.Ordinal))["Code fix: ".Length..];

    public static string PathOf(string id) => Path.Combine(Repository.RulePages, id + ".md");

    public static RulePage Of(string id) => new(File.ReadAllText(PathOf(id)));

    /// <summary>The C# block under a heading.</summary>
    private string Example(string heading)
    {
        const string Fence = "```csharp\n";
        var section = Text.IndexOf(heading + "\n", StringComparison.Ordinal);
        Assert.True(section >= 0, $"no heading `{heading}`");
        var start = Text.IndexOf(Fence, section, StringComparison.Ordinal) + Fence.Length;
        Assert.True(start >= Fence.Length, $"no example under `{heading}`");
        return Text[start..Text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
