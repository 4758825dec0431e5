using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>A scalar that is parsed and formatted needs no code of its own.</summary>
public sealed class TextScalarTests
{
    private const string Specs = """
        using System;
        using System.Diagnostics.CodeAnalysis;
        using System.Globalization;
        using SpecLattice;
        using SpecLattice.Serialization;
        namespace Shop
        {
            [SpecScalar("sku: letter and number")]
            public readonly record struct Sku(char Letter, int Number) : ISpecTextKey<Sku>
            {
                public static Sku Parse(string text, IFormatProvider? provider) => TryParse(text, provider, out var sku) ? sku : throw new FormatException();
                public static bool TryParse([NotNullWhen(true)] string? text, IFormatProvider? provider, out Sku sku)
                {
                    var isSku = int.TryParse(text?[1..], NumberStyles.None, provider, out var number);
                    sku = isSku ? new(text![0], number) : default;
                    return isSku;
                }
                public string ToString(string? format, IFormatProvider? provider) => $"{Letter}{Number.ToString(provider)}";
                public override string ToString() => ToString(null, CultureInfo.InvariantCulture);
                public int CompareTo(Sku other) => string.CompareOrdinal(ToString(), other.ToString());
            }
            [Spec("order", 1)] public sealed partial record Order
            {
                public required Sku Main { get; init; }
                public required Sku? Other { get; init; }
                public required SpecList<Sku> All { get; init; }
                public required SpecMap<Sku, int> Counts { get; init; }
            }
        }
        """;

    [Fact]
    public async Task It_is_read_and_written_as_its_text()
    {
        const string json = """{"Main":"a7","Other":null,"All":["b1","b2"],"Counts":{"c0":1}}""";
        var (reported, warnings) = await Generation.Of(Specs).CheckAsync();

        Assert.Empty(reported);
        Assert.Empty(warnings);
        Assert.Equal([json], SpecProgram.Evaluate(Specs, $"Again<Shop.Order>(\"\"\"{json}\"\"\")"));
    }

    [Theory]
    [InlineData("x", "the text is not a Sku")]
    [InlineData("a07", "not as one is written")]
    public void Other_text_is_refused_at_its_place(string text, string problem)
    {
        var ofMember = SpecProgram.Evaluate(Specs, $$$"""Again<Shop.Order>("{\"Main\":\"{{{text}}}\",\"Other\":null,\"All\":[],\"Counts\":{}}")""")[0];
        var ofKey = SpecProgram.Evaluate(Specs, $$$"""Again<Shop.Order>("{\"Main\":\"a7\",\"Other\":null,\"All\":[],\"Counts\":{\"{{{text}}}\":1}}")""")[0];

        Assert.Contains("/Main", ofMember, StringComparison.Ordinal);
        Assert.Contains(problem, ofMember, StringComparison.Ordinal);
        Assert.Contains(problem, ofKey, StringComparison.Ordinal);
    }
}
