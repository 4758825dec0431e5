using System.Buffers;
using SpecLattice.Catalog;
using SpecLattice.Serialization;
using SpecLattice.Testing;

namespace SpecLattice.Corpus.Tests.Fixtures;

/// <summary>A family that has documents in the corpus.</summary>
internal abstract record CorpusFamily
{
    /// <summary>The families. A new family or version is found by itself; its documents come from the writers in <c>fixtures/writers</c>.</summary>
    public static IReadOnlyList<CorpusFamily> All { get; } =
        [.. Vmm.Api.SpecCatalog.Families.Concat(Vmm.Machine.SpecCatalog.Families).Select(family => Of((dynamic)family))];

    /// <summary>The family's name.</summary>
    public required string Name { get; init; }

    /// <summary>The versions that this build knows.</summary>
    public required IReadOnlyList<SpecVersion> Versions { get; init; }

    /// <summary>The types of the versions.</summary>
    public required IReadOnlyDictionary<int, DocumentType> Types { get; init; }

    /// <summary>The sum of all versions, in its envelope.</summary>
    public required DocumentType Sum { get; init; }

    /// <summary>A family by its name.</summary>
    public static CorpusFamily Named(string name) => All.Single(family => family.Name == name);

    /// <summary>Compares the family's documents with what they claim.</summary>
    public abstract FixtureCorpus Check(FixtureCorpus corpus);

    private static OfSum<TSum> Of<TSum>(SpecFamily<TSum> family)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => new()
        {
            Name = family.Name,
            Versions = family.Versions,
            Types = family.Versions.ToDictionary(version => version.Number, version => DocumentType.Of(family, version.Number)),
            Sum = DocumentType.Of<TSum>(),
        };

    private sealed record OfSum<TSum> : CorpusFamily
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        public override FixtureCorpus Check(FixtureCorpus corpus) => corpus.Check<TSum>();
    }
}

/// <summary>A type that reads documents.</summary>
/// <param name="Read">Reads one.</param>
/// <param name="Rewrite">Reads one, and writes it again.</param>
internal sealed record DocumentType(Func<ReadOnlyMemory<byte>, object> Read, Func<ReadOnlyMemory<byte>, byte[]> Rewrite)
{
    /// <summary>The reader and writer of a type.</summary>
    public static DocumentType Of<T>()
        where T : class, ISpecJson<T> => new(
            json => SpecJson.Deserialize<T>(json.Span),
            json => SpecJson.SerializeToUtf8Bytes(SpecJson.Deserialize<T>(json.Span)));

    /// <summary>The reader and writer of a version of a family.</summary>
    public static DocumentType Of(SpecFamily family, int version) => new(
        json => family.Read(version, json.Span),
        json =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            family.Read(version, json.Span).Write(buffer);
            return buffer.WrittenSpan.ToArray();
        });
}
