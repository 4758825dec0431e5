using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Analyzers;

/// <summary>An accessor may refuse a value, by throwing, and may not change it.</summary>
public sealed class NormalizingAccessorTests
{
    // Of a member that is an int.
    private static readonly string[] Numbers =
    [
        "get; init => field = System.Math.Max(0, value);",
        "get; init => field = value < 0 ? 0 : value;",
        "get; init => field = value & 0xff;",
        "get; init => field = -value;",
        "get; init => field = (byte)value;",
        "get; init => field = value is > 0 and < 9 ? value : default;",
        "get; init => field = value switch { < 0 => 0, > 99 => throw new System.ArgumentException(), _ => value };",
        "get; init { field = value; if (field > 9) { field = 9; } }",
        "get; init { if (value < 0) { value = 0; } field = value; }",
        "get; init { if (value < 0) value++; field = value; }",
        "get; init { value = System.Math.Abs(value); field = value; }",
        "get; init { var kept = System.Math.Min(value, 9); field = kept; }",
        "get; init { if (value > 0) { field = value; } }",
        "get; init { if (value <= 0) { return; } field = value; }",
        "get; init { switch (value) { case 1: field = 1; break; default: field = value; break; } }",
        "get; init { try { field = checked(value * 2); } catch (System.OverflowException) { field = 0; } }",
        "get; init { field = value; Other = value; }",
        "get; init { Fix(ref value); field = value; } } static void Fix(ref int value) { value = 0;",
        "get; init => field = Clamp(value); } static int Clamp(int value) { if (value < 0) { return 0; } return value;",
        "get; init => field = value.Clamped(); ",
        "get => field + 1; init;",
        "get => System.Math.Max(field, 1); init;",
        "get { if (field == 0) { return 1; } return field; } init => field = value;",
        "get => field == 0 ? field = 1 : field; init;",
        "get { field = System.Math.Max(field, 1); return field; } init;",
        "get; init => (field, _) = (System.Math.Max(0, value), 1);",
        "get; init => field += value;",
        "get; init => Set(value, out field); } static void Set(int value, out int held) { held = value < 0 ? 0 : value;",
        "get; init => Set(ref field, value); } static void Set(ref int held, int value) { if (value < 0) { held = 0; } else { held = value; }",
    ];

    // Of a member that is a string, or null.
    private static readonly string[] Texts =
    [
        "get; init => field = value?.Trim();",
        "get; init => field = value ?? \"\";",
        "get; init => field = string.IsNullOrEmpty(value) ? null : value;",
        "get; init => field = value?.ToUpperInvariant();",
        "get; init => field = string.Intern(value + \"\");",
        "get; init { value ??= \"\"; field = value; }",
        "get; init { if (value is { Length: > 0 } given) { field = given; } else { field = null; } }",
        "get; init => field ??= value;",
        "get => field ?? \"\"; init;",
        "get => field ??= \"none\"; init;",
        "get => field?.Trim(); init;",
        "get { return string.IsNullOrWhiteSpace(field) ? null : field; } init;",
        "get; init { field = value; field = field?.Normalize(); }",
    ];

    private static readonly string[] Kept =
    [
        "get; init => field = value;",
        "get; init { field = value; }",
        "get => field; init => field = value;",
        "get { return field; } init { field = value; }",
        "get; init => field = value >= 0 ? value : throw new System.ArgumentOutOfRangeException();",
        "get; init { System.ArgumentOutOfRangeException.ThrowIfNegative(value); field = value; }",
        "get; init { if (value < 0) { throw new System.ArgumentException(); } field = value; }",
        "get; init { if (value >= 0) { field = value; } else { throw new System.ArgumentException(); } }",
        "get; init { var given = value; if (given > 9) { throw new System.ArgumentException(); } field = given; }",
        "get; init => field = value switch { < 0 => throw new System.ArgumentException(), _ => value };",
        "get; init => field = value is > 0 and var size ? size : throw new System.ArgumentException();",
        "get; init => field = Checked(value); } static int Checked(int value, string name = \"\") { if (value < 0) { throw new System.ArgumentException(name); } return value;",
        "get; init => field = Ensure.Positive(value);",
        "get; init => field = checked(value);",
        "get; init { if (field != value) { field = value; } }",
        "get; init { Set(ref field, value); } } static void Set(ref int held, int value) { held = value;",
        "get; init { switch (value) { case < 0: throw new System.ArgumentException(); default: field = value; break; } }",
        "get; init { try { Check(value); } finally { System.GC.KeepAlive(value); } field = value; } } static void Check(int value) { if (value < 0) { throw new System.ArgumentException(); }",
        "get; init { for (var i = 0; i < 2; i++) { if (value == i) { throw new System.ArgumentException(); } } field = value; }",
        "get => field < 0 ? throw new System.InvalidOperationException() : field; init;",
        "get; init { System.Func<int, int> twice = x => { return x * 2; }; if (twice(value) > 99) { throw new System.ArgumentException(); } field = value; }",
        "get; init => (field, _) = (value, 1);",
    ];

    private static readonly string[] KeptCollections =
    [
        "SpecList<int> M { get; init => field = [.. value]; }",
        "System.Collections.Immutable.ImmutableArray<int> M { get => field.IsDefault ? [] : field; init; }",
        "System.Collections.Immutable.ImmutableArray<int> M { get; init => field = !value.IsDefault ? value : System.Collections.Immutable.ImmutableArray<int>.Empty; }",
        "string M { get; init => field = value ?? throw new System.ArgumentNullException(); }",
        "string M { get; init { System.ArgumentException.ThrowIfNullOrEmpty(value); field = value; } }",
        "Inner M { get; init => field = value; }",
        "int M { get; init => field = value; } public int Doubled => M * 2; public string? Shown { get => field; init; } public static int Clamp(int x) => System.Math.Max(0, x); public int Half() { var m = M; m = m / 2; return m; }",
    ];

    private static readonly string[] ChangedCollections =
    [
        "SpecList<int> M { get; init => field = [.. System.Linq.Enumerable.Where(value, x => x > 0)]; }",
        "SpecList<int> M { get; init => field = [.. value, 1]; }",
        "Inner M { get; init => field = value with { Size = 0 }; }",
        "Inner M { get; init => field = new Inner { Size = value.Size }; }",
        "System.DateTimeOffset M { get; init => field = value.ToUniversalTime(); }",
        "double M { get; init => field = double.IsNaN(value) ? 0 : value; }",
        "double M { get; init => field = System.Math.Round(value, 2); }",
    ];

    public static TheoryData<string> Changed { get; } =
    [
        .. Numbers.Select(accessors => $"public required int M {{ {accessors} }}"),
        .. Texts.Select(accessors => $"public string? M {{ {accessors} }}"),
        .. ChangedCollections.Select(member => $"public required {member}"),
        "public partial int? M { get; init; } public partial int? M { get => field; init => field = value ?? 0; }",
    ];

    public static TheoryData<string> NotChanged { get; } =
    [
        .. Kept.Select(accessors => $"public required int M {{ {accessors} }}"),
        .. KeptCollections.Select(member => $"public required {member}"),
        "public string? M { get; init => field = value is \"\" ? throw new System.ArgumentException() : value; }",
        "public partial int? M { get; init; } public partial int? M { get => field; init => field = value is < 0 ? throw new System.ArgumentException() : value; }",
        "public int Computed { get { var size = Other ?? 0; return System.Math.Max(1, size); } }",
        "public int this[int index] => System.Math.Max(0, index);",
    ];

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task An_accessor_that_changes_the_value_is_reported(string member)
    {
        var found = await FindAsync(member);

        Assert.NotEmpty(found);
        Assert.All(found, id => Assert.Equal("SPEC0043", id));
    }

    [Theory]
    [MemberData(nameof(NotChanged))]
    public async Task An_accessor_that_keeps_the_value_or_throws_is_not_reported(string member) => Assert.Empty(await FindAsync(member));

    [Fact]
    public async Task Ordinary_types_may_normalise() =>
        Assert.Empty(await Generation.Of("public sealed record A { public int M { get; init => field = System.Math.Max(0, value); } } [SpecLattice.SpecPart(1)] public sealed partial record B;").AnalyzeAsync());

    private static async Task<IReadOnlyList<string>> FindAsync(string member)
    {
        var generation = Generation.Of($$"""
            using SpecLattice;
            public static class Extensions { public static int Clamped(this int value) => value > 9 ? 9 : value; }
            public static class Ensure { public static T Positive<T>(T value) where T : System.IComparable<T> => value.CompareTo(default) > 0 ? value : throw new System.ArgumentException(); }
            [SpecPart(1)] public sealed partial record Inner { public int? Size { get; init; } }
            [Spec("a", 1)] public sealed partial record A { public int? Other { get; init; } {{member}} }
            """);
        Assert.DoesNotContain(generation.CompilerDiagnostics, found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        return [.. (await generation.AnalyzeAsync()).Select(found => found.Id)];
    }
}
