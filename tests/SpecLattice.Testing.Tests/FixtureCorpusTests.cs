using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SpecLattice.Families.Tests.Families;

namespace SpecLattice.Testing.Tests;

public sealed class FixtureCorpusTests : IDisposable
{
    private const string Pump2 = """{"Speed":7,"Name":"north"}""";
    private readonly string _folder = Directory.CreateTempSubdirectory("fixtures").FullName;
    private readonly JsonArray _listed = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_right_corpus_passes()
    {
        Add("pump/v2.json", Pump2, "pump", 2, """{"reaches":[2,3,4,21],"refusedBy":{"1":["/Name"]}}""");
        Add("pump/enveloped.json", """{"version":"V1","spec":{"Speed":1}}""", "pump", 1, """{"form":"envelope","reaches":[1,2]}""");
        Add("pump/bad.json", """{"Speed":1,"Colour":2}""", "pump", 1, """{"unreadable":"unknown member `Colour`"}""");
        Add("boat/v1.json", """{"Length":1}""", "boat", 1, """{"reaches":[1,2]}""");

        FixtureCorpus.Open(_folder).Check<VersionedPump>().Check<VersionedBoat>().Complete();
    }

    [Theory]
    [InlineData("""{"reaches":[1]}""", "does not reach version 1: /Name")]
    [InlineData("""{"refusedBy":{"3":["/Name"]}}""", "is not refused by version 3")]
    [InlineData("""{"refusedBy":{"1":["/Speed"]}}""", "version 1 refuses it because of /Name, not because of /Speed")]
    [InlineData("""{"unreadable":"anything"}""", "can be read, although")]
    [InlineData("""{"form":"envelope","reaches":[2]}""", "cannot be read:")]
    public void A_wrong_claim_fails(string claims, string expected)
    {
        Add("pump.json", Pump2, "pump", 2, claims);

        Fails(() => FixtureCorpus.Open(_folder).Check<VersionedPump>(), "pump.json: " + expected);
    }

    [Theory]
    [InlineData("{}", "claims nothing")]
    [InlineData("""{"reaches":[2],"unreadable":"x"}""", "an unreadable document cannot claim")]
    [InlineData("""{"reaches":[2],"refusedBy":{"2":["/a"]}}""", "both in `reaches` and in `refusedBy`")]
    [InlineData("""{"refusedBy":{"2":[]}}""", "needs the pointer of at least one loss")]
    [InlineData("""{"reaches":[2],"colour":"red"}""", "manifest.json: ")]
    public void A_manifest_that_makes_no_sense_fails(string claims, string expected)
    {
        Add("pump.json", Pump2, "pump", 2, claims);

        Fails(() => FixtureCorpus.Open(_folder), expected);
    }

    [Fact]
    public void Whatever_is_wrong_with_files_is_said_at_once()
    {
        Add("changed.json", Pump2, "pump", 2, """{"reaches":[2]}""");
        Add("missing.json", Pump2, "pump", 2, """{"reaches":[2]}""");
        Add("../outside.json", Pump2, "pump", 2, """{"reaches":[2]}""", write: false);
        File.AppendAllText(Path.Combine(_folder, "changed.json"), "\n");
        File.Delete(Path.Combine(_folder, "missing.json"));
        File.WriteAllText(Path.Combine(_folder, "stray.json"), "{}");

        Fails(
            () => FixtureCorpus.Open(_folder),
            "changed.json: its bytes have changed",
            "missing.json: listed, but there is no such file",
            "outside.json: outside the corpus",
            "stray.json: in no manifest");
    }

    [Fact]
    public void Fixtures_that_nothing_checks_fail()
    {
        Add("boat.json", """{"Length":1}""", "boat", 1, """{"reaches":[1,2]}""");
        Add("pump.json", Pump2, "pump", 2, """{"reaches":[2]}""");

        Fails(() => FixtureCorpus.Open(_folder).Check<VersionedPump>().Complete(), "not used", "boat.json: boat");
        Fails(() => FixtureCorpus.Open(_folder).Check<VersionedTree>(), "no fixture of tree");
    }

    [Fact]
    public void What_a_build_writes_is_frozen_under_HEAD()
    {
        Add("pump.json", Pump2, "pump", 2, """{"reaches":[2]}""");
        Update(() => FixtureCorpus.Open(_folder).Check<VersionedPump>().Complete());
        var corpus = FixtureCorpus.Open(_folder).Check<VersionedPump>();
        corpus.Complete();
        var heads = corpus.Files.Where(file => file.Name.StartsWith("HEAD/pump/", StringComparison.Ordinal)).ToList();

        Assert.Equal([1, 2, 3, 4, 21], heads.Select(file => file.Fixture.Version).Distinct().Order());
        Assert.Contains(heads, file => file.Fixture.RefusedBy.Count > 0);

        // Another build's documents stay where they were copied to, and are checked like all others.
        Copy(Path.Combine(_folder, "HEAD"), Path.Combine(_folder, "1.0.0"));
        Assert.Equal(1 + (2 * heads.Count), FixtureCorpus.Open(_folder).Check<VersionedPump>().Files.Length);

        // A build that writes something else is told so, also where the manifest agrees with the file.
        var first = Path.Combine(_folder, heads[0].Name);
        var digest = Digest(File.ReadAllBytes(first));
        File.AppendAllText(first, " ");
        Fails(() => FixtureCorpus.Open(_folder), "its bytes have changed");
        var manifest = Path.Combine(_folder, "HEAD", "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(digest, Digest(File.ReadAllBytes(first)), StringComparison.Ordinal));
        Fails(() => FixtureCorpus.Open(_folder).Check<VersionedPump>(), $"{heads[0].Name}: this build writes something else");
        Update(() => FixtureCorpus.Open(_folder).Check<VersionedPump>());
        FixtureCorpus.Open(_folder).Check<VersionedPump>().Complete();
    }

    private static void Update(Action check)
    {
        Environment.SetEnvironmentVariable(FixtureCorpus.UpdateVariable, "update");
        try
        {
            check();
        }
        finally
        {
            Environment.SetEnvironmentVariable(FixtureCorpus.UpdateVariable, null);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void Fails(Action check, params string[] expected)
    {
        var message = Assert.Throws<SpecLawException>(check).Message;
        Assert.All(expected, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private void Add(string name, string json, string family, int version, string claims, bool write = true)
    {
        if (write)
        {
            var path = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, json);
        }

        var fixture = new JsonObject
        {
            ["file"] = name,
            ["family"] = family,
            ["version"] = version,
            ["origin"] = "written by hand for this test",
            ["date"] = "2026-11-23",
            ["sha256"] = Digest(Encoding.UTF8.GetBytes(json)),
        };
        foreach (var (claim, value) in JsonNode.Parse(claims)!.AsObject())
        {
            fixture[claim] = value?.DeepClone();
        }

        _listed.Add((JsonNode)fixture);
        File.WriteAllText(Path.Combine(_folder, "manifest.json"), new JsonObject { ["fixtures"] = _listed.DeepClone() }.ToJsonString());
    }
}
