using System.Text.Json;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream;

/// <summary>The API's types by the names that the original server's documents call them.</summary>
internal static class ApiCodec
{
    /// <summary>Reads a document and writes it again.</summary>
    /// <param name="type">The type's name, such as <c>v3.Component</c>.</param>
    /// <param name="json">The document.</param>
    /// <returns>The document as it was written.</returns>
    public static string RoundTrip(string type, string json) => CodecOf(type).RoundTrip(json);

    /// <summary>Reads a document with System.Text.Json.</summary>
    /// <param name="type">The type's name.</param>
    /// <param name="json">The document.</param>
    /// <returns>The value.</returns>
    public static object Deserialize(string type, string json) => CodecOf(type).Deserialize(json);

    // What has no versions of its own, such as a PCI path, is called after the first.
    private static Codec CodecOf(string type)
    {
        var (version, name) = type.Split('.') is [var first, var second] ? (first.ToUpperInvariant(), second) : ("", type);
        var root = typeof(PciPath).Namespace;
        var assembly = typeof(PciPath).Assembly;
        var found = assembly.GetType($"{root}.{version}.{name}") ?? assembly.GetType($"{root}.{name}")
            ?? throw new InvalidOperationException($"no type of the API is called {type}");
        return (Codec)typeof(Codec).GetMethod(nameof(Codec.Of))!.MakeGenericMethod(found).Invoke(null, null)!;
    }

    private sealed record Codec(Func<string, string> RoundTrip, Func<string, object> Deserialize)
    {
        public static Codec Of<T>()
            where T : ISpecJson<T> => new(Again<T>, json => JsonSerializer.Deserialize<T>(json)!);

        private static string Again<T>(string json)
            where T : ISpecJson<T>
        {
            var value = SpecJson.Deserialize<T>(json);
            var written = SpecJson.Serialize(value);
            var again = SpecJson.Deserialize<T>(written);
            Assert.Equal(value, again);
            Assert.Equal(value!.GetHashCode(), again!.GetHashCode());
            Assert.Equal(written, SpecJson.Serialize(again));
            Documents.AssertEqual(written, SpecJson.Serialize(value, SpecJsonOptions.Indented));
            return written;
        }
    }
}
