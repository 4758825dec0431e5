using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>Every way in which an instance can hold something that is not a member is reported at its declaration.</summary>
public sealed class UncarriedStateTests
{
    // The name of the holder is Held throughout.
    public static TheoryData<string> OfRecords { get; } =
    [
        "public int Held;",
        "public int Held = 3;",
        "public readonly int Held = 3;",
        "private int Held = 3; public int Shown => Held;",
        "internal string? Held;",
        "public volatile int Held;",
        "private readonly object Held = new();",
        "public event System.Action? Held; public void Raise() => Held?.Invoke();",
        "int IHas.Held { get; init; }",
        "private int Held = 3; public int Size2 { get => Held; init => Held = value; }",
        "private System.Lazy<int>? Held; public int Shown => (Held ??= new(() => Size)).Value;",
        "internal System.Collections.Immutable.ImmutableArray<byte> Held;",
        "internal Buffer Held;",
        "[Added(3)] public int Held = 3;",
        "private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<A, string> Held = new(); public string? Origin => Held.TryGetValue(this, out var origin) ? origin : null; public void From(string origin) => Held.AddOrUpdate(this, origin);",
        "internal static System.Runtime.CompilerServices.ConditionalWeakTable<A, object> Held { get; } = [];",
        "private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, object> Held = [];",
    ];

    public static TheoryData<string> OfUnions { get; } =
    [
        "public readonly int Held;",
        "private readonly string? Held = null;",
        "public int Held { get; }",
        "public int Held { get; init; }",
        "int IHas.Held { get; }",
        "public int Held => field;",
    ];

    private const string Around = """
        using SpecLattice;
        #pragma warning disable CS0169, CS0414, CS0649
        public interface IHas { int Held { get; } }
        [System.Runtime.CompilerServices.InlineArray(4)] public struct Buffer { private byte _first; }

        """;

    [Theory]
    [MemberData(nameof(OfRecords))]
    public async Task State_of_a_record_is_reported(string member)
    {
        var source = Around.Replace("get; }", "get; init; }", StringComparison.Ordinal);
        var interfaces = member.StartsWith("int IHas", StringComparison.Ordinal) ? " : IHas" : "";
        await AssertReportedAsync(source + $"[Spec(\"a\", 1)] public sealed partial record A{interfaces} {{ public required int Size {{ get; init; }} {member.Replace("public int Size2 {", "public required int Size2 {", StringComparison.Ordinal)} }}");
        await AssertReportedAsync(source + $"[SpecPart(1)] public sealed partial record A{interfaces} {{ public required int Size {{ get; init; }} {member.Replace("public int Size2 {", "public required int Size2 {", StringComparison.Ordinal)} }}");
    }

    [Theory]
    [MemberData(nameof(OfUnions))]
    public async Task State_of_a_union_is_reported(string member)
    {
        var source = member.Contains("get; init; }", StringComparison.Ordinal) ? Around.Replace("{ get; }", "{ get; init; }", StringComparison.Ordinal) : Around;
        var interfaces = member.StartsWith("int IHas", StringComparison.Ordinal) ? " : IHas" : "";
        await AssertReportedAsync(source + $"[SpecPart(1), SpecUnion, UnitCase(\"Off\")] public readonly partial struct A{interfaces} {{ {member} }}");
    }

    [Theory]
    [InlineData("public int Held;")]
    [InlineData("public int Held { get; init; }")]
    public Task State_that_is_added_to_the_sum_is_reported(string member) =>
        AssertReportedAsync($"using SpecLattice; namespace S.V1 {{ [Spec(\"a\", 1)] public sealed partial record A; }} namespace S {{ public abstract partial record VersionedA {{ {member} }} }}");

    [Theory]
    [InlineData("[Spec(\"a\", 1)] public sealed partial record A { public required int Size { get; init => field = value; } }")]
    [InlineData("[Spec(\"a\", 1)] public sealed partial record A { public static int Held; public const int Most = 3; public int Shown => Held; public static event System.Action? E; void Raise() => E?.Invoke(); }")]
    [InlineData("[Spec(\"a\", 1)] public sealed partial record A { public partial string? Size { get; init; } public partial string? Size { get => field; init => field = value; } }")]
    [InlineData("[SpecPart(1), SpecUnion, Case<int>(\"n\"), UnitCase(\"Off\")] public readonly partial struct A { public bool IsOff => this == Off; private static readonly int Held = 1; public int Shown => Held; }")]
    [InlineData("[SpecScalar(\"text\")] public readonly struct A { public readonly int Held = 1; public A() { } }")]
    [InlineData("public sealed record A { public int Held; }")]
    [InlineData("[SpecPart(1)] public enum A { Held }")]
    [InlineData("[Spec(\"a\", 1)] public sealed partial record A { private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<System.Type, string> Held = new(); private static readonly System.Collections.Generic.Dictionary<int, A> Known = []; public int Shown => Known.Count; }")]
    [InlineData("[SpecPart(1)] public sealed partial record A; public static class Cache { private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<A, byte[]> Held = new(); public static int Count(A a) => Held.GetValue(a, static x => SpecJson.SerializeToUtf8Bytes(x)).Length; }")]
    public async Task What_is_carried_or_no_instance_s_is_not_reported(string declaration) =>
        Assert.Empty(await Generation.Of("using SpecLattice;\n" + declaration).AnalyzeAsync());

    [Theory]
    [InlineData("public required int Held { get => 3; init { } }")]
    [InlineData("public required int Held { get => 3; init => field = value; }")]
    [InlineData("public required int Held { get; init => field = 3; }")]
    [InlineData("public int? Held { get => Size; init { Size = value ?? 0; } }")]
    [InlineData("public partial string? Held { get; init; } public partial string? Held { get => \"\"; init => field = value; }")]
    public Task Accessor_that_forgets_the_value_is_reported(string member) =>
        AssertReportedAsync($"using SpecLattice; [Spec(\"a\", 1)] public sealed partial record A {{ public required int Size {{ get; init; }} {member} }}", "SPEC0026");

    [Theory]
    [InlineData("{ get => field ?? throw new System.InvalidOperationException(); init; }")]
    [InlineData("{ get; init => field = value is \"\" ? throw new System.ArgumentException() : value; }")]
    [InlineData("{ get { return field; } init { System.ArgumentOutOfRangeException.ThrowIfEqual(value, \"a\"); field = value; } }")]
    public async Task Accessor_that_looks_at_the_value_is_not_reported(string accessors) =>
        Assert.Empty(await Generation.Of($"using SpecLattice; [Spec(\"a\", 1)] public sealed partial record A {{ public string? Size {accessors} }}").AnalyzeAsync());

    private static async Task AssertReportedAsync(string source, string id = "SPEC0037")
    {
        var generation = Generation.Of(source);
        Assert.Null(generation.Exception);
        var found = Assert.Single(await generation.AnalyzeAsync());
        Assert.Equal(id, found.Id);
        Assert.Equal("Held", found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
        Assert.Empty(generation.GeneratedDiagnostics);
    }
}
