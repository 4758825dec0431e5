using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using SpecLattice.Serialization;
using SpecLattice.Testing.Laws;
using SpecLattice.Testing.Values;

namespace SpecLattice.Testing.Fixtures;

/// <summary>The folder <c>HEAD</c> of a corpus: documents that cover each version's schema, as this build writes them.</summary>
internal sealed class HeadFolder(string corpus)
{
    private readonly string _folder = Path.Combine(corpus, FixtureFolder.Head);

    /// <summary>Whether the folder is to be written rather than compared.</summary>
    public static bool IsUpdating => Environment.GetEnvironmentVariable(FixtureCorpus.UpdateVariable) switch
    {
        null or "" => false,
        "update" => true,
        _ => throw new SpecLawException($"the environment variable {FixtureCorpus.UpdateVariable} can only be `update`"),
    };

    /// <summary>Compares a family's documents with those in the folder, or writes them.</summary>
    /// <returns>What is wrong.</returns>
    public IEnumerable<string> Check<TSum>(SpecLawFamily<TSum> family)
        where TSum : class, ISpecJson<TSum>
    {
        if (IsUpdating)
        {
            Write(family.Name, Make(family));
            return [];
        }

        return Directory.Exists(_folder) ? Compare(family.Name, Make(family)) : [];
    }

    private static SortedDictionary<string, (Fixture Fixture, byte[] Bytes)> Make<TSum>(SpecLawFamily<TSum> family)
        where TSum : class, ISpecJson<TSum>
    {
        var subject = new LawSubject<TSum>(family, SpecLawOptions.Default);
        var files = new SortedDictionary<string, (Fixture, byte[])>(StringComparer.Ordinal);
        foreach (var version in subject.Versions)
        {
            var number = 0;
            foreach (var document in Cover.Of(subject.Root(version)))
            {
                var value = subject.Read(version, document);
                byte[] bytes = [.. SpecJson.SerializeToUtf8Bytes(value, SpecJsonOptions.Indented), (byte)'\n'];
                var name = $"{family.Name}/v{version}/{++number:00}.json";
                files.Add(name, (Describe(subject, version, value, name, bytes), bytes));
            }
        }

        return files;
    }

    private static Fixture Describe<TSum>(LawSubject<TSum> subject, int version, TSum value, string name, byte[] bytes)
        where TSum : class, ISpecJson<TSum>
    {
        var conversions = subject.Versions.ToDictionary(to => to, to => subject.Convert(value, to));
        return new Fixture
        {
            File = name,
            Family = subject.Family.Name,
            Version = version,
            Form = FixtureForm.Envelope,
            Origin = $"{typeof(TSum).Assembly.GetName().Name} {typeof(TSum).Assembly.GetName().Version?.ToString(3)}",
            Date = DateOnly.FromDateTime(DateTime.UtcNow),
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Reaches = [.. conversions.Where(pair => pair.Value.IsSuccess).Select(pair => pair.Key)],
            RefusedBy = conversions.Where(pair => !pair.Value.IsSuccess)
                .ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.Losses.Select(loss => loss.Pointer).ToImmutableArray()),
        };
    }

    private IEnumerable<string> Compare(string family, SortedDictionary<string, (Fixture Fixture, byte[] Bytes)> made)
    {
        const string advice = $"if that is meant, run once with {FixtureCorpus.UpdateVariable}=update and look at the difference";
        foreach (var (name, (_, bytes)) in made)
        {
            var path = Path.Combine(_folder, name);
            if (!File.Exists(path))
            {
                yield return $"{FixtureFolder.Head}/{name}: this build writes this document, but it is not there; {advice}";
            }
            else if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes))
            {
                yield return $"{FixtureFolder.Head}/{name}: this build writes something else; {advice}";
            }
        }

        foreach (var name in Existing(family).Where(name => !made.ContainsKey(name)))
        {
            yield return $"{FixtureFolder.Head}/{name}: this build no longer writes this document; {advice}";
        }
    }

    private void Write(string family, SortedDictionary<string, (Fixture Fixture, byte[] Bytes)> made)
    {
        foreach (var name in Existing(family))
        {
            File.Delete(Path.Combine(_folder, name));
        }

        foreach (var (name, (_, bytes)) in made)
        {
            var path = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        var manifestPath = Path.Combine(_folder, FixtureFolder.Manifest);
        var known = File.Exists(manifestPath) ? FixtureFolder.ReadManifest(manifestPath, []) : [];

        // A document that is what it was keeps its date.
        var listed = made.Values.Select(file => known.FirstOrDefault(other => other.File == file.Fixture.File && other.Sha256 == file.Fixture.Sha256) is { } same
            ? file.Fixture with { Date = same.Date }
            : file.Fixture);
        var manifest = new FixtureManifest
        {
            Fixtures = [.. known.Where(fixture => fixture.Family != family).Concat(listed).OrderBy(fixture => fixture.File, StringComparer.Ordinal)],
        };
        File.WriteAllBytes(manifestPath, [.. JsonSerializer.SerializeToUtf8Bytes(manifest, FixtureJson.Default.FixtureManifest), (byte)'\n']);
    }

    private List<string> Existing(string family)
    {
        var folder = Path.Combine(_folder, family);
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Select(path => FixtureFolder.Relative(_folder, path)).Order(StringComparer.Ordinal)]
            : [];
    }
}
