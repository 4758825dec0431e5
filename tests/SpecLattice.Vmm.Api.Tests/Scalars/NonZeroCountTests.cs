using System.Text.Json;
using CsCheck;

namespace SpecLattice.Vmm.Api.Tests.Scalars;

public sealed class NonZeroCountTests
{
    [Fact]
    public void A_count_survives_its_json() =>
        Gen.ULong[1, ulong.MaxValue].Sample(value =>
        {
            var count = new NonZeroCount(value);
            return count.Value == value && JsonSerializer.Deserialize<NonZeroCount>(JsonSerializer.Serialize(count)) == count;
        });

    [Fact]
    public void The_default_is_one() => Assert.Equal(1ul, default(NonZeroCount).Value);

    [Fact]
    public void Zero_is_no_count() => Assert.Throws<ArgumentOutOfRangeException>(() => new NonZeroCount(0));

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("8.0")]
    [InlineData("\"8\"")]
    [InlineData("null")]
    [InlineData("18446744073709551616")]
    public void Other_json_is_refused(string json) =>
        Assert.ThrowsAny<SpecJsonException>(() => JsonSerializer.Deserialize<NonZeroCount>(json));
}
