using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using CsCheck;
using SpecLattice.Families.Tests.Families;
using SpecLattice.Families.Tests.Families.Parcels;
using SpecLattice.Families.Tests.Families.Parcels.V1;
using SpecLattice.Serialization;
using Parcel = SpecLattice.Families.Tests.Families.Parcels.V1.Parcel;
using Size = SpecLattice.Families.Tests.Families.Parcels.V1.Size;

namespace SpecLattice.Families.Tests;

/// <summary>What a reader would refuse is refused while it is written, at the place, through every door; all else is read back equal.</summary>
public sealed class WritingTests
{
    private const string Lone = "a\uD800";

    private static readonly Item Good = new() { Name = "pen", Price = 1.5 };

    private static readonly Item Nameless = Good with { Name = null! };

    private static readonly Parcel Sound = new()
    {
        Name = "gift",
        Weight = 2.5,
        Size = Size.Small,
        Item = Good,
        Code = new Code("A"),
        Label = new Label("fragile"),
        Texts = ["a", "\U0001F600"],
        Items = [Good, Good],
        Doubles = [1, null, -0.0],
        Labels = [new Label("x")],
        Rows = [[], [Good]],
        Map = [KeyValuePair.Create("k~/", Good)],
        Codes = [KeyValuePair.Create(new Code("A"), "a"), KeyValuePair.Create(new Code("B"), "b")],
        CodeSet = [new Code("A"), new Code("B")],
        Numbers = [1, 2],
        Tags = ["t"],
        Array = [1],
        Adjacent = Good,
        Internal = Good,
        External = new External.Nothing(),
    };

    /// <summary>Ways to make a parcel that no reader accepts, in the order of the document, each with the place.</summary>
    private static readonly (string Pointer, Func<Parcel, Parcel> Spoil)[] Faults =
    [
        ("/Name", parcel => parcel with { Name = null! }),
        ("/Name", parcel => parcel with { Name = Lone }),
        ("/Weight", parcel => parcel with { Weight = double.NaN }),
        ("/Weight", parcel => parcel with { Weight = double.PositiveInfinity }),
        ("/Height", parcel => parcel with { Height = double.NegativeInfinity }),
        ("/Size", parcel => parcel with { Size = (Size)7 }),
        ("/Other", parcel => parcel with { Other = (Size)(-1) }),
        ("/Item", parcel => parcel with { Item = null! }),
        ("/Item/Name", parcel => parcel with { Item = Nameless }),
        ("/Item/Price", parcel => parcel with { Item = Good with { Price = double.NaN } }),
        ("/Extra/Name", parcel => parcel with { Extra = Nameless }),
        ("/Code", parcel => parcel with { Code = default }),
        ("/Code", parcel => parcel with { Code = new Code("?") }),
        ("/Second", parcel => parcel with { Second = default(Code) }),
        ("/Label", parcel => parcel with { Label = null! }),
        ("/Label", parcel => parcel with { Label = new Label(Lone) }),
        ("/Texts", parcel => parcel with { Texts = null! }),
        ("/Texts/1", parcel => parcel with { Texts = ["a", null!] }),
        ("/Texts/0", parcel => parcel with { Texts = [Lone] }),
        ("/Items", parcel => parcel with { Items = null! }),
        ("/Items/2", parcel => parcel with { Items = [Good, Good, null!] }),
        ("/Items/1/Name", parcel => parcel with { Items = [Good, Nameless] }),
        ("/Doubles/1", parcel => parcel with { Doubles = [null, double.NaN] }),
        ("/Labels/0", parcel => parcel with { Labels = [null!] }),
        ("/Rows/1", parcel => parcel with { Rows = [[], null!] }),
        ("/Rows/0/1", parcel => parcel with { Rows = [[Good, null!]] }),
        ("/Map", parcel => parcel with { Map = null! }),
        ("/Map", parcel => parcel with { Map = [KeyValuePair.Create(Lone, Good)] }),
        ("/Map/k~0~1", parcel => parcel with { Map = [KeyValuePair.Create<string, Item>("k~/", null!)] }),
        ("/Map/b/Name", parcel => parcel with { Map = [KeyValuePair.Create("b", Nameless), KeyValuePair.Create("a", Good)] }),
        ("/Codes", parcel => parcel with { Codes = [KeyValuePair.Create(default(Code), "a")] }),
        ("/Codes/A", parcel => parcel with { Codes = [KeyValuePair.Create(new Code("A"), "a"), KeyValuePair.Create(new Code("a"), "b")] }),
        ("/Codes/B", parcel => parcel with { Codes = [KeyValuePair.Create(new Code("A"), "a"), KeyValuePair.Create<Code, string>(new Code("B"), null!)] }),
        ("/CodeSet", parcel => parcel with { CodeSet = null! }),
        ("/CodeSet/1", parcel => parcel with { CodeSet = [new Code("A"), new Code("a")] }),
        ("/CodeSet/0", parcel => parcel with { CodeSet = [default] }),
        ("/Numbers/0", parcel => parcel with { Numbers = [1, double.NaN] }),
        ("/Tags/1", parcel => parcel with { Tags = ["a", "b" + Lone] }),
        ("/Array", parcel => parcel with { Array = default }),
        ("/MaybeArray", parcel => parcel with { MaybeArray = default(ImmutableArray<string>) }),
        ("/MaybeArray/0", parcel => parcel with { MaybeArray = [null!] }),
        ("/Adjacent", parcel => parcel with { Adjacent = EmptyUnion<Adjacent>() }),
        ("/Adjacent/content/Name", parcel => parcel with { Adjacent = Nameless }),
        ("/Internal", parcel => parcel with { Internal = EmptyUnion<Internal>() }),
        ("/Internal/Name", parcel => parcel with { Internal = Nameless }),
        ("/External", parcel => parcel with { External = EmptyUnion<External>() }),
        ("/External/Item/Price", parcel => parcel with { External = Good with { Price = double.NaN } }),
        ("/Choices/0/Item/Name", parcel => parcel with { Choices = [Nameless] }),
        ("/Comment", parcel => parcel with { Comment = null! }),
        ("/Comment", parcel => parcel with { Comment = Lone }),
        ("/Ratio", parcel => parcel with { Ratio = float.NaN }),
        ("/Half", parcel => parcel with { Half = Half.PositiveInfinity }),
        ("/Big", parcel => parcel with { Big = BigInteger.Pow(10, 1000) }),
        ("/Letter", parcel => parcel with { Letter = '\uD800' }),
        ("/At", parcel => parcel with { At = new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Local) }),
        ("/Link", parcel => parcel with { Link = new Uri("x" + Lone, UriKind.Relative) }),
        ("/Links/0", parcel => parcel with { Links = [null!] }),
    ];

    private static readonly Gen<int[]> Chosen = Gen.Int[0, Faults.Length - 1].Array[0, 3];

    public static TheoryData<int> EachFault { get; } = [.. Enumerable.Range(0, Faults.Length)];

    [Theory]
    [MemberData(nameof(EachFault))]
    public void Each_fault_is_refused_at_its_place_through_every_door(int fault) => Check([fault], depth: 1);

    [Fact]
    public void The_first_of_several_faults_is_named_and_what_has_none_is_read_back_equal() =>
        Gen.Select(Chosen, Gen.Int[0, 5]).Sample((faults, depth) => Check(faults, depth));

    [Fact]
    public void Depth_and_size_are_bounded_for_writers_as_for_readers() =>
        Gen.Select(Gen.Int[0, 60], Gen.Int[1, 70], Gen.Int[1, 60_000], Gen.Bool).Sample((depth, maxDepth, maxBytes, isEnvelope) =>
        {
            var limits = new SpecJsonOptions { MaxDepth = maxDepth, MaxBytes = maxBytes };
            if (isEnvelope)
            {
                CheckLimits<VersionedParcel>(Nested(Sound, depth), limits);
                CheckLimits<VersionedParcel>(Nested(Sound, depth).ToV2(), limits);
            }
            else
            {
                CheckLimits(Nested(Sound, depth), limits);
                CheckLimits(Nested(Sound, depth).ToV2(), limits);
            }
        });

    [Fact]
    public void What_a_conversion_makes_too_deep_is_refused_by_default()
    {
        var deep = Nested(Sound, 40);

        Assert.Equal(deep, SpecJson.Deserialize<Parcel>(SpecJson.SerializeToUtf8Bytes(deep)));
        var error = Assert.Throws<SpecJsonException>(() => SpecJson.SerializeToUtf8Bytes(deep.ToV2()));
        Assert.StartsWith("/Inner/0/Inner/0", error.Pointer, StringComparison.Ordinal);
        Assert.Equal("more than the 64 levels of nested objects and arrays allowed", error.Problem);
    }

    [Fact]
    public void Each_constructor_of_a_collection_refuses_null_keys_and_elements()
    {
        Assert.Throws<ArgumentNullException>(() => SpecSet<string>.Empty.Add(null!));
        Assert.Throws<ArgumentNullException>(() => SpecSet.Create<string>("a", null!));
        Assert.Throws<ArgumentNullException>(() => SpecMap<string, int>.Empty.Add(null!, 1));
        Assert.Throws<ArgumentNullException>(() => SpecMap<string, int>.Empty.SetItem(null!, 1));
    }

    [Fact]
    public void An_unknown_version_is_passed_on_byte_for_byte_however_lenient_its_reader_was()
    {
        const string json = "{\"version\":\"V9\",\"spec\":{\"a\": [1, /* two */ 2,], // end\n }}";
        var lenient = new JsonSerializerOptions { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

        var unknown = JsonSerializer.Deserialize<VersionedParcel>(json, lenient)!;

        Assert.Equal(json, JsonSerializer.Serialize(unknown, lenient));
        Assert.Equal(json, SpecJson.Serialize(unknown));
        Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<VersionedParcel>(json));
    }

    [Fact]
    public void An_unknown_version_cannot_have_the_tag_of_a_known_one_or_no_text()
    {
        Assert.Throws<ArgumentException>(() => new UnknownParcel("V1", "{}"u8.ToArray()));
        Assert.Throws<ArgumentNullException>(() => new UnknownParcel(null!, "{}"u8.ToArray()));
        Assert.Equal("/version", Refused<VersionedParcel>(new UnknownParcel(Lone, "{}"u8.ToArray())).Pointer);
        Assert.Equal("/spec", Refused<VersionedParcel>(new UnknownParcel("V9", "{} 1"u8.ToArray())).Pointer);
        Assert.Equal("/spec", Refused<VersionedParcel>(new UnknownParcel("V9", default)).Pointer);
    }

    [Fact]
    public void Null_is_not_a_document()
    {
        Assert.Equal("", Refused<Parcel>(null!).Pointer);
        Assert.Equal("", Refused<VersionedParcel>(null!).Pointer);
    }

    private static void Check(int[] faults, int depth)
    {
        var parcel = faults.Aggregate(Sound, (current, fault) => Faults[fault].Spoil(current));

        // A later fault at the same member takes the earlier one's place.
        var kept = faults.GroupBy(fault => Faults[fault].Pointer.Split('/')[1]).Select(group => group.Last()).ToList();
        var place = kept.Count == 0 ? null : string.Concat(Enumerable.Repeat("/Inner", depth)) + Faults[kept.Min()].Pointer;
        var document = Nested(parcel, depth);
        CheckDoors(document, place);
        CheckDoors<VersionedParcel>(document, place is null ? null : "/spec" + place);
    }

    private static void CheckDoors<T>(T value, string? place)
        where T : class, ISpecJson<T>
    {
        if (place is null)
        {
            var json = SpecJson.SerializeToUtf8Bytes(value);
            Assert.Equal(value, SpecJson.Deserialize<T>(json));
            Assert.Equal(json, SpecJson.SerializeToUtf8Bytes(SpecJson.Deserialize<T>(json)));
            Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value)));
            return;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using var own = new Utf8JsonWriter(buffer);
        SpecJsonException[] errors =
        [
            Refused(value),
            Assert.Throws<SpecJsonException>(() => SpecJson.Serialize(value, SpecJsonOptions.Indented)),
            Assert.Throws<SpecJsonException>(() => SpecJson.Serialize(buffer, value)),
            Assert.Throws<SpecJsonException>(() => JsonSerializer.Serialize(value)),
            Assert.Throws<SpecJsonException>(() => JsonSerializer.Serialize(own, value)),
        ];

        Assert.All(errors, error => Assert.Equal(place, error.Pointer));
        Assert.All(errors, error => Assert.EndsWith($"(at {place})", error.Message, StringComparison.Ordinal));
        Assert.Equal(0, buffer.WrittenCount + own.BytesPending);
    }

    private static void CheckLimits<T>(T value, SpecJsonOptions limits)
        where T : class, ISpecJson<T>
    {
        var json = SpecJson.SerializeToUtf8Bytes(value, new SpecJsonOptions { MaxDepth = 1000 });
        var read = Record.Exception(() => SpecJson.Deserialize<T>(json, limits)) as SpecJsonException;
        var written = Record.Exception(() => Assert.Equal(json, SpecJson.SerializeToUtf8Bytes(value, limits)));

        Assert.Equal(read is null, written is null);
        if (read is not null && json.Length <= limits.MaxBytes)
        {
            Assert.Equal((read.Pointer, read.Problem), (Assert.IsType<SpecJsonException>(written).Pointer, ((SpecJsonException)written!).Problem));
        }
    }

    private static SpecJsonException Refused<T>(T value)
        where T : ISpecJson<T> => Assert.Throws<SpecJsonException>(() => SpecJson.SerializeToUtf8Bytes(value));

    private static Parcel Nested(Parcel inner, int depth)
    {
        for (var i = 0; i < depth; i++)
        {
            inner = Sound with { Inner = inner };
        }

        return inner;
    }

    private static T EmptyUnion<T>()
        where T : struct => Enumerable.Repeat<T?>(null, 1).First().GetValueOrDefault();
}
