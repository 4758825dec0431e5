using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>
/// Edits of shipped versions after which the history does not fit together: the lock says so, where the edit was made, and no other rule advises to declare it elsewhere. The
/// compiler has nothing to say of what is declared, so it comes to asking the rules at all.
/// </summary>
public sealed class EditedVersionTests
{
    /// <summary>The version, the old text, the new text, and all that is reported: the rule and the line.</summary>
    public static TheoryData<int, string, string, string> Edits { get; } = new()
    {
        // Members.
        { 1, "public string? Remark { get; init; }", "public string? Remark { get; init; }\n        public string? Note { get; init; }", "SPEC2008 public string? Note" },
        { 2, "public string? Remark { get; init; }", "public string? Remark { get; init; }\n        public string? Note { get; init; }", "SPEC2008 public string? Note" },
        { 4, "public string? Remark { get; init; }", "public string? Remark { get; init; }\n        [Added] public string? Note { get; init; }", "SPEC2008 [Added] public string? Note" },
        { 1, "public string? Remark { get; init; }", "public string? Remark { get; init; }\n        public required int Note { get; init; }", "SPEC2008 public required int Note" },
        { 1, "        public string? Remark { get; init; }\n", "", "SPEC2002 public sealed partial record Order" },
        { 2, "        public string? Remark { get; init; }\n", "", "SPEC2002 public sealed partial record Order" },
        { 4, "        public string? Remark { get; init; }\n", "", "SPEC2002 public sealed partial record Order" },
        { 2, "        [Added] public string? Signature { get; init; }\n", "", "SPEC2002 public sealed partial record Order" },
        { 1, "string Customer", "string Client", "SPEC2002 public required string Client" },
        { 2, "string Customer", "string Client", "SPEC2002 public required string Client" },
        { 3, "string CustomerId", "string ClientId", "SPEC2002 [Renamed(\"Customer\")] public required string ClientId" },
        { 1, "\"in_use\"", "\"used\"", "SPEC2002 [JsonPropertyName(\"used\")] public required bool InUse" },
        { 1, "string Sku", "string Code", "SPEC2002 public required string Code" },
        { 2, "string Sku", "string Code", "SPEC2002 public required string Code" },
        { 1, "string Customer", "int Customer", "SPEC2003 public required int Customer" },
        { 2, "string Customer", "int Customer", "SPEC2003 public required int Customer" },
        { 3, "string CustomerId", "System.Guid CustomerId", "SPEC2003 [Renamed(\"Customer\")] public required System.Guid CustomerId" },
        { 2, "long Quantity", "short Quantity", "SPEC2003 public required short Quantity" },
        { 2, "required bool InUse", "required bool? InUse", "SPEC2003 [JsonPropertyName(\"in_use\")] public required bool? InUse" },
        { 2, "SpecList<Line> Lines", "SpecSet<int> Lines", "SPEC2003 public required SpecSet<int> Lines" },
        { 1, "public string? Remark", "public required string? Remark", "SPEC2004 public required string? Remark" },
        { 2, "public string? Remark", "public required string? Remark", "SPEC2004 public required string? Remark" },
        { 2, "public required bool InUse", "public bool InUse", "SPEC2004 [JsonPropertyName(\"in_use\")] public bool InUse" },
        { 2, "[Added] public string? Signature", "[Added] public required string Signature", "SPEC2003 [Added] public required string Signature; SPEC2004 [Added] public required string Signature" },

        // Defaults and absent values.
        { 1, "[SpecDefault(3)] public int Priority { get; init; } = 3;", "[SpecDefault(4)] public int Priority { get; init; } = 4;", "SPEC2005 [SpecDefault(4)] public int Priority" },
        { 3, "[SpecDefault(3)] public int Priority { get; init; } = 3;", "[SpecDefault(4)] public int Priority { get; init; } = 4;", "SPEC2005 [SpecDefault(4)] public int Priority" },
        { 2, "[SpecDefault(3)] public int Priority", "public int Priority", "SPEC2005 public int Priority" },
        { 2, "Added(0)", "Added(1)", "SPEC2012 [Added(1)] public required int Discount" },

        // Cases.
        { 1, ", UnitCase(\"NeverSent\")", "", "SPEC2002 public readonly partial struct Payload" },
        { 2, ", Case<Shipped>", "", "SPEC2002 public readonly partial struct Payload" },
        { 3, ", Case<V2.Shipped>", "", "SPEC2002 public readonly partial struct Payload" },
        { 3, "Case<V2.Shipped>", "Case<V2.Shipped>, UnitCase(\"Lost\")", "SPEC2008 [Case<V1.BillPaid>" },
        { 1, "Case<BillPaid>", "Case<BillPaid>, Case<Line>", "SPEC2008 [Case<BillPaid>" },
        { 1, "Case<BillPaid>", "Case<BillPaid>(\"paid\")", "SPEC2006 [Case<BillPaid>(\"paid\")" },
        { 2, "Case<V1.BillPaid>", "Case<V1.BillPaid>(\"paid\")", "SPEC2006 [Case<V1.BillPaid>(\"paid\")" },
        { 3, "Case<V2.OrderPlaced>", "Case<V1.OrderPlaced>", "SPEC2003 [Case<V1.BillPaid>, Case<V1.OrderPlaced>" },
        { 2, "Case<V1.BillPaid>", "Case<Line>(\"bill_paid\")", "SPEC2003 [Case<Line>(\"bill_paid\")" },

        // Names, tags and layouts of a whole type.
        { 1, "Tag = \"kind\", Naming = SpecNaming.SnakeCase", "Tag = \"kind\", Naming = SpecNaming.CamelCase", "SPEC2006 public readonly partial struct Payload" },
        { 2, "Tag = \"kind\", Naming = SpecNaming.SnakeCase", "Tag = \"kind\"", "SPEC2006 public readonly partial struct Payload" },
        { 3, "Tag = \"kind\"", "Tag = \"type\"", "SPEC2006 public readonly partial struct Payload" },
        { 1, "Tag = \"kind\"", "Tag = \"kind\", Content = \"of\"", "SPEC2009 public readonly partial struct Payload" },
        { 1, "[SpecPart(1)]\n    public sealed partial record Line", "[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]\n    public sealed partial record Line", "SPEC2009 public sealed partial record Line" },
        { 3, "[Spec(\"order\", 3)]", "[Spec(\"order\", 3, WireTag = \"three\")]", "SPEC2006 public sealed partial record Order" },

        // Enums.
        { 1, "Eur, Usd", "Eur, Usd, Chf", "SPEC2008 public enum Currency { Eur, Usd, Chf }" },
        { 1, "Eur, Usd", "Eur, Dollar", "SPEC2002 public enum Currency { Eur, Dollar }" },
        { 1, "Eur, Usd", "Eur", "SPEC2002 public enum Currency { Eur }" },
        { 3, "Eur, Usd, Gbp", "Eur, Usd", "SPEC2002 public enum Currency { Eur, Usd }" },
        { 3, "Eur, Usd, Gbp", "Eur, Dollar, Gbp", "SPEC2002 public enum Currency { Eur, Dollar, Gbp }" },
        { 3, "Eur, Usd, Gbp", "Usd, Eur, Gbp", "SPEC2007 public enum Currency { Usd, Eur, Gbp }; SPEC2007 public enum Currency { Usd, Eur, Gbp }" },

        // What a version says of the one before.
        { 2, "[Added] public string? Signature", "public string? Signature", "SPEC2014 public sealed partial record Order" },
        { 3, "[Renamed(\"Customer\")] ", "", "SPEC2014 public sealed partial record Order" },
        { 3, "[Removed(\"NeverSent\")]\n", "\n", "SPEC2014 public readonly partial struct Payload" },
        { 4, "[Removed(\"Signature\")]\n", "\n", "SPEC2014 public sealed partial record Order" },
        { 4, "[Removed(\"Signature\")]", "[Removed(\"Signature\"), Removed(\"Remark\")]", "SPEC0011 [Removed(\"Signature\"), Removed(\"Remark\")]" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task The_lock_alone_speaks_and_at_the_edited_line(int version, string old, string replacement, string expected)
    {
        var generation = Generation.Of(OrderSource.Edit(version, old, replacement) + OrderSource.Uses, lockText: OrderSource.Lock);

        Assert.DoesNotContain(generation.Compilation.GetDeclarationDiagnostics(TestContext.Current.CancellationToken), said => said.Severity >= DiagnosticSeverity.Warning);
        var found = await FindAsync(generation);
        Assert.Equal(expected.Split("; ").Length, found.Length);
        Assert.All(expected.Split("; ").Zip(found), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    /// <summary>What is generated for an edited version compiles: of one edit of each rule in every run, and of each edit at night.</summary>
    [Fact]
    public void What_is_generated_compiles()
    {
        var edits = Edits.Select(row => row.Data).Select(edit => (Version: edit.Item1, Old: edit.Item2, New: edit.Item3, Rule: edit.Item4.Split(' ')[0]));
        foreach (var (version, old, replacement, _) in Depth.IsNightly ? edits : edits.DistinctBy(edit => edit.Rule))
        {
            var generation = Generation.Of(OrderSource.Edit(version, old, replacement) + OrderSource.Uses, lockText: OrderSource.Lock);
            Assert.Empty(generation.CompilerDiagnostics);
        }
    }

    [Fact]
    public void A_direction_that_shipped_as_total_throws_what_it_would_lose_and_one_that_could_refuse_stays_so()
    {
        var source = OrderSource.Edit(2, "long Quantity", "short Quantity");

        var shown = SpecProgram.EvaluateLocked(
            source,
            OrderSource.Lock,
            "new Shop.V1.Line { Sku = \"a\", Quantity = 7 }.ToV2().Quantity",
            "Thrown(() => new Shop.V1.Line { Sku = \"a\", Quantity = 70000 }.ToV2())",
            "Thrown(() => new Shop.V1.Payload(new Shop.V1.OrderPlaced { Lines = [new() { Sku = \"a\", Quantity = 70000 }], PaidIn = Shop.V1.Currency.Eur }).ToV2()).EndsWith(\"/Quantity\")",
            "new Shop.V2.Line { Sku = \"a\", Quantity = 7, Discount = 0 }.ToV1().IsSuccess");

        Assert.Equal(["7", "/Quantity", "True", "True"], shown);
    }

    [Fact]
    public async Task What_shipped_unedited_is_not_spoken_of() => Assert.Empty(await Generation.Of(OrderSource.Specs + OrderSource.Uses).AnalyzeAsync(OrderSource.Lock));

    private static async Task<string[]> FindAsync(Generation generation)
    {
        var options = new AnalyzerOptions([new LockAdditionalText(OrderSource.Lock)]);
        var found = await generation.Compilation.WithAnalyzers([new AnnotationAnalyzer(), new LockAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.Select(one => $"{one.Id} {LineAt(one)}").Order(StringComparer.Ordinal)];
    }

    private static string LineAt(Diagnostic found)
    {
        var line = found.Location.GetLineSpan().StartLinePosition.Line;
        return found.Location.SourceTree?.GetText(TestContext.Current.CancellationToken).Lines[line].ToString().Trim() ?? found.ToString();
    }
}
