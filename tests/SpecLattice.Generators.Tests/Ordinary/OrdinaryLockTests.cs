using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Tests.CodeFixes;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Ordinary;

/// <summary>Ordinary types in locks: an edit of one is an edit of the versions that hold it.</summary>
public sealed class OrdinaryLockTests
{
    private const string Shipped = """
        using SpecLattice;

        namespace Shop
        {
            public sealed record Money(decimal Amount, string Currency = "EUR", Country? From = null);

            public sealed record Country(string Code);

            public enum Size { Small, Large }

            [SpecEnum]
            public enum Colour { Red, Green }
        }

        namespace Shop.V1
        {
            [Spec("order", 1)]
            public sealed partial record Order
            {
                public required SpecList<Money> Totals { get; init; }

                public required Size? Size { get; init; }

                public required SpecMap<Size, Colour> Colours { get; init; }
            }
        }
        """;

    [Fact]
    public void The_version_says_what_it_holds()
    {
        var held = Locks.Unshipped(Shipped).Split('\n').Where(line => line.Contains(" ordinary ", StringComparison.Ordinal) || line.Contains(" member ", StringComparison.Ordinal));

        Assert.Equal(
            [
                "spec order@1 member Colours required map<#Shop.Size,#Shop.Colour>",
                "spec order@1 member Size required #Shop.Size/number?",
                "spec order@1 member Totals required list<#Shop.Money>",
                "spec order@1 ordinary Shop.Colour enum; Green; Red",
                "spec order@1 ordinary Shop.Country record unknown=refused; Code: string required",
                "spec order@1 ordinary Shop.Money record unknown=refused; Amount: decimal required; Currency: string optional=\"EUR\"; From: #Shop.Country? optional=null",
                "spec order@1 ordinary Shop.Size enum; Large; Small",
                "spec order@1 ordinary Shop.Size/number enum numbers; 0; 1",
            ],
            held);
    }

    [Theory]
    [InlineData("decimal Amount", "double Amount", "Shop.Money")]
    [InlineData("\"EUR\"", "\"USD\"", "Shop.Money")]
    [InlineData("string Code", "string Code, int Number", "Shop.Country")]
    [InlineData("Small, Large", "Large, Small", "")]
    [InlineData("Small, Large", "Small, Large = 2", "Shop.Size/number")]
    [InlineData("Red, Green", "Red, Green, Blue", "Shop.Colour")]
    [InlineData("[SpecEnum]", "", "Colours")]
    public async Task An_edit_is_reported_as_one_of_the_version(string old, string changed, string where)
    {
        var generation = Generation.Of(Shipped.Replace(old, changed, StringComparison.Ordinal));

        var found = await generation.AnalyzeAsync(Locks.Shipped(Shipped));

        // The numbers of two names were exchanged, or not at all: names in documents of maps mean what they meant.
        Assert.Equal(where.Length == 0 ? [] : ["SPEC2003"], found.Select(diagnostic => diagnostic.Id).Distinct());
        Assert.All(found, diagnostic => Assert.Contains($"'{where}' of order@1 shipped as", diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_becomes_a_part_without_looking_different_is_not_edited()
    {
        var changed = Shipped
            .Replace("public sealed record Money", "[SpecPart(1)] public sealed partial record Money", StringComparison.Ordinal)
            .Replace("public sealed record Country", "[SpecPart(1)] public sealed partial record Country", StringComparison.Ordinal)
            .Replace("[SpecEnum]", "[SpecPart(1)]", StringComparison.Ordinal);
        var generation = Generation.Of(changed);

        var found = await generation.AnalyzeAsync(Locks.Shipped(Shipped));

        Assert.DoesNotContain(found, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(Digest(Shipped), Digest(changed));

        var reshaped = await Generation.Of(changed.Replace("string Code", "int Code", StringComparison.Ordinal)).AnalyzeAsync(Locks.Shipped(Shipped));
        Assert.Contains(reshaped, diagnostic => diagnostic.Id == "SPEC2003");
    }

    [Fact]
    public void The_facts_can_be_read_again()
    {
        var facts = string.Concat(CompilationPlans.Of(Generation.Of(Shipped).Compilation, TestContext.Current.CancellationToken).Plan.Lock.Select(fact => fact.Line + "\n"));

        var schemas = Schemas.SpecNamedSchemas.Parse(facts);

        Assert.True(schemas.TryFind("order", 1, out var order));
        var members = Assert.IsType<Schemas.SpecSchemaRecord>(order).Members;
        var money = Assert.IsType<Schemas.SpecSchemaRecord>(schemas.Schema.Resolve(Assert.IsType<Schemas.SpecSchemaReference>(Assert.IsType<Schemas.SpecSchemaList>(members[2].Value).Element)));
        Assert.Equal(["Amount", "Currency", "From"], money.Members.Select(member => member.Name));
        Assert.IsType<Schemas.SpecSchemaRecord>(schemas.Schema.Resolve(Assert.IsType<Schemas.SpecSchemaReference>(money.Members[2].Value)));
        var number = Assert.IsType<Schemas.SpecSchemaEnum>(schemas.Schema.Resolve(Assert.IsType<Schemas.SpecSchemaReference>(members[1].Value)));
        Assert.True(number.IsNumber);
    }

    [Theory]
    [InlineData("    public required SpecList<Money> Totals { get; init; }\n\n", "Totals")]
    [InlineData("    public required Size? Size { get; init; }\n\n", "Size")]
    public async Task A_member_that_is_gone_is_restored_where_the_edit_becomes_a_new_version(string member, string name)
    {
        const string Types = "namespace Shop;\n\npublic sealed record Money(decimal Amount);\n\npublic enum Size { Small, Large }\n";
        const string Order = "using SpecLattice;\n\nnamespace Shop.V1;\n\n[Spec(\"order\", 1)]\npublic sealed partial record Order\n{\n    public required string Customer { get; init; }\n\n    public required SpecList<Money> Totals { get; init; }\n\n    public required Size? Size { get; init; }\n\n    public required int Number { get; init; }\n}\n";
        Assert.Contains(member, Order, StringComparison.Ordinal);
        var shipped = Locks.Shipped((await FixProject.Of(("Types.cs", Types), ("V1/Order.cs", Order)).CompileAsync()));

        var project = await FixProject.Of(shipped, ("Types.cs", Types), ("V1/Order.cs", Order.Replace(member, "", StringComparison.Ordinal))).FixAsync("SPEC2002");

        Assert.Contains("[Spec(\"order\", 2)]", project.TextOf("V2/Order.cs"), StringComparison.Ordinal);
        Assert.Contains($" {name} {{ get; init; }}", project.TextOf("V1/Order.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain(await project.AnalyzeAsync(), found => found.Id.StartsWith("SPEC2", StringComparison.Ordinal) && found.Severity == DiagnosticSeverity.Error);
    }

    private static string Digest(string source) => Locks.Unshipped(source).Split('\n').Single(line => line.Contains("order@1 digest", StringComparison.Ordinal));
}
