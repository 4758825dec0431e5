using System.Globalization;
using System.Text.Json;
using CsCheck;
using SpecLattice.CompilerServices;
using SpecLattice.Serialization;

namespace SpecLattice.Tests.Json;

public class MapKeyTests
{
    [Fact]
    public void Keys_come_back_as_they_were()
    {
        Gen.Int.Array[0, 5].Sample(keys => Same(keys, SpecJsonRead.Int32Key, SpecJsonWrite.Int32Key));
        Gen.UInt.Array[0, 5].Sample(keys => Same(keys, SpecJsonRead.UInt32Key, SpecJsonWrite.UInt32Key));
        Gen.Long.Array[0, 5].Sample(keys => Same(keys, SpecJsonRead.Int64Key, SpecJsonWrite.Int64Key));
        Gen.ULong.Array[0, 5].Sample(keys => Same(keys, SpecJsonRead.UInt64Key, SpecJsonWrite.UInt64Key));
        Gen.Guid.Array[0, 5].Sample(keys => Same(keys, SpecJsonRead.GuidKey, SpecJsonWrite.GuidKey));
        Generators.Text.Array[0, 5].Sample(keys => Same(keys, SpecJsonRead.StringKey, SpecJsonWrite.StringKey));
    }

    [Theory]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("-0")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("1e1")]
    [InlineData("2147483648")]
    [InlineData("")]
    [InlineData("999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    public void Integer_keys_have_one_spelling(string key)
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => Read($"{{\"{key}\": 1}}", SpecJsonRead.Int32Key));
        Assert.Equal("expected a key that is an integer from -2147483648 to 2147483647, in digits without leading zeros", error.Problem);
    }

    [Fact]
    public void Integer_keys_keep_their_range()
    {
        Assert.Throws<SpecJsonException>(() => Read("{\"-1\": 1}", SpecJsonRead.UInt32Key));
        Assert.Throws<SpecJsonException>(() => Read("{\"-1\": 1}", SpecJsonRead.UInt64Key));
        Assert.Throws<SpecJsonException>(() => Read("{\"9223372036854775808\": 1}", SpecJsonRead.Int64Key));
        Assert.Equal([-5], Read("{\"\\u002d5\": 1}", SpecJsonRead.Int32Key).Keys);
    }

    [Fact]
    public void Two_spellings_of_a_uuid_are_one_key()
    {
        const string json = "{\"67E55044-10b1-426f-9247-bb680e5fe0c8\": 1, \"67e5504410b1426f9247bb680e5fe0c8\": 2}";
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => Read(json, SpecJsonRead.GuidKey));
        Assert.Equal("duplicate key, expected every key once", error.Problem);
        Assert.Equal(json.LastIndexOf("\"67", StringComparison.Ordinal), error.Offset);
    }

    [Fact]
    public void Two_spellings_of_a_string_are_one_key()
        => Assert.Throws<SpecJsonException>(() => Read("{\"a\": 1, \"b\": 1, \"\\u0061\": 2}", SpecJsonRead.StringKey));

    [Fact]
    public void The_first_duplicate_is_named()
        => Gen.Int[0, 9].Array[0, 12].Sample(keys =>
        {
            string json = "{" + string.Join(',', keys.Select(k => string.Create(CultureInfo.InvariantCulture, $"\"{k}\":0"))) + "}";
            int first = Enumerable.Range(0, keys.Length).FirstOrDefault(i => keys.Take(i).Contains(keys[i]), -1);
            if (first < 0)
            {
                Assert.Equal(keys.Order(), Read(json, SpecJsonRead.Int32Key).Keys);
                return;
            }

            SpecJsonException error = Assert.Throws<SpecJsonException>(() => Read(json, SpecJsonRead.Int32Key));
            Assert.Equal(1 + (first * 6), error.Offset);
        });

    private static void Same<T>(T[] keys, ReadKey<T> read, WriteKey<T> write)
        where T : notnull, IComparable<T>
    {
        SpecMap<T, int> map = SpecMap.From(keys.Distinct().Select((key, i) => KeyValuePair.Create(key, i)));
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            SpecJsonWrite.Map(writer, map, write, SpecJsonWrite.Int32);
        }

        var reader = new Utf8JsonReader(stream.ToArray());
        reader.Read();
        Assert.Equal(map, SpecJsonRead.Map(ref reader, read, SpecJsonRead.Int32));
    }

    private static SpecMap<T, int> Read<T>(string json, ReadKey<T> key)
        where T : notnull, IComparable<T>
    {
        var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(json));
        reader.Read();
        return SpecJsonRead.Map(ref reader, key, SpecJsonRead.Int32);
    }
}
