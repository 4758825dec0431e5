using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpecLattice.Testing;

/// <summary>A frozen document, and what its manifest claims of it.</summary>
public sealed record Fixture
{
    /// <summary>The document's file, relative to its manifest, with forward slashes.</summary>
    public required string File { get; init; }

    /// <summary>The family.</summary>
    public required string Family { get; init; }

    /// <summary>The version that the document is of.</summary>
    public required int Version { get; init; }

    /// <summary>Whether the file holds the version's own JSON or the envelope that names the version.</summary>
    public FixtureForm Form { get; init; }

    /// <summary>Who or what wrote the document: never the code under test.</summary>
    public required string Origin { get; init; }

    /// <summary>The command that wrote the file, where one did.</summary>
    public string? Command { get; init; }

    /// <summary>The day on which the document was written.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The SHA-256 of the file's bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The versions that the document converts to without loss.</summary>
    public ImmutableArray<int> Reaches { get => field.IsDefault ? [] : field; init; }

    /// <summary>The versions that refuse the document, each with the JSON pointers of all losses that the refusal names.</summary>
    [AllowNull]
    public ImmutableSortedDictionary<int, ImmutableArray<string>> RefusedBy { get => field ?? ImmutableSortedDictionary<int, ImmutableArray<string>>.Empty; init; }

    /// <summary>For a document that must not be readable at all: a part of the error's message.</summary>
    public string? Unreadable { get; init; }

    /// <summary>For a document that must not be readable at all: the JSON pointer of the place where it is wrong. Null where it is not JSON.</summary>
    public string? UnreadableAt { get; init; }
}

/// <summary>What a fixture's file holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FixtureForm>))]
public enum FixtureForm
{
    /// <summary>The version's own JSON.</summary>
    [JsonStringEnumMemberName("document")]
    Document,

    /// <summary>The sum's envelope: <c>{"version":"V3","spec":{...}}</c>.</summary>
    [JsonStringEnumMemberName("envelope")]
    Envelope,
}

/// <summary>The file <c>manifest.json</c>: every fixture in its folder and below.</summary>
internal sealed record FixtureManifest
{
    public required ImmutableArray<Fixture> Fixtures { get; init; }
}

/// <summary>Reads and writes manifests.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(FixtureManifest))]
internal sealed partial class FixtureJson : JsonSerializerContext;
