using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace SpecLattice.Testing.Fixtures;

/// <summary>Reads the manifests of a corpus and the files that they list.</summary>
internal static class FixtureFolder
{
    public const string Manifest = "manifest.json";

    /// <summary>The folder of what this build writes: the only one that is ever written again.</summary>
    public const string Head = "HEAD";

    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The folder itself, or the one of that name in the nearest folder above the program.</summary>
    public static string Find(string folder)
    {
        if (Path.IsPathRooted(folder))
        {
            return Directory.Exists(folder) ? folder : throw new SpecLawException($"there is no folder {folder}");
        }

        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
        {
            var candidate = Path.Combine(above.FullName, folder);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new SpecLawException($"there is no folder `{folder}` in {AppContext.BaseDirectory} or in any folder above it; give its full path");
    }

    /// <summary>Reads all manifests in a folder, and every file. Whatever is wrong is reported at once.</summary>
    /// <param name="root">The corpus.</param>
    /// <param name="exceptHead">Whether what is wrong with <see cref="Head"/> does not matter, since it is about to be written.</param>
    public static ImmutableArray<FixtureFile> Read(string root, bool exceptHead)
    {
        var problems = new List<string>();
        var files = new SortedDictionary<string, FixtureFile>(StringComparer.Ordinal);
        var manifests = Directory.EnumerateFiles(root, Manifest, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        if (exceptHead)
        {
            manifests.RemoveAll(manifest => IsHead(Relative(root, manifest)));
        }
        else if (manifests.Count == 0)
        {
            throw new SpecLawException($"there is no {Manifest} in {root}");
        }

        foreach (var manifest in manifests)
        {
            foreach (var fixture in ReadManifest(manifest, problems))
            {
                if (ReadFile(root, manifest, fixture, problems) is { } file && !files.TryAdd(file.Name, file))
                {
                    problems.Add($"{file.Name}: listed twice");
                }
            }
        }

        var unlisted = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != Manifest)
            .Select(path => Relative(root, path))
            .Where(name => !(exceptHead && IsHead(name)) && !files.ContainsKey(name) && !problems.Any(problem => problem.StartsWith(name + ":", StringComparison.Ordinal)));
        problems.AddRange(unlisted.Order(StringComparer.Ordinal).Select(name => $"{name}: in no manifest"));
        return problems.Count == 0 ? [.. files.Values] : throw new SpecLawException($"{root}:\n{string.Join('\n', problems)}");
    }

    public static bool IsHead(string name) => name.StartsWith(Head + "/", StringComparison.Ordinal);

    public static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    public static ImmutableArray<Fixture> ReadManifest(string path, List<string> problems)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), FixtureJson.Default.FixtureManifest) is { Fixtures.IsDefault: false } manifest
                ? manifest.Fixtures
                : throw new JsonException("expected an object with the member `fixtures`");
        }
        catch (JsonException error)
        {
            problems.Add($"{path}: {error.Message}");
            return [];
        }
    }

    private static FixtureFile? ReadFile(string root, string manifest, Fixture fixture, List<string> problems)
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(manifest)!, fixture.File));
        var name = Relative(root, path);
        string? problem = null;
        byte[] bytes = [];
        if (name.StartsWith("../", StringComparison.Ordinal))
        {
            problem = "outside the corpus";
        }
        else if (!File.Exists(path))
        {
            problem = "listed, but there is no such file";
        }
        else if (new FileInfo(path).Length > MaxBytes)
        {
            problem = $"larger than {MaxBytes} bytes";
        }
        else
        {
            bytes = File.ReadAllBytes(path);
            problem = Disagreement(fixture, bytes);
        }

        if (problem is not null)
        {
            problems.Add($"{name}: {problem}");
            return null;
        }

        return new FixtureFile(name, fixture, [.. bytes]);
    }

    private static string? Disagreement(Fixture fixture, byte[] bytes)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var isReadable = fixture.Reaches.Length > 0 || fixture.RefusedBy.Count > 0;
        return fixture switch
        {
            _ when digest != fixture.Sha256 => $"its bytes have changed: their SHA-256 is {digest}, not {fixture.Sha256}. A fixture never changes; add another",
            { Unreadable: not null } when isReadable => "an unreadable document cannot claim to reach or to be refused by versions",
            { Unreadable: null, UnreadableAt: not null } => "`unreadableAt` needs `unreadable`, a part of the error",
            { Unreadable: null } when !isReadable => "claims nothing: give `reaches`, `refusedBy` or `unreadable`",
            _ when fixture.Reaches.Any(fixture.RefusedBy.ContainsKey) => "a version cannot be both in `reaches` and in `refusedBy`",
            _ when fixture.RefusedBy.Values.Any(pointers => pointers.IsDefaultOrEmpty) => "a version in `refusedBy` needs the pointer of at least one loss",
            _ => null,
        };
    }
}
