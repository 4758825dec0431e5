using System.Globalization;
using SpecLattice.Schemas;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Server.OpenApi;

/// <summary>What the API's bodies look like, from the same declarations of which the codec is made.</summary>
internal sealed class ApiSchemas
{
    private readonly SpecNamedSchemas _schemas = SpecNamedSchemas.Parse(Api.SpecCatalog.Lock + SpecCatalog.Lock);

    /// <summary>The schemas of scalars, by the line that describes each.</summary>
    public static IReadOnlyDictionary<string, string> Scalars { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["string: a UUID in any spelling, otherwise a name"] = """{"type":"string"}""",
        ["string: ip:port or [ipv6]:port, without host names"] = """{"type":"string"}""",
        ["integer: 1-18446744073709551615"] = """{"type":"integer","format":"uint","minimum":1}""",
        ["array: 20 numbers 0-255"] = """{"type":"array","items":{"type":"integer","format":"uint8","minimum":0},"minItems":20,"maxItems":20}""",
        ["object: bus 0-255, device 0-31, function 0-7"] = """
            {"type":"object","properties":{
              "bus":{"type":"integer","format":"uint8","minimum":0},
              "device":{"type":"integer","format":"uint8","minimum":0,"maximum":31},
              "function":{"type":"integer","format":"uint8","minimum":0,"maximum":7}},
            "required":["bus","device","function"],"additionalProperties":false}
            """,
    };

    /// <summary>All types.</summary>
    public SpecSchema All => _schemas.Schema;

    /// <summary>The schema of errors.</summary>
    public SpecSchemaType Error => Find(typeof(ErrorReport));

    /// <summary>Finds the schema of a C# type.</summary>
    /// <remarks>Parts are named by their namespace without the version's segment; specs by their family, which has the type's name in another spelling.</remarks>
    public SpecSchemaType Find(Type type)
    {
        var segments = type.Namespace!.Split('.');
        var isVersion = int.TryParse(segments[^1].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) && segments[^1][0] == 'V';
        var home = isVersion ? string.Join('.', segments[..^1]) : type.Namespace;
        return _schemas.TryFind($"{home}.{type.Name}", isVersion ? version : 1, out var found)
            || _schemas.TryFind(FamilyName(type.Name), isVersion ? version : 1, out found)
            ? found
            : throw new ArgumentException($"{type} is not a versioned type", nameof(type));
    }

    /// <summary>What a type is called in a document.</summary>
    public string NameOf(SpecSchemaType type)
    {
        var name = _schemas.NameOf(type).Name;
        return name.Contains('.', StringComparison.Ordinal)
            ? name[(name.LastIndexOf('.') + 1)..]
            : string.Concat(name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    /// <summary>The types that a type's schema refers to by name.</summary>
    public IEnumerable<SpecSchemaType> ReferencesOf(SpecSchemaType type) => (type switch
    {
        SpecSchemaRecord record => record.Members.SelectMany(member => References(member.Value)),
        SpecSchemaUnion union => union.Cases.SelectMany(candidate => candidate.Value is { } value ? References(value) : []),
        _ => [],
    }).Select(All.Resolve);

    private static IEnumerable<SpecSchemaReference> References(SpecSchemaValue value) => value switch
    {
        SpecSchemaReference reference => [reference],
        SpecSchemaMap map => [.. References(map.Key), .. References(map.Value)],
        SpecSchemaList list => References(list.Element),
        SpecSchemaSet set => References(set.Element),
        _ => [],
    };

    private static string FamilyName(string typeName) =>
        string.Concat(typeName.Select((letter, index) => char.IsUpper(letter) ? $"{(index == 0 ? "" : "-")}{char.ToLowerInvariant(letter)}" : letter.ToString()));
}
