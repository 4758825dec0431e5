using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Json;

/// <summary>A value of a type of the API, by its exact JSON.</summary>
internal abstract record ApiSample(Type Type, string Json)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A sample of a type that reads and writes itself.</summary>
    public static ApiSample Of<T>(string json)
        where T : ISpecJson<T> => new Spec<T>(json);

    /// <summary>A sample of an enum.</summary>
    public static ApiSample OfEnum<T>(string json)
        where T : struct, Enum => new Value<T>(json);

    /// <summary>A value of a type that reads and writes itself.</summary>
    public static ApiSample OfValue(object value) =>
        (ApiSample)typeof(ApiSample).GetMethod(nameof(OfSpecValue), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(value.GetType()).Invoke(null, [value])!;

    /// <summary>Reads and writes the sample in every way there is.</summary>
    public abstract void Check();

    /// <summary>Reads a document both ways, and compares what comes of it; null where they agree.</summary>
    public virtual string? Compare(ReadOnlySpan<byte> document, SpecJsonOptions options) => null;

    private static ApiSample OfSpecValue<T>(T value)
        where T : ISpecJson<T> => Of<T>(SpecJson.Serialize(value));

    // Every way must agree with the sample's text; only the escaping is the serializer's own affair.
    private static T CheckSerializer<T>(string json)
    {
        var value = JsonSerializer.Deserialize<T>(json)!;
        Assert.Equal(json, JsonSerializer.Serialize(value, Relaxed));
        if (value.GetType() == typeof(T))
        {
            Assert.Equal(json, JsonSerializer.Serialize<object>(value, Relaxed));
        }

        Documents.AssertEqual(json, JsonSerializer.Serialize(value));

        var info = (JsonTypeInfo<T>?)ApiJsonContext.Default.GetTypeInfo(typeof(T));
        if (info is not null)
        {
            Assert.Equal(JsonSerializer.Serialize(value), JsonSerializer.Serialize(value, info));
            Assert.Equal(value, JsonSerializer.Deserialize(json, info));
            Assert.Equal(value, JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(value, info)));
        }

        // As a member, and from a document in pieces.
        var list = JsonSerializer.Deserialize<List<T>>($"[{json}, {json}]")!;
        Assert.Equal([value, value], list);
        var pieces = new Utf8JsonReader(InPieces(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(value, JsonSerializer.Deserialize<T>(ref pieces));
        Assert.Equal(value.GetHashCode(), list[0]!.GetHashCode());
        return value;
    }

    private static ReadOnlySequence<byte> InPieces(byte[] bytes)
    {
        const int Size = 3;
        var first = new Piece(bytes.AsMemory(0, Math.Min(Size, bytes.Length)), null);
        var last = first;
        for (var start = Size; start < bytes.Length; start += Size)
        {
            last = new Piece(bytes.AsMemory(start, Math.Min(Size, bytes.Length - start)), last);
        }

        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed record Spec<T>(string Json) : ApiSample(typeof(T), Json)
        where T : ISpecJson<T>
    {
        public override void Check()
        {
            var value = SpecJson.Deserialize<T>(Json);
            Assert.Equal(Json, SpecJson.Serialize(value));
            Assert.Equal(Json, Encoding.UTF8.GetString(SpecJson.SerializeToUtf8Bytes(value)));
            Assert.Equal(value, CheckSerializer<T>(Json));
        }

        public override string? Compare(ReadOnlySpan<byte> document, SpecJsonOptions options) => TwoWays.Compare<T>(document, options);
    }

    private sealed record Value<T>(string Json) : ApiSample(typeof(T), Json)
        where T : struct, Enum
    {
        public override void Check() => Assert.True(Enum.IsDefined(CheckSerializer<T>(Json)));
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            if (before is not null)
            {
                RunningIndex = before.RunningIndex + before.Memory.Length;
                before.Next = this;
            }
        }
    }
}
