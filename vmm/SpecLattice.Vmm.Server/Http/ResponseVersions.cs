using System.Buffers;
using SpecLattice.Catalog;
using SpecLattice.Vmm.ApiMapping;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// A response body over the API versions: the way down from the newest type, which the handler makes, to the type that each version shows. What a
/// version cannot hold is not left out: the request fails and lists it.
/// </summary>
/// <typeparam name="TNewest">The newest type.</typeparam>
internal sealed class ResponseVersions<TNewest>
    where TNewest : class, ISpecJson<TNewest>
{
    // An answer holds what requests were allowed to bring, and more around it.
    private static readonly SpecJsonOptions AnySize = new() { MaxBytes = int.MaxValue };

    private readonly Func<int, TNewest, Conversion<byte[]>> _write;

    private ResponseVersions(BodyTypes types, Func<int, TNewest, Conversion<byte[]>> write) => (Types, _write) = (types, write);

    /// <summary>A body that is the same in every API version.</summary>
    public static ResponseVersions<TNewest> Same { get; } = new(BodyTypes.Same<TNewest>(), static (_, body) => SpecJson.SerializeToUtf8Bytes(body, AnySize));

    /// <summary>The types.</summary>
    public BodyTypes Types { get; }

    /// <summary>A body of a family: each API version shows the newest version of the family that is not newer.</summary>
    /// <param name="asSum">The body as a version of the family, which it is.</param>
    public static ResponseVersions<TNewest> OfFamily<TSum>(Func<TNewest, TSum> asSum)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var family = ApiFamilies.Of<TSum>();
        return new(BodyTypes.OfFamily(family), (apiVersion, body) => family.CreateDocument(asSum(body)).ToVersion(family.FindNewestAsOf(apiVersion)).Map(Write));
    }

    /// <summary>Writes a body.</summary>
    /// <exception cref="ApiException">The API version cannot hold it.</exception>
    public byte[] Write(int apiVersion, TNewest body) => _write(apiVersion, body).TryGetValue(out var json, out var losses)
        ? json
        : throw new ApiException(ApiError.NotRepresentable(apiVersion, losses));

    private static byte[] Write(SpecDocument document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        document.Write(buffer, AnySize);
        return buffer.WrittenSpan.ToArray();
    }
}
