using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using SpecLattice.CompilerServices;
using SpecLattice.Schemas;
using SpecLattice.Serialization;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Tests.Json.Leaves;

/// <summary>
/// Each kind of values without parts is written as System.Text.Json writes it, and read as it reads it: on random values, a few thousand in the usual run and
/// 100,000 with <c>SPECLATTICE_NIGHTLY=1</c>. What is different on purpose: docs/leaves.md.
/// </summary>
public class LeafDifferentialTests
{
    private static readonly long Values = Depth.Of(usual: 3_000, nightly: 100_000);

    private static readonly Dictionary<SpecSchemaKind, Action> Checks = new()
    {
        [SpecSchemaKind.Bool] = () => Check(Gen.Bool, SpecJsonRead.Boolean, SpecJsonWrite.Boolean),
        [SpecSchemaKind.SByte] = () => Check(Gen.SByte, SpecJsonRead.SByte, SpecJsonWrite.SByte),
        [SpecSchemaKind.Byte] = () => Check(Gen.Byte, SpecJsonRead.Byte, SpecJsonWrite.Byte),
        [SpecSchemaKind.Int16] = () => Check(Gen.Short, SpecJsonRead.Int16, SpecJsonWrite.Int16),
        [SpecSchemaKind.UInt16] = () => Check(Gen.UShort, SpecJsonRead.UInt16, SpecJsonWrite.UInt16),
        [SpecSchemaKind.Int32] = () => Check(Gen.Int, SpecJsonRead.Int32, SpecJsonWrite.Int32),
        [SpecSchemaKind.UInt32] = () => Check(Gen.UInt, SpecJsonRead.UInt32, SpecJsonWrite.UInt32),
        [SpecSchemaKind.Int64] = () => Check(Gen.Long, SpecJsonRead.Int64, SpecJsonWrite.Int64),
        [SpecSchemaKind.UInt64] = () => Check(Gen.ULong, SpecJsonRead.UInt64, SpecJsonWrite.UInt64),
        // Minus zero is zero here.
        [SpecSchemaKind.Double] = () => Check(Gen.Double.Where(value => double.IsFinite(value) && !(value == 0 && double.IsNegative(value))), SpecJsonRead.Double, SpecJsonWrite.Double),
        [SpecSchemaKind.Decimal] = () => Check(LeafGenerators.Decimal, SpecJsonRead.Decimal, SpecJsonWrite.Decimal),
        [SpecSchemaKind.Int128] = () => Check(LeafGenerators.Int128, SpecJsonRead.Int128, SpecJsonWrite.Int128),
        [SpecSchemaKind.UInt128] = () => Check(LeafGenerators.UInt128, SpecJsonRead.UInt128, SpecJsonWrite.UInt128),
        [SpecSchemaKind.Single] = () => Check(Gen.Single.Where(value => float.IsFinite(value) && !(value == 0 && float.IsNegative(value))), SpecJsonRead.Single, SpecJsonWrite.Single),
        [SpecSchemaKind.Half] = () => Check(LeafGenerators.Half, SpecJsonRead.Half, SpecJsonWrite.Half),
        [SpecSchemaKind.Char] = () => Check(Gen.Char.Where(value => !char.IsSurrogate(value)), SpecJsonRead.Char, SpecJsonWrite.Char),
        [SpecSchemaKind.DateTime] = () => Check(LeafGenerators.DateTime, SpecJsonRead.DateTime, SpecJsonWrite.DateTime),
        [SpecSchemaKind.DateTimeOffset] = () => Check(LeafGenerators.DateTimeOffset, SpecJsonRead.DateTimeOffset, SpecJsonWrite.DateTimeOffset),
        [SpecSchemaKind.DateOnly] = () => Check(Gen.DateOnly, SpecJsonRead.DateOnly, SpecJsonWrite.DateOnly),
        [SpecSchemaKind.TimeOnly] = () => Check(LeafGenerators.TimeOnly, SpecJsonRead.TimeOnly, SpecJsonWrite.TimeOnly),
        [SpecSchemaKind.TimeSpan] = () => Check(LeafGenerators.TimeSpan, SpecJsonRead.TimeSpan, SpecJsonWrite.TimeSpan),
        [SpecSchemaKind.Uri] = () => Check(LeafGenerators.Uri, SpecJsonRead.Uri, SpecJsonWrite.Uri),
        [SpecSchemaKind.Version] = () => Check(LeafGenerators.Version, SpecJsonRead.Version, SpecJsonWrite.Version),
        [SpecSchemaKind.Bytes] = () => Check(Gen.Byte.Array[0, 40].Select(SpecBytes (bytes) => bytes), SpecJsonRead.Bytes, SpecJsonWrite.Bytes, bytes => JsonSerializer.Serialize(bytes.ToArray())),

        [SpecSchemaKind.Json] = () => Check(LeafGenerators.JsonText.Select(SpecJsonValue.Parse), SpecJsonRead.JsonValue, SpecJsonWrite.JsonValue, value => value.ToElement().GetRawText()),

        // System.Text.Json has no form of these: what they are written as is read again.
        [SpecSchemaKind.BigInt] = () => Check(LeafGenerators.BigInteger, SpecJsonRead.BigInteger, SpecJsonWrite.BigInteger, value => value.ToString(CultureInfo.InvariantCulture)),
        [SpecSchemaKind.Rune] = () => Check(LeafGenerators.Rune, SpecJsonRead.Rune, SpecJsonWrite.Rune, value => JsonSerializer.Serialize(value.ToString())),
        [SpecSchemaKind.IPAddress] = () => Check(LeafGenerators.IPAddress, SpecJsonRead.IPAddress, SpecJsonWrite.IPAddress, value => JsonSerializer.Serialize(value.ToString())),
        [SpecSchemaKind.String] = () => Check(Generators.Text, SpecJsonRead.String, SpecJsonWrite.String),
        [SpecSchemaKind.Uuid] = () => Check(Gen.Guid, SpecJsonRead.Guid, SpecJsonWrite.Guid),
    };

    public static TheoryData<SpecSchemaKind> Kinds => [.. Enum.GetValues<SpecSchemaKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_written_and_read_as_by_System_Text_Json(SpecSchemaKind kind) => Checks[kind]();

    /// <summary>Numbers as people and other programs write them, also with exponents and more digits than a decimal has.</summary>
    [Fact]
    public void Decimals_are_read_as_by_System_Text_Json_or_refused_where_it_would_round()
        => LeafGenerators.NumberText.Sample(
            text =>
            {
                decimal? theirs = TryTheirs(text);
                decimal? ours = TryOurs(text);
                Assert.True(ours is null || (theirs is { } same && SpecEquality<decimal>.Comparer.Equals(same, ours.Value)), $"{text}: {ours} instead of {theirs}");
                Assert.True(ours is not null == (theirs is { } value && LeafGenerators.IsExactly(text, value)), $"{text}: read as {ours}, {theirs}");
            },
            iter: Values);

    [Theory]
    [InlineData("1.10", "1.10")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0.00")]
    [InlineData("1e2", "100")]
    [InlineData("1.10e0", "1.10")]
    [InlineData("100e-2", "1.00")]
    [InlineData("1E-3", "0.001")]
    [InlineData("0e5", "0")]
    [InlineData("0e-5", "0.00000")]
    [InlineData("0e999999999999", "0")]
    [InlineData("12300e-30", "0.0000000000000000000000000123")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("1.00000000000000000000000000000000000", "1.0000000000000000000000000000")]
    public void Decimals_keep_their_digits(string json, string written) => Assert.Equal(written, Write(Read(json, SpecJsonRead.Decimal), SpecJsonWrite.Decimal));

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("7922816251426433759354395033.55")]
    [InlineData("0.12345678901234567890123456789012")]
    [InlineData("1e-29")]
    [InlineData("1e-30")]
    [InlineData("15e-29")]
    [InlineData("1e29")]
    [InlineData("1e999999999999999999999")]
    [InlineData("1e-999999999999999999999")]
    [InlineData("-0.00000000000000000000000000000000000000000001")]
    public void Decimals_are_never_rounded(string json)
    {
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => Read(json, SpecJsonRead.Decimal));
        Assert.StartsWith("expected a number that a decimal holds exactly", error.Problem, StringComparison.Ordinal);
    }

    private static void Check<T>(Gen<T> values, ReadValue<T> read, WriteValue<T> write, Func<T, string>? form = null)
        where T : notnull
        => values.Sample(
            value =>
            {
                string theirs = form?.Invoke(value) ?? JsonSerializer.Serialize(value);
                Assert.Equal(theirs, Write(value, write));
                Assert.Equal(value, Read(theirs, read), SpecEquality<T>.Comparer);
            },
            iter: Values);

    private static T Read<T>(string json, ReadValue<T> read)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return read(ref reader);
    }

    private static string Write<T>(T value, WriteValue<T> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static decimal? TryOurs(string json)
    {
        try
        {
            return Read(json, SpecJsonRead.Decimal);
        }
        catch (SpecJsonException)
        {
            return null;
        }
    }

    private static decimal? TryTheirs(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<decimal>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
