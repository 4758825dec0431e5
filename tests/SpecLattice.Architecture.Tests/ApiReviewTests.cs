using System.Text.RegularExpressions;
using SpecLattice.Architecture.Tests.Reading;

namespace SpecLattice.Architecture.Tests;

/// <summary>The page about the public surface gives a reason for every type that users need no second using directive for.</summary>
public sealed partial class ApiReviewTests
{
    [Fact]
    public void Every_type_of_the_products_namespace_has_a_reason()
    {
        var page = File.ReadAllText(Path.Combine(Checkout.Root, "docs/api-review.md"));
        var table = page[page.IndexOf("### What stays in `SpecLattice`", StringComparison.Ordinal)..page.IndexOf("## Conversions", StringComparison.Ordinal)];
        var explained = table.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => Types().Matches(line.Split('|')[1])).Select(type => type.Groups[1].Value);

        Assert.Equal(Listed().Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_left_open() =>
        Assert.DoesNotContain("\n## Open", File.ReadAllText(Path.Combine(Checkout.Root, "docs/api-review.md")), StringComparison.Ordinal);

    private static IEnumerable<string> Listed() => File.ReadAllLines(Path.Combine(Checkout.Root, "tests/SpecLattice.Architecture.Tests/Tables/PublicTypes.txt"))
        .SkipWhile(line => !line.StartsWith("SpecLattice (", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal))
        .Select(line => line.Trim());

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Types();
}
