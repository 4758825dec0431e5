using SpecLattice.Generators.Names;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Kinds;

/// <summary>Attributes cannot hold decimals: what stands in for them is taken exactly, or reported.</summary>
public sealed class DeclaredDecimalTests
{
    [Theory]
    [InlineData("\"1.10\"", "1.10")]
    [InlineData("\"0\"", "0")]
    [InlineData("\"-0.50\"", "-0.50")]
    [InlineData("\"79228162514264337593543950335\"", "79228162514264337593543950335")]
    [InlineData("\"0.0000000000000000000000000001\"", "0.0000000000000000000000000001")]
    [InlineData("5", "5")]
    [InlineData("-5L", "-5")]
    [InlineData("ulong.MaxValue", "18446744073709551615")]
    [InlineData("0.5", "0.5")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("0.5f", "0.5")]
    [InlineData("0.1", "0.1")]
    [InlineData("1e3", "1000")]
    [InlineData("1_000.5d", "1000.5")]
    [InlineData("123456789.012345", "123456789.012345")]
    [InlineData("1e-10", "0.0000000001")]
    public async Task Exact_constants_are_taken(string constant, string text)
    {
        var source = Source(constant);

        Assert.Contains(Locks.Unshipped(source).Split('\n'), line => line.EndsWith($" default Price {text}", StringComparison.Ordinal));
        Assert.DoesNotContain(await Generation.Of(source).AnalyzeAsync(), found => found.Id == RuleIds.DeclaredValueDoesNotFit);
        Assert.Equal(text, SpecProgram.Evaluate(source, "SpecJson.Deserialize<Shop.Item>(\"{}\").Price")[0]);
    }

    [Theory]
    [InlineData("\".5\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"01\"")]
    [InlineData("\"1.\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\"1,5\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"-0\"")]
    [InlineData("\"\"")]
    [InlineData("\"a lot\"")]
    [InlineData("\"79228162514264337593543950336\"")]
    [InlineData("\"0.00000000000000000000000000001\"")]
    [InlineData("\"0.12345678901234567890123456789\"")]
    [InlineData("0.50")]
    [InlineData("-1.0")]
    [InlineData("0.1234567890123456789")]
    [InlineData("0.1 + 0.2")]
    [InlineData("1e29")]
    [InlineData("1e-29")]
    [InlineData("double.MaxValue")]
    [InlineData("double.NaN")]
    [InlineData("0.1f")]
    [InlineData("0.50f")]
    [InlineData("true")]
    [InlineData("'1'")]
    [InlineData("null")]
    public async Task Inexact_constants_are_reported(string constant)
    {
        var found = Assert.Single(await Generation.Of(Source(constant)).AnalyzeAsync(), found => found.Id == RuleIds.DeclaredValueDoesNotFit);

        Assert.EndsWith("is not a decimal that is given exactly: write its digits in a string, such as \"1.10\"", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static string Source(string constant) => $$"""
        namespace Shop
        {
            [SpecLattice.Spec("item", 1)]
            public sealed partial record Item
            {
                [SpecLattice.SpecDefault({{constant}})]
                public decimal Price { get; init; }
            }
        }
        """;
}
