namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// A response body over the API versions: the way down from the newest type, which the handler makes, to the type that each version shows. What a
/// version cannot hold is not left out: the request fails and lists it.
/// </summary>
/// <typeparam name="TNewest">The newest type.</typeparam>
internal sealed class ResponseVersions<TNewest>
    where TNewest : class, ISpecJson<TNewest>
{
    private readonly SortedDictionary<int, Func<TNewest, Conversion<byte[]>>> _writers = [];

    /// <summary>The types.</summary>
    public BodyTypes Types { get; } = new();

    /// <summary>A body that is the same in every API version.</summary>
    public static ResponseVersions<TNewest> Same { get; } = new ResponseVersions<TNewest>().Newest(1);

    /// <summary>From this API version on, up to the next one declared, a body is of this type.</summary>
    public ResponseVersions<TNewest> To<T>(int apiVersion, Func<TNewest, Conversion<T>> down)
        where T : class, ISpecJson<T>
    {
        Types.From<T>(apiVersion);
        _writers.Add(apiVersion, body => down(body).Map(static older => SpecJson.Serialize(older)));
        return this;
    }

    /// <summary>From this API version on a body is of the newest type.</summary>
    public ResponseVersions<TNewest> Newest(int apiVersion) => To<TNewest>(apiVersion, static body => body);

    /// <summary>Writes a body.</summary>
    /// <exception cref="ApiException">The API version cannot hold it.</exception>
    public byte[] Write(int apiVersion, TNewest body) =>
        VersionTable.Find(_writers, apiVersion)(body).TryGetValue(out var json, out var losses)
            ? json
            : throw new ApiException(ApiError.NotRepresentable(apiVersion, losses));
}

/// <summary>Looks up what holds at an API version: what was declared for it, or for the last version before it.</summary>
internal static class VersionTable
{
    public static T Find<T>(SortedDictionary<int, T> table, int apiVersion) => table.Last(entry => entry.Key <= apiVersion).Value;
}
