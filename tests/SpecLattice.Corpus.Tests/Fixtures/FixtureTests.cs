using System.Text.Json.Nodes;
using SpecLattice.Testing;

namespace SpecLattice.Corpus.Tests.Fixtures;

/// <summary>The documents in <c>fixtures</c> at the root of the repository. docs/fixtures.md tells how to add one.</summary>
public sealed class FixtureTests
{
    /// <summary>Documents that do not come back as they were written, and why.</summary>
    private static readonly Dictionary<string, string> Rewritten = new()
    {
        ["instance-spec/v1/hyper-v-feature-twice.json"] = "a set keeps a feature once",
        ["instance-spec/v1/bhyve-written-out.json"] = "a default is left out, since readers older than the member refuse its name",
        ["instance-spec/v1/bhyve-with-null-content.json"] = "a default is left out, since readers older than the member refuse its name",
        ["instance-spec/v1/uuid-spellings.json"] = "a UUID is written in lower case with hyphens, however it was spelled",
        ["instance-ensure-request/v1/unknown-members-around-the-spec.json"] = "unknown members around a spec are ignored",
    };

    private static readonly Lazy<FixtureCorpus> Corpus = new(() => FixtureCorpus.Open("fixtures"));

    // What this build writes itself, in HEAD, covers every version anyway; these tests are about what others wrote.
    private static IEnumerable<FixtureFile> Readable => Corpus.Value.Files.Where(file => file.Fixture is { Unreadable: null, Form: FixtureForm.Document });

    private static IEnumerable<FixtureFile> Unreadable => Corpus.Value.Files.Where(file => file.Fixture.Unreadable is not null);

    [Fact]
    public void Every_document_is_what_it_claims_to_be() =>
        CorpusFamily.All.Aggregate(FixtureCorpus.Open("fixtures"), (corpus, family) => family.Check(corpus)).Complete();

    [Fact]
    public void Every_version_of_every_family_has_documents()
    {
        foreach (var family in CorpusFamily.All)
        {
            Assert.Empty(family.Types.Keys.Except(Readable.Where(file => file.Fixture.Family == family.Name).Select(file => file.Fixture.Version)));
            Assert.Contains(Unreadable, file => file.Fixture.Family == family.Name);
        }
    }

    [Fact]
    public void Every_document_claims_something_of_every_older_version()
    {
        foreach (var file in Readable)
        {
            var claimed = file.Fixture.Reaches.Concat(file.Fixture.RefusedBy.Keys);
            var missing = TypesOf(file).Keys.Where(version => version <= file.Fixture.Version).Except(claimed).ToList();
            Assert.True(missing.Count == 0, $"{file.Name} claims nothing of versions {string.Join(", ", missing)}");
        }
    }

    [Fact]
    public void Every_refusal_is_an_error_that_says_where()
    {
        foreach (var file in Unreadable)
        {
            var error = Assert.Throws<SpecJsonException>(() => TypesOf(file)[file.Fixture.Version].Read(file.Bytes.AsMemory()));
            Assert.True(error.Line is not null && error.Column is not null && error.Offset is not null, $"{file.Name}: {error.Message}");
            Assert.True(file.Fixture.UnreadableAt is null || file.Fixture.UnreadableAt == error.Pointer, $"{file.Name}: {error.Message}");
        }
    }

    [Fact]
    public void Every_document_comes_back_as_it_was_written()
    {
        foreach (var file in Readable)
        {
            var written = TypesOf(file)[file.Fixture.Version].Rewrite(file.Bytes.AsMemory());
            var isSame = JsonNode.DeepEquals(WithoutNulls(JsonNode.Parse(file.Bytes.AsSpan())), WithoutNulls(JsonNode.Parse(written)));
            Assert.True(isSame != Rewritten.ContainsKey(file.Name), $"{file.Name} comes back {(isSame ? "as it was written, though it is listed" : "changed")}");
        }

        Assert.Empty(Rewritten.Keys.Except(Corpus.Value.Files.Select(file => file.Name)));
    }

    private static IReadOnlyDictionary<int, DocumentType> TypesOf(FixtureFile file) => CorpusFamily.Named(file.Fixture.Family).Types;

    /// <summary>The document without members that are null: they are as good as none.</summary>
    private static JsonNode? WithoutNulls(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create(member.Key, WithoutNulls(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(WithoutNulls)]),
        _ => node?.DeepClone(),
    };
}
