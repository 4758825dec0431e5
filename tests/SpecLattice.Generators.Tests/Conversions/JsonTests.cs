using static SpecLattice.Generators.Tests.Infrastructure.SpecProgram;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>What a record's codec accepts and writes.</summary>
public sealed class JsonTests
{
    private const string Specs = """
        [assembly: SpecJsonNaming(SpecNaming.SnakeCase)]

        [SpecPart(1)]
        public sealed partial record Strict
        {
            public required string? MayBeNull { get; init; }
            public string? MayBeMissing { get; init; }
            [SpecDefault(7)] public int Level { get; init; } = 7;
            [SpecDefault(Member = nameof(NoNames))] public SpecList<string> Names { get; init; } = [];
            public static SpecList<string> NoNames { get; } = [];
            [System.Text.Json.Serialization.JsonPropertyName("Odd \"name\"")] public bool? Odd { get; init; }
        }

        [SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
        public sealed partial record Lax
        {
            public required SpecMap<string, int?> Counts { get; init; }
            public SpecSet<int>? Set { get; init; }
        }

        [SpecPart(1)]
        public sealed partial record Secretive
        {
            public required string User { get; init; }
            [Sensitive] public required string Password { get; init; }
        }
        """;

    [Theory]
    [InlineData("""{"items":[{"size":1},{"size":-4711}]}""", "/items/1")]
    [InlineData("""{"items":[],"named":{"a":{"size":-4711}}}""", "/named/a")]
    [InlineData("""{"items":[],"chosen":{"size":-4711}}""", "/chosen")]
    public void What_a_member_refuses_by_throwing_is_an_error_with_its_place(string json, string place)
    {
        const string specs = """
            [assembly: SpecJsonNaming(SpecNaming.SnakeCase)]
            [SpecPart(1)] public sealed partial record Guarded { [Sensitive] public required int Size { get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "negative"); } }
            [SpecPart(1), SpecUnion, Case<Guarded>] public readonly partial struct Chosen;
            [SpecPart(1)] public sealed partial record Around { public required SpecList<Guarded> Items { get; init; } public SpecMap<string, Guarded>? Named { get; init; } public Guarded? Chosen { get; init; } }
            """;

        var messages = Evaluate(specs, $"Again<Around>({Quote(json)})", $"Deserialized({Quote(json)})".Replace("Deserialized", "((Func<string, string>)(text => { try { System.Text.Json.JsonSerializer.Deserialize<Around>(text); return \"\"; } catch (SpecJsonException error) { return error.Message; } }))", StringComparison.Ordinal));

        Assert.All(messages, message =>
        {
            Assert.StartsWith($"the value is refused by the code of its type (ArgumentOutOfRangeException) (at {place}, line 1, ", message, StringComparison.Ordinal);
            Assert.DoesNotContain("4711", message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Missing_members_mean_their_defaults_and_defaults_are_not_written() => Assert.Equal(
        [
            """{"may_be_null":null}""",
            """{"may_be_null":"x","may_be_missing":"y","level":0,"names":["a"],"Odd \"name\"":false}""",
            "True",
            """{"may_be_null":null}""",
        ],
        Evaluate(
            Specs,
            $"Again<Strict>({Quote("""{"may_be_null":null}""")})",
            $"Again<Strict>({Quote("""{"Odd \"name\"":false,"names":["a"],"level":0,"may_be_missing":"y","may_be_null":"x"}""")})",
            $"Parse<Strict>({Quote("""{"may_be_null":null,"level":7,"names":[]}""")}) == new Strict {{ MayBeNull = null }}",
            $"Again<Strict>({Quote("""{"may_be_null":null,"may_be_missing":null,"level":7,"names":[],"Odd \"name\"":null}""")})"));

    [Theory]
    [InlineData("""{}""", "may_be_null")]
    [InlineData("""{"may_be_null":null,"level":null}""", "level")]
    [InlineData("""{"may_be_null":null,"may_be_null":null}""", "may_be_null")]
    [InlineData("""{"may_be_null":null,"MayBeNull":null}""", "unknown member `MayBeNull` in ")]
    [InlineData("""{"may_be_null":1}""", "/may_be_null")]
    [InlineData("""{"may_be_null":null,"names":["a",null]}""", "/names/1")]
    [InlineData("""{"may_be_null":null,"level":2147483648}""", "/level")]
    [InlineData("""{"may_be_null":null} {}""", "")]
    [InlineData("""["may_be_null"]""", "expected an object")]
    public void Documents_that_say_something_else_are_refused(string json, string expected)
    {
        var message = Evaluate(Specs, $"Again<Strict>({Quote(json)})")[0];
        Assert.False(message.StartsWith('{'), message);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_members_are_skipped_only_where_the_type_says_so() => Assert.Equal(
        ["""{"counts":{"a":null,"b":2},"set":[1,3]}""", """{"counts":{},"set":[1,3]}""", "False"],
        Evaluate(
            Specs,
            $"Again<Lax>({Quote("""{"new":{"deep":[1,{}]},"counts":{"b":2,"a":null},"set":[3,1]}""")})",
            $"Again<Lax>({Quote("""{"counts":{},"set":[3,1,3]}""")})",
            $"Again<Lax>({Quote("""{"counts":{"b":2,"b":2}}""")}).StartsWith('{{')"));

    [Fact]
    public void Equality_goes_by_elements_and_text_shows_no_secret() => Assert.Equal(
        ["True", "True", "False", "Secretive { User = u, Password = <redacted> }"],
        Evaluate(
            Specs,
            $"Parse<Lax>({Quote("""{"counts":{"a":1,"b":2}}""")}) == Parse<Lax>({Quote("""{"counts":{"b":2,"a":1}}""")})",
            $"Parse<Lax>({Quote("""{"counts":{"a":1,"b":2}}""")}).GetHashCode() == Parse<Lax>({Quote("""{"counts":{"b":2,"a":1}}""")}).GetHashCode()",
            $"Parse<Lax>({Quote("""{"counts":{"a":1}}""")}) == Parse<Lax>({Quote("""{"counts":{"a":null}}""")})",
            """new Secretive { User = "u", Password = "p" }.ToString()"""));
}
