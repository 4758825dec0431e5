using SpecLattice.Serialization;
using SpecLattice.Vmm.ApiMapping;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// A request body over the API versions: the type that each version reads, and its way up to the newest type, which the handler works with.
/// </summary>
/// <typeparam name="TNewest">The newest type.</typeparam>
internal sealed class RequestVersions<TNewest>
    where TNewest : ISpecJson<TNewest>
{
    private readonly Func<int, ReadOnlyMemory<byte>, Conversion<TNewest>> _read;

    private RequestVersions(BodyTypes types, Func<int, ReadOnlyMemory<byte>, Conversion<TNewest>> read) => (Types, _read) = (types, read);

    /// <summary>A body that is the same in every API version.</summary>
    public static RequestVersions<TNewest> Same { get; } = SameAs(typeof(TNewest));

    /// <summary>The types.</summary>
    public BodyTypes Types { get; }

    /// <summary>A body that is the same in every API version, and looks like a versioned type that it is not.</summary>
    public static RequestVersions<TNewest> SameAs(Type shape) => new(BodyTypes.Same(shape), static (_, body) => SpecJson.Deserialize<TNewest>(body.Span));

    /// <summary>A body of a family: each API version reads the newest version of the family that is not newer.</summary>
    /// <param name="up">The way to the newest version. What it cannot hold is not dropped: the request is refused, and what would be lost is listed.</param>
    public static RequestVersions<TNewest> OfFamily<TSum>(Func<TSum, Conversion<TNewest>> up)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var family = ApiFamilies.Of<TSum>();
        return new(BodyTypes.OfFamily(family), (apiVersion, body) => up(family.Read(family.FindNewestAsOf(apiVersion), body.Span).Value));
    }

    /// <summary>Reads a body.</summary>
    /// <exception cref="ApiException">The body is not what the API version says, or the newest version cannot hold it.</exception>
    public TNewest Read(int apiVersion, ReadOnlyMemory<byte> body)
    {
        try
        {
            return _read(apiVersion, body).TryGetValue(out var newest, out var losses)
                ? newest
                : throw new ApiException(ApiError.RequestNotRepresentable(apiVersion, losses));
        }
        catch (SpecJsonException error)
        {
            throw new ApiException(ApiError.FromJson(error), error);
        }
    }
}
