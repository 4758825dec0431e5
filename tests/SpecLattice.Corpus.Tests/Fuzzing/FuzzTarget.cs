using System.Text;
using SpecLattice.Corpus.Tests.Fixtures;
using SpecLattice.Testing;

namespace SpecLattice.Corpus.Tests.Fuzzing;

/// <summary>A reader that is given hostile input, and the documents that the input is made from.</summary>
/// <param name="Name">What reads.</param>
/// <param name="Type">The reader.</param>
/// <param name="Seeds">The documents: good ones and bad ones.</param>
internal sealed record FuzzTarget(string Name, DocumentType Type, IReadOnlyList<byte[]> Seeds)
{
    /// <summary>The largest document that inputs are made from: larger ones only make the run slower.</summary>
    private const int MaxSeedBytes = 20_000;

    /// <summary>The reader of each version of each family, and of each family's sum.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } = [.. CorpusFamily.All.SelectMany(Of)];

    private static IEnumerable<FuzzTarget> Of(CorpusFamily family)
    {
        var files = FixtureCorpus.Open("fixtures").Files
            .Where(file => file.Fixture.Form == FixtureForm.Document)
            .Where(file => file.Fixture.Family == family.Name && file.Bytes.Length <= MaxSeedBytes)
            .ToList();
        foreach (var (version, type) in family.Types)
        {
            var seeds = files.Where(file => file.Fixture.Version == version).Select(file => file.Bytes.ToArray()).ToList();
            yield return new FuzzTarget($"{family.Name} version {version}", type, seeds);
        }

        var tags = family.Versions.ToDictionary(version => version.Number, version => version.WireTag);
        var envelopes = files.SelectMany(file => new[] { Envelope(tags[file.Fixture.Version], file), Envelope("V999", file) });
        yield return new FuzzTarget($"the sum of {family.Name}", family.Sum, [.. envelopes]);
    }

    private static byte[] Envelope(string tag, FixtureFile file) =>
        [.. Encoding.UTF8.GetBytes($"{{\"version\":\"{tag}\",\"spec\":"), .. file.Bytes, (byte)'}'];
}
