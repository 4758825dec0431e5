using SpecLattice.Catalog;
using SpecLattice.Serialization;
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

    private readonly Func<int, TNewest, ByteBudget, Conversion<Answer>> _write;

    private ResponseVersions(BodyTypes types, Func<int, TNewest, ByteBudget, Conversion<Answer>> write) => (Types, _write) = (types, write);

    /// <summary>A body that is the same in every API version.</summary>
    public static ResponseVersions<TNewest> Same { get; } = new(BodyTypes.Same<TNewest>(), static (_, body, _) => new Answer(SpecJson.SerializeToUtf8Bytes(body, AnySize)));

    /// <summary>The types.</summary>
    public BodyTypes Types { get; }

    /// <summary>A body of a family: each API version shows the newest version of the family that is not newer.</summary>
    /// <param name="asSum">The body as a version of the family, which it is.</param>
    public static ResponseVersions<TNewest> OfFamily<TSum>(Func<TNewest, TSum> asSum)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var family = ApiFamilies.Of<TSum>();
        var shared = new SharedAnswers<TNewest>();
        return new(BodyTypes.OfFamily(family), (apiVersion, body, budget) =>
        {
            var version = family.FindNewestAsOf(apiVersion);
            return family.CreateDocument(asSum(body)).ToVersion(version)
                .Map(document => shared.Take(version, body, buffer => document.Write(buffer, AnySize), budget));
        });
    }

    /// <summary>Writes a body.</summary>
    /// <param name="apiVersion">The API version.</param>
    /// <param name="body">The body.</param>
    /// <param name="budget">The memory for large ones.</param>
    /// <exception cref="ApiException">The API version cannot hold it, or there is no memory for it.</exception>
    public Answer Write(int apiVersion, TNewest body, ByteBudget budget) => _write(apiVersion, body, budget).TryGetValue(out var json, out var losses)
        ? json
        : throw new ApiException(ApiError.NotRepresentable(apiVersion, losses));
}
