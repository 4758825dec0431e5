using System.Collections.Immutable;
using SpecLattice.Catalog;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>The type of a body by API version: each holds from its version on, up to the next one.</summary>
internal sealed class BodyTypes
{
    private readonly SortedDictionary<int, Type> _types = [];

    /// <summary>No body.</summary>
    public static BodyTypes None { get; } = new();

    /// <summary>The JSON value null.</summary>
    public static BodyTypes Null { get; } = new BodyTypes().From<DBNull>(1);

    /// <summary>A body of one type in all versions.</summary>
    public static BodyTypes Same<T>() => Same(typeof(T));

    /// <summary>A body of one type in all versions.</summary>
    public static BodyTypes Same(Type type) => new BodyTypes().From(1, type);

    /// <summary>A body of a family: each API version has the newest version of the family that is not newer.</summary>
    public static BodyTypes OfFamily(SpecFamily family) =>
        family.MainLine.Aggregate(new BodyTypes(), (types, version) => types.From(version, family.GetRecordType(version)));

    /// <summary>From this API version on, up to the next one declared, the body is of this type.</summary>
    public BodyTypes From<T>(int apiVersion) => From(apiVersion, typeof(T));

    private BodyTypes From(int apiVersion, Type type)
    {
        _types.Add(apiVersion, type);
        return this;
    }

    /// <summary>The type at an API version; null where there is no body.</summary>
    public Type? At(int apiVersion) => _types.Count == 0 ? null : _types.Last(entry => entry.Key <= apiVersion).Value;
}

/// <summary>An endpoint as callers know it: what its OpenAPI document says, besides the bodies' types.</summary>
/// <param name="Id">Its name in the document.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with parameters in braces.</param>
/// <param name="Summary">What it does.</param>
internal sealed record ApiOperation(string Id, string Method, string Path, string Summary)
{
    /// <summary>What a caller must be allowed, at least one of them. The default looks at the instance.</summary>
    public ApiScopes Scopes { get; init; } = ApiScopes.Read;

    /// <summary>Whether only other servers may ask for it.</summary>
    public bool IsForPeers { get; init; }

    /// <summary>Whether operators and other servers may ask for it when there is room for nobody else.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>The parameters in the path and the query.</summary>
    public ImmutableArray<ApiParameter> Parameters { get; init; } = [];
}

/// <summary>A parameter in a path or a query.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schema">What it looks like, as an OpenAPI schema.</param>
/// <param name="Description">What it is; null where the name says it.</param>
internal sealed record ApiParameter(string Name, string Schema, string? Description = null)
{
    /// <summary>A component's key in a path.</summary>
    public const string Text = """{"type":"string"}""";

    /// <summary>A UUID in a path.</summary>
    public const string Uuid = """{"type":"string","format":"uuid"}""";

    /// <summary>An offset or a count in a query.</summary>
    public const string OptionalCount = """{"nullable":true,"type":"integer","format":"uint64","minimum":0}""";
}

/// <summary>An endpoint of the versioned API.</summary>
/// <param name="Operation">What callers know of it.</param>
/// <param name="Requests">The types of request bodies.</param>
/// <param name="Status">The status of a success.</param>
/// <param name="Responses">The types of response bodies.</param>
internal sealed record ApiEndpoint(ApiOperation Operation, BodyTypes Requests, int Status, BodyTypes Responses);
