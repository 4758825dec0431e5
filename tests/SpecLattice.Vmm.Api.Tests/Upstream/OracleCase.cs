using System.Text.Json;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Upstream;

/// <summary>A document, and what the original server's types made of it.</summary>
internal sealed record OracleCase(string Type, string Name, string Format, string Input, bool Accepted, string? Canonical)
{
    private static readonly Lazy<IReadOnlyDictionary<string, OracleCase>> Loaded = new(Load);

    /// <summary>The cases by type and name.</summary>
    public static IReadOnlyDictionary<string, OracleCase> All => Loaded.Value;

    /// <summary>The type and the name: no two cases have the same.</summary>
    public string Id => $"{Type} {Name}";

    private static Dictionary<string, OracleCase> Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SharedFolder.SerdeFolder, "serde-oracle.json")));
        return document.RootElement.EnumerateArray().Select(Read).ToDictionary(one => one.Id);
    }

    private static OracleCase Read(JsonElement one) => new(
        one.GetProperty("type").GetString()!,
        one.GetProperty("name").GetString()!,
        one.GetProperty("input_format").GetString()!,
        one.GetProperty("input").GetString()!,
        one.GetProperty("accepted").GetBoolean(),
        one.GetProperty("canonical_json").GetString());
}
