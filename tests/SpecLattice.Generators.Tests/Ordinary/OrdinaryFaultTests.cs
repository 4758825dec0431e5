using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Ordinary;

/// <summary>Enums and records that specs cannot hold as they are, each with what to do.</summary>
public sealed class OrdinaryFaultTests
{
    /// <summary>Each declares a type <c>T</c>.</summary>
    public static TheoryData<string, string> Faulty { get; } = new()
    {
        { "public record T { public int A { get; set; } }", "has a member 'A' that can be changed: give it an init accessor" },
        { "public record struct T(int A);", "has a member 'A' that can be changed: give it an init accessor, or make the struct readonly" },
        { "public record T<X>(X A); ", "is generic" },
        { "public abstract record T(int A);", "is abstract" },
        { "public record B(int A); public record T(int A) : B(A);", "derives from 'B'" },
        { "public record T(int A, T? Next = null);", "holds itself: make it a part" },
        { "public record T(U Inner); public record U(SpecLattice.SpecList<T> Back);", "holds itself: make it a part" },
        { "public record T([property: System.Text.Json.Serialization.JsonIgnore] int A);", "has [JsonIgnore] on 'A', which is not followed" },
        { "public record T([property: System.Text.Json.Serialization.JsonNumberHandling(System.Text.Json.Serialization.JsonNumberHandling.WriteAsString)] int A);", "has [JsonNumberHandling] on 'A'" },
        { "[System.Text.Json.Serialization.JsonPolymorphic] public record T(int A);", "has [JsonPolymorphic], which is not followed" },
        { "public record T([property: SpecLattice.Sensitive] string A);", "has a secret in 'A', which only parts hide" },
        { "public record T { [SpecLattice.Added] public string? A { get; init; } }", "declares a history at 'A', which only parts have" },
        { "public record T(int A) { private int _b; public int B => _b; }", "has a field '_b'" },
        { "public record T(int A) { internal int B { get; init; } }", "has a member 'B' that is not public" },
        { "public record T(int A) { public virtual bool Equals(T? other) => true; public override int GetHashCode() => 0; }", "has its own 'Equals'" },
        { "public record T { public T(int a) => A = a; public int A { get; init; } }", "cannot be made of what a document says: it has no constructor without parameters" },
        { "public record T(int[] A);", "holds 'A' of the type 'int[]', which has no codec" },
        { "public record T(System.Collections.Generic.List<int> A);", "holds 'A' of the type" },
        { "public record T(System.Collections.Immutable.ImmutableArray<int> A);", "holds 'A'" },
        { "public record T(P A); [SpecLattice.SpecPart(1)] public sealed partial record P(int A);", "holds 'A', which has versions: make it a part" },
        { "public record T(U A); public record U { public int B { get; set; } }", "holds 'A' of the type 'Any.U', which has a member 'B' that can be changed" },
        { "[System.Flags] public enum T { A = 1, B = 2 }", "is a [Flags] enum" },
        { "public enum T { }", "has no members" },
        { "[SpecLattice.SpecEnum] public enum T { A, B = A }", "has two names for one value" },
        { "[System.Text.Json.Serialization.JsonConverter(typeof(C))] public enum T { A } public sealed class C : System.Text.Json.Serialization.JsonConverter<T> { public override T Read(ref System.Text.Json.Utf8JsonReader r, System.Type t, System.Text.Json.JsonSerializerOptions o) => default; public override void Write(System.Text.Json.Utf8JsonWriter w, T v, System.Text.Json.JsonSerializerOptions o) { } }", "has [JsonConverter], which is not followed" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task What_cannot_be_held_is_reported_at_the_member(string declaration, string why)
    {
        var name = declaration.Contains("T<X>", StringComparison.Ordinal) ? "T<int>" : "T";
        var generation = Generation.Of($"namespace Any;\n{declaration}\n[SpecLattice.Spec(\"any\", 1)] public sealed partial record Holder {{ public required {name} Held {{ get; init; }} }}");

        var found = (await generation.AnalyzeAsync()).Where(diagnostic => diagnostic.Id == "SPEC0090").ToList();

        Assert.Contains($"'Held' has the type 'Any.{name}', which {why}", Assert.Single(found).GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var complaints = generation.GeneratedDiagnostics.ToList();
        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Fact]
    public async Task Sets_of_records_and_elements_of_unions_are_reported_too()
    {
        const string Source = """
            using SpecLattice;

            namespace Any;

            public record Fine(int A);

            public record Changing { public int A { get; set; } }

            [Spec("any", 1)]
            public sealed partial record Holder
            {
                public required SpecSet<Fine> Set { get; init; }

                public required SpecMap<Fine, int> Map { get; init; }
            }

            [SpecPart(1), SpecUnion]
            [Case<Changing>]
            public readonly partial struct Choice;
            """;

        var found = await Generation.Of(Source).AnalyzeAsync();

        Assert.Equal(["SPEC0004", "SPEC0004", "SPEC0090"], found.Select(diagnostic => diagnostic.Id).Order());
        Assert.Contains(found, diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture).Contains("holds records, which have no order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_becomes_another_ordinary_type_says_how_to_make_parts()
    {
        const string Source = """
            using SpecLattice;

            namespace Any.V1
            {
                public enum Size { Small, Large }

                [Spec("any", 1)]
                public sealed partial record Holder { public required Size Size { get; init; } }
            }

            namespace Any.V2
            {
                public enum Size { Small, Large }

                [Spec("any", 2)]
                public sealed partial record Holder { public required Size Size { get; init; } }
            }
            """;

        var found = Assert.Single(await Generation.Of(Source).AnalyzeAsync());

        Assert.Equal("SPEC0008", found.Id);
        Assert.EndsWith("Any.V1.Size has no versions, so mark the one and the other as versions of a part ([SpecPart]), or write a pair of [SpecConversion] methods", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
