namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// A request body over the API versions: the type that each version reads, and its way up to the newest type, which the handler works with.
/// </summary>
/// <remarks>The ways up must be total; when one becomes partial, the declaration stops compiling, and somebody decides what the server answers.</remarks>
/// <typeparam name="TNewest">The newest type.</typeparam>
internal sealed class RequestVersions<TNewest>
    where TNewest : ISpecJson<TNewest>
{
    private readonly SortedDictionary<int, Func<ReadOnlyMemory<byte>, TNewest>> _readers = [];

    /// <summary>The types.</summary>
    public BodyTypes Types { get; } = new();

    /// <summary>A body that is the same in every API version.</summary>
    public static RequestVersions<TNewest> Same { get; } = new RequestVersions<TNewest>().Newest(1);

    /// <summary>From this API version on, up to the next one declared, a body is of this type.</summary>
    /// <param name="apiVersion">The API version.</param>
    /// <param name="up">The way to the newest type.</param>
    /// <param name="shape">The versioned type that says what the body looks like, where that is another one.</param>
    public RequestVersions<TNewest> From<T>(int apiVersion, Func<T, TNewest> up, Type? shape = null)
        where T : ISpecJson<T>
    {
        Types.From(apiVersion, shape ?? typeof(T));
        _readers.Add(apiVersion, body => up(SpecJson.Parse<T>(body.Span)));
        return this;
    }

    /// <summary>From this API version on a body is of the newest type.</summary>
    public RequestVersions<TNewest> Newest(int apiVersion, Type? shape = null) => From<TNewest>(apiVersion, static body => body, shape);

    /// <summary>Reads a body.</summary>
    /// <exception cref="ApiException">The body is not what the API version says.</exception>
    public TNewest Read(int apiVersion, ReadOnlyMemory<byte> body)
    {
        try
        {
            return VersionTable.Find(_readers, apiVersion)(body);
        }
        catch (SpecJsonException error)
        {
            throw new ApiException(ApiError.FromJson(error), error);
        }
    }
}
