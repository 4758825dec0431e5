using System.Text;
using CsCheck;

namespace SpecLattice.Tests.Json;

public class SpecUuidTests
{
    private static readonly Guid Sample = new("67e55044-10b1-426f-9247-bb680e5fe0c8");

    [Theory]
    [InlineData("67e55044-10b1-426f-9247-bb680e5fe0c8")]
    [InlineData("67E55044-10b1-426F-9247-BB680e5fe0C8")]
    [InlineData("67e5504410b1426f9247bb680e5fe0c8")]
    [InlineData("67E5504410B1426F9247BB680E5FE0C8")]
    [InlineData("{67e55044-10b1-426f-9247-bb680e5fe0c8}")]
    [InlineData("urn:uuid:67e55044-10b1-426f-9247-bb680e5fe0c8")]
    [InlineData("urn:uuid:67E55044-10B1-426F-9247-BB680E5FE0C8")]
    public void Reads(string text)
    {
        Assert.True(SpecUuid.TryParse(text, out Guid value));
        Assert.Equal(Sample, value);
        Assert.True(SpecUuid.TryParse(Encoding.UTF8.GetBytes(text), out value));
        Assert.Equal(Sample, value);
        Assert.Equal(Sample, SpecJson.Deserialize<Uuid>($"\"{text}\"").Value);
        Assert.Equal("\"67e55044-10b1-426f-9247-bb680e5fe0c8\"", SpecJson.Serialize(SpecJson.Deserialize<Uuid>($"\"{text}\"")));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 67e55044-10b1-426f-9247-bb680e5fe0c8")]
    [InlineData("67e55044-10b1-426f-9247-bb680e5fe0c8 ")]
    [InlineData("67e55044-10b1-426f-9247-bb680e5fe0c")]
    [InlineData("67e55044-10b1-426f-9247-bb680e5fe0cg")]
    [InlineData("67e55044-10b1-426f-9247bb680e5fe0c8")]
    [InlineData("67e5504-410b1-426f-9247-bb680e5fe0c8")]
    [InlineData("(67e55044-10b1-426f-9247-bb680e5fe0c8)")]
    [InlineData("{67e5504410b1426f9247bb680e5fe0c8}")]
    [InlineData("{67e55044-10b1-426f-9247-bb680e5fe0c8")]
    [InlineData("urn:uuid:67e5504410b1426f9247bb680e5fe0c8")]
    [InlineData("URN:UUID:67e55044-10b1-426f-9247-bb680e5fe0c8")]
    [InlineData("urn:uuid:{67e55044-10b1-426f-9247-bb680e5fe0c8}")]
    [InlineData("{0x67e55044,0x10b1,0x426f,{0x92,0x47,0xbb,0x68,0x0e,0x5f,0xe0,0xc8}}")]
    [InlineData("0x67e550-10b1-426f-9247-bb680e5fe0c8")]
    [InlineData("+7e55044-10b1-426f-9247-bb680e5fe0c8")]
    [InlineData("６7e55044-10b1-426f-9247-bb680e5fe0c8")]
    public void Refuses(string text)
    {
        Assert.False(SpecUuid.TryParse(text, out Guid value));
        Assert.Equal(Guid.Empty, value);
        Assert.False(SpecUuid.TryParse(Encoding.UTF8.GetBytes(text), out value));
        Assert.Equal(Guid.Empty, value);
        SpecJsonException error = Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Uuid>($"\"{text}\""));
        Assert.StartsWith("expected a UUID such as ", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_escaped_digits()
        => Assert.Equal(Sample, SpecJson.Deserialize<Uuid>("\"\\u0036\\u0037e55044-10b1-426f-9247-bb680e5fe0c8\"").Value);

    [Fact]
    public void Refuses_endless_text() => Assert.Throws<SpecJsonException>(() => SpecJson.Deserialize<Uuid>($"\"\\n{new string('0', 100_000)}\""));

    [Fact]
    public void Reads_what_dotnet_writes()
        => Gen.Select(Gen.Guid, Gen.OneOf("D", "N", "B")).Sample((guid, format)
            => SpecUuid.TryParse(guid.ToString(format), out Guid read) && read == guid);
}
