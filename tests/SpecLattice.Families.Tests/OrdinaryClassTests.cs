using System.Text.Json;
using System.Text.Json.Serialization;
using CsCheck;
using SpecLattice.Families.Tests.Families;
using SpecLattice.Families.Tests.Families.Parcels.V1;
using Size = SpecLattice.Families.Tests.Families.Parcels.V1.Size;

namespace SpecLattice.Families.Tests;

/// <summary>Collections, enums and conversions as members of ordinary classes, with JsonSerializer.</summary>
public sealed partial class OrdinaryClassTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly JsonSerializerOptions Named = new() { Converters = { new NamedNumbers() } };

    private static readonly Gen<Plain> Plains =
        from texts in Gen.String[Gen.Char.AlphaNumeric, 0, 5].Array[0, 4]
        from numbers in Gen.Int.Array[0, 4]
        from doubles in Gen.Double[-1e9, 1e9].Array[0, 3]
        from holes in Gen.Bool
        select new Plain
        {
            Texts = SpecSet.From(texts),
            Numbers = SpecList.From(numbers),
            Holes = holes ? [null, 1] : [],
            Counts = SpecMap.From(texts.Distinct().Select((text, i) => KeyValuePair.Create(text, doubles.ElementAtOrDefault(i)))),
            ByNumber = SpecMap.From(numbers.Distinct().Select(number => KeyValuePair.Create(number, SpecList.From(texts)))),
            Codes = SpecMap.From(numbers.Distinct().Select(number => KeyValuePair.Create(new Code($"C{number}"), Guid.Empty))),
            Missing = holes ? null : SpecSet.From(numbers),
        };

    [Fact]
    public void Collections_are_read_and_written_by_reflection_and_by_contexts() => Plains.Sample(plain =>
    {
        var json = JsonSerializer.Serialize(plain);

        Assert.Equal(json, JsonSerializer.Serialize(plain, PlainJson.Default.Plain));
        Assert.Equal(plain, JsonSerializer.Deserialize<Plain>(json));
        Assert.Equal(plain, JsonSerializer.Deserialize(json, PlainJson.Default.Plain));
        Assert.Equal(plain, JsonSerializer.Deserialize<Plain>(JsonSerializer.Serialize(plain, Web), Web));
    });

    [Fact]
    public void Collections_look_as_people_expect()
    {
        var json = JsonSerializer.Serialize(new Plain { Texts = ["b", "a"], Counts = [KeyValuePair.Create("x", 1.5)], Codes = [KeyValuePair.Create(new Code("k"), Guid.Empty)], Holes = [null] });

        Assert.Equal(
            """{"Texts":["a","b"],"Numbers":[],"Holes":[null],"Counts":{"x":1.5},"ByNumber":{},"Codes":{"K":"00000000-0000-0000-0000-000000000000"},"Missing":null}""",
            json);
    }

    [Fact]
    public void Specs_inside_of_collections_keep_their_own_form()
    {
        var item = new Item { Name = "pen", Price = 1 };
        var shelf = new Shelf { Items = [item, item], Choices = [KeyValuePair.Create("a", (Adjacent)item)], Rows = [[item]] };

        var json = JsonSerializer.Serialize(shelf);

        Assert.Equal("""{"Items":[{"Name":"pen","Price":1},{"Name":"pen","Price":1}],"Choices":{"a":{"type":"Item","content":{"Name":"pen","Price":1}}},"Rows":[[{"Name":"pen","Price":1}]]}""", json);
        Assert.Equal(shelf, JsonSerializer.Deserialize<Shelf>(json));
    }

    [Theory]
    [InlineData("""{"Texts":["a",null]}""", "/Texts/1", "expected an element of a set, found null")]
    [InlineData("""{"Counts":{"x":1,"x":2}}""", "/Counts/x", "duplicate key, expected every key once")]
    [InlineData("""{"Texts":{}}""", "/Texts", "expected an array, found an object")]
    [InlineData("""{"Codes":{"a":"00000000-0000-0000-0000-000000000000","A":"00000000-0000-0000-0000-000000000000"}}""", "/Codes/A", "duplicate key, expected every key once")]
    public void What_a_collection_cannot_hold_is_refused_at_its_place(string json, string place, string problem)
    {
        var error = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Plain>(json));
        var other = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize(json, PlainJson.Default.Plain));

        Assert.Equal((place, problem), (error.Pointer, error.Problem));
        Assert.Equal((place, problem), (other.Pointer, other.Problem));
    }

    [Theory]
    [InlineData("""{"Items":[{"Name":"pen","Price":1},{"Name":"pen","Price":"1"}]}""", "/Items/1/Price")]
    [InlineData("""{"Rows":[[],[{"Name":"pen","Price":1},{"Name":null}]]}""", "/Rows/1/1/Name")]
    [InlineData("""{"Choices":{"a b":{"type":"Item","content":{"Name":5}}}}""", "/Choices/a b/content/Name")]
    public void An_error_inside_of_an_element_names_the_element(string json, string place)
    {
        var error = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Shelf>(json));

        Assert.Equal(place, error.Pointer);
        Assert.NotNull(error.Line);
    }

    [Fact]
    public void Leaves_that_JSON_does_not_have_are_refused_at_their_place_in_every_collection()
    {
        AssertRefused([1, double.NaN], (double?)double.NegativeInfinity);
        AssertRefused([1, float.PositiveInfinity], (float?)float.NaN);
        AssertRefused([(Half)1, Half.NaN], (Half?)Half.NaN);
        AssertRefused(['a', '\uD800'], (char?)'\uDFFF');
        Assert.Throws<SpecJsonException>(() => JsonSerializer.Serialize(SpecMap<char, int>.Empty.Add('\uD800', 1)));
        Assert.Equal("[\"NaN\"]", JsonSerializer.Serialize(SpecList.From([double.NaN]), Named));
    }

    private static void AssertRefused<T>(SpecList<T> second, T? alone)
        where T : struct, IComparable<T>
    {
        Assert.Equal("/1", Assert.Throws<SpecJsonException>(() => JsonSerializer.Serialize(second)).Pointer);
        Assert.Equal("/a~1/0/1", Assert.Throws<SpecJsonException>(() => JsonSerializer.Serialize(SpecMap<string, SpecList<SpecList<T>>>.Empty.Add("a/", [second]))).Pointer);
        Assert.Equal("/1", Assert.Throws<SpecJsonException>(() => JsonSerializer.Serialize(SpecList.From([null, alone]))).Pointer);
        Assert.Throws<SpecJsonException>(() => JsonSerializer.Serialize(SpecSet.From(second)));
    }

    private sealed class NamedNumbers : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => double.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_could_not_be_read_again_is_not_written()
    {
        var nameless = new Item { Name = null!, Price = 1 };

        Assert.Equal("/Items/0/Name", Refused(new Shelf { Items = [nameless] }).Pointer);
        Assert.Equal("/Rows/0/1/Name", Refused(new Shelf { Rows = [[new Item { Name = "", Price = 0 }, nameless]] }).Pointer);
        Assert.Equal("/Choices/k/content/Name", Refused(new Shelf { Choices = [KeyValuePair.Create("k", (Adjacent)nameless)] }).Pointer);
        Assert.Equal("/Texts/0", Refused(new Plain { Texts = ["\uD800"] }).Pointer);
        Assert.Equal("/Counts", Refused(new Plain { Counts = [KeyValuePair.Create("\uD800", 1.0)] }).Pointer);
    }

    [Fact]
    public void An_enum_that_says_its_converter_goes_by_name_as_a_value_and_as_a_key()
    {
        var sizes = new Sizes(Size.Large, new() { [Size.Small] = 1 });

        var json = JsonSerializer.Serialize(sizes);

        Assert.Equal("""{"Size":"Large","Counts":{"Small":1}}""", json);
        Assert.Equal(1, JsonSerializer.Deserialize<Sizes>(json)!.Counts[Size.Small]);
        var error = Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Sizes>("""{"Size":1}"""));
        Assert.Equal("/Size", error.Pointer);
        Assert.Equal("/Size", Refused(new Sizes((Size)9, [])).Pointer);
        Assert.Throws<SpecJsonException>(() => JsonSerializer.Serialize(new Sizes(Size.Small, new() { [(Size)9] = 1 })));
        Assert.Throws<SpecJsonException>(() => JsonSerializer.Deserialize<Sizes>("""{"Size":"Small","Counts":{"1":1}}"""));
    }

    [Fact]
    public void A_conversion_is_not_a_document()
    {
        var conversion = Conversion<string>.Success("a");

        Assert.Contains("is not a document", Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(conversion)).Message, StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new { conversion }));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize<object>(conversion));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Conversion<string>>("{}"));
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Serialize(new List<Conversion<string>> { conversion }));
    }

    private static SpecJsonException Refused<T>(T value) => Assert.Throws<SpecJsonException>(() => JsonSerializer.Serialize(value));

    internal sealed record Plain
    {
        public SpecSet<string> Texts { get; init; } = [];

        public SpecList<int> Numbers { get; init; } = [];

        public SpecList<int?> Holes { get; init; } = [];

        public SpecMap<string, double> Counts { get; init; } = [];

        public SpecMap<int, SpecList<string>> ByNumber { get; init; } = [];

        public SpecMap<Code, Guid> Codes { get; init; } = [];

        public SpecSet<int>? Missing { get; init; }
    }

    internal sealed record Shelf
    {
        public SpecList<Item> Items { get; init; } = [];

        public SpecMap<string, Adjacent> Choices { get; init; } = [];

        public SpecList<SpecList<Item>> Rows { get; init; } = [];
    }

    internal sealed record Sizes(Size Size, Dictionary<Size, int> Counts);

    [JsonSerializable(typeof(Plain))]
    private sealed partial class PlainJson : JsonSerializerContext;
}
