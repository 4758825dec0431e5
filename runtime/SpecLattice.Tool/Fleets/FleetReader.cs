using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using SpecLattice.Catalog;
using SpecLattice.Tool.Documents;

namespace SpecLattice.Tool.Fleets;

/// <summary>Reads the description of a fleet.</summary>
internal sealed class FleetReader(ImmutableArray<SpecFamily> families, string folder, SpecJsonOptions limits)
{
    private const int MaxServers = 10_000;
    private const int MaxInstances = 1_000_000;
    private const long MaxBytes = 2_000_000_000;

    private readonly Dictionary<string, SpecFamily> _families = families.ToDictionary(family => family.Name);

    public static Fleet Read(string path, ImmutableArray<SpecFamily> families, SpecJsonOptions limits)
    {
        using var stream = DocumentFile.Open(path);
        if (stream.CanSeek && stream.Length > MaxBytes)
        {
            throw new CommandException($"{path} is larger than the maximum size of a fleet file");
        }

        try
        {
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return new FleetReader(families, Path.GetDirectoryName(Path.GetFullPath(path))!, limits).Read(document.RootElement);
        }
        catch (CommandException error)
        {
            throw new CommandException($"{path}: {error.Message}", error);
        }
        catch (JsonException error)
        {
            throw new CommandException(
                error.LineNumber is { } line ? $"{path} is not valid JSON: error at line {line + 1}, column {error.BytePositionInLine + 1}" : $"{path}: {error.Message}", error);
        }
    }

    private Fleet Read(JsonElement root)
    {
        RequireOnly(root, "", "servers", "instances", "upgrade");
        var servers = Items(root, "", "servers", MaxServers)
            .Select((element, i) => ReadServer(element, $"/servers/{i}"))
            .ToImmutableArray();
        var byName = new Dictionary<string, Server>(StringComparer.Ordinal);
        foreach (var server in servers)
        {
            if (!byName.TryAdd(server.Name, server))
            {
                throw new CommandException($"/servers: '{server.Name}' appears twice");
            }
        }

        var instances = Items(root, "", "instances", MaxInstances).Select((element, i) => ReadInstance(element, $"/instances/{i}", byName)).ToImmutableArray();
        var upgrade = root.TryGetProperty("upgrade", out var after) ? ReadUpgrade(after) : null;
        return new Fleet(servers, instances, upgrade);
    }

    private static Server ReadServer(JsonElement element, string place)
    {
        RequireOnly(element, place, "name", "offers");
        return new Server(Text(element, place, "name"), ReadOffer(element, place));
    }

    private static Offer ReadUpgrade(JsonElement element)
    {
        RequireOnly(element, "/upgrade", "offers");
        return ReadOffer(element, "/upgrade");
    }

    private static Offer ReadOffer(JsonElement element, string place)
    {
        var offers = Member(element, place, "offers", JsonValueKind.Object);
        var versions = ImmutableDictionary.CreateBuilder<string, ImmutableHashSet<int>>(StringComparer.Ordinal);
        foreach (var family in offers.EnumerateObject())
        {
            versions[family.Name] = [.. family.Value.ValueKind == JsonValueKind.Array
                ? family.Value.EnumerateArray().Select(version => version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number)
                    ? number
                    : throw new CommandException($"{place}/offers/{family.Name}: expected versions as numbers"))
                : throw new CommandException($"{place}/offers/{family.Name}: expected a list of versions")];
        }

        return new Offer(versions.ToImmutable());
    }

    private Instance ReadInstance(JsonElement element, string place, Dictionary<string, Server> servers)
    {
        RequireOnly(element, place, "name", "server", "family", "version", "spec", "file");
        var name = Text(element, place, "name");
        var serverName = Text(element, place, "server");
        var server = servers.TryGetValue(serverName, out var found) ? found : throw new CommandException($"{place}/server: there is no server '{serverName}'");
        var familyName = Text(element, place, "family");
        var family = _families.TryGetValue(familyName, out var known)
            ? known
            : throw new CommandException($"{place}/family: the assembly has no family '{familyName}'");
        if (family.NeedsContext)
        {
            throw new CommandException($"{place}/family: conversions of {familyName} need a context besides the value");
        }

        var document = ReadSpec(element, place, family);
        var versions = family.Versions.Select(version => version.Number).Where(version => version == document.Version || document.ToVersion(version).IsSuccess).ToImmutableArray();
        return new Instance(name, server, familyName, versions, Need(document));
    }

    private SpecDocument ReadSpec(JsonElement element, string place, SpecFamily family)
    {
        int? version = element.TryGetProperty("version", out var number)
            ? number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) && family.Knows(value)
                ? value
                : throw new CommandException($"{place}/version: {family.Name} has no such version")
            : null;
        if (element.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.String)
        {
            var path = Path.Combine(folder, file.GetString()!);
            return Known(DocumentFile.Decode(family, version, DocumentFile.Read(path, limits), path, limits), $"{place}/file");
        }

        var spec = Member(element, place, "spec", JsonValueKind.Object);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            spec.WriteTo(writer);
        }

        return Known(DocumentFile.Decode(family, version, buffer.WrittenSpan.ToArray(), $"{place}/spec", limits), $"{place}/spec");
    }

    private static SpecDocument Known(SpecDocument document, string place) =>
        document.IsKnown ? document : throw new CommandException($"{place}: a version of {document.Family.Name} that this build does not know");

    private static string Need(SpecDocument document)
    {
        var report = document.Explain();
        var reasons = report.Deciding.Select(need => $"{need.Pointer}: {need.Message}").Take(3).ToList();
        return reasons.Count == 0 ? "" : $"needs {report.Floor}, {string.Join("; ", reasons)}";
    }

    /// <summary>A member that nobody reads is a mistake: a misspelt one would otherwise count as left out.</summary>
    private static void RequireOnly(JsonElement element, string place, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!names.Contains(member.Name))
            {
                throw new CommandException($"{place}/{member.Name}: expected one of {string.Join(", ", names.ToArray().Select(name => $"`{name}`"))}");
            }
        }
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string place, string name, int most)
    {
        var list = Member(root, place, name, JsonValueKind.Array);
        return list.GetArrayLength() <= most ? list.EnumerateArray() : throw new CommandException($"{place}/{name}: more than {most}");
    }

    private static string Text(JsonElement element, string place, string name) => Member(element, place, name, JsonValueKind.String).GetString()!;

    private static JsonElement Member(JsonElement element, string place, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == kind
            ? member
            : throw new CommandException($"{(place.Length == 0 ? "/" : place)}: expected `{name}`, {kind switch
            {
                JsonValueKind.String => "a text",
                JsonValueKind.Array => "a list",
                _ => "an object",
            }}");
}
