using System.Text.Json;
using SpecLattice.Catalog;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>Reads instance specs from files.</summary>
internal static class SpecFile
{
    /// <summary>How a file's version is found, for the help texts.</summary>
    public const string VersionHelp =
        "Either {\"version\":\"V2\",\"spec\":{...}}, as `vmm spec` prints it, which names its version, or the spec alone, in the version of --api-version";

    private const long MaxBytes = 16 << 20;

    private static readonly SpecFamily<AnyInstanceSpec> Family = ApiFamilies.Of<AnyInstanceSpec>();

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandException">It cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            var length = new FileInfo(path).Length;
            return length <= MaxBytes
                ? File.ReadAllBytes(path)
                : throw CommandException.BadInput($"{path}: the file has {length} bytes, more than the {MaxBytes} allowed");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CommandException.BadInput($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Reads a spec.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="json">What is in it.</param>
    /// <param name="apiVersion">The API version of a spec without an envelope, and what an enveloped one is converted to; null takes the newest and the envelope's.</param>
    /// <exception cref="CommandException">It is not a spec, or the version asked for cannot hold it.</exception>
    public static AnyInstanceSpec Parse(string path, byte[] json, int? apiVersion)
    {
        try
        {
            if (!HasMember(json, "version"))
            {
                return ParseAlone(json, apiVersion ?? VmmHostOptions.NewestApi);
            }

            var spec = SpecJson.Deserialize<AnyInstanceSpec>(json);
            return apiVersion is { } wanted ? Convert(path, spec, wanted) : spec;
        }
        catch (SpecJsonException error)
        {
            throw CommandException.BadInput($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Converts a spec to the version that an API version has.</summary>
    /// <exception cref="CommandException">That version cannot hold it.</exception>
    public static AnyInstanceSpec Convert(string path, AnyInstanceSpec spec, int apiVersion)
    {
        var version = Family.FindNewestAsOf(apiVersion);
        return spec.ToVersion(version).TryGetValue(out var converted, out var losses)
            ? converted
            : throw CommandException.Failed($"{path}: instance spec version {version} cannot hold this spec; it would lose:\n{losses}");
    }

    /// <summary>Whether the document is an object with a member of this name. Says no for what is not JSON; reading it says what is wrong.</summary>
    public static bool HasMember(byte[] json, string name)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(name))
                {
                    return true;
                }

                reader.Skip();
            }

            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads a spec without an envelope, in the type that an API version has.</summary>
    /// <exception cref="SpecJsonException">It is none.</exception>
    public static AnyInstanceSpec ParseAlone(ReadOnlySpan<byte> json, int apiVersion, SpecJsonOptions? limits = null) =>
        Family.Read(Family.FindNewestAsOf(apiVersion), json, limits).Value;

    /// <summary>Writes a spec without an envelope.</summary>
    public static byte[] SerializeAlone(AnyInstanceSpec spec)
    {
        var document = Family.CreateDocument(spec);
        return document.IsKnown
            ? document.SerializeToUtf8Bytes()
            : throw CommandException.BadInput($"this build does not know instance specs of version {spec.Version}");
    }
}
