using System.Text;
using SpecLattice.Testing;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Vmm.Api.Tests.Json;

/// <summary>The fast way of reading and writing gives the same values, documents and errors at the same places as the plain one, whatever the document.</summary>
public sealed class CodecAgreementTests
{
    // Longer documents have the same kinds of places, and take longer.
    private const int LongestMutated = 2000;

    private static readonly SpecJsonOptions[] Options =
    [
        SpecJsonOptions.Default,
        SpecJsonOptions.Default,
        new() { AllowComments = true, AllowTrailingCommas = true },
        new() { MaxDepth = 3 },
        new() { MaxBytes = 300 },
        SpecJsonOptions.Indented,
    ];

    private static ApiSample[] Samples { get; } = [.. ApiSamples.All];

    [Fact]
    public void Samples_are_read_and_written_alike() => Assert.Empty(
        from sample in Samples
        from options in Options
        let difference = sample.Compare(Encoding.UTF8.GetBytes(sample.Json), options)
        where difference is not null
        select $"{sample.Type}: {difference}");

    [Fact]
    public void Documents_of_the_corpus_are_read_and_written_alike()
    {
        var checkedDocuments = 0;
        foreach (var file in FixtureCorpus.Open("fixtures").Files)
        {
            checkedDocuments++;
            var document = file.Bytes.AsSpan();
            Assert.Null(TwoWays.Compare<V1.InstanceSpec>(document, SpecJsonOptions.Default));
            Assert.Null(TwoWays.Compare<V3.InstanceSpec>(document, SpecJsonOptions.Default));
            Assert.Null(TwoWays.Compare<V6.InstanceSpec>(document, SpecJsonOptions.Default));
            Assert.Null(TwoWays.Compare<AnyInstanceSpec>(document, SpecJsonOptions.Default));
        }

        Assert.True(checkedDocuments > 0);
    }

    [Fact]
    public void Mutated_documents_are_read_and_written_alike()
    {
        var seed = Depth.SeedOr(20261129);
        var random = new Random(seed);
        var mutator = new DocumentMutator(seed);
        var samples = Samples.Where(sample => sample.Json.Length <= LongestMutated).Select(sample => (Sample: sample, Bytes: Encoding.UTF8.GetBytes(sample.Json))).ToArray();
        for (var i = Depth.Of(50_000, 1_000_000, "SPECLATTICE_MUTANTS"); i > 0; i--)
        {
            var (sample, bytes) = samples[random.Next(samples.Length)];
            var document = mutator.Mutate(bytes);
            var difference = sample.Compare(document, Options[random.Next(Options.Length)]);
            Assert.True(difference is null, $"seed {seed}, {sample.Type}: {difference}\n{Encoding.UTF8.GetString(document)}\n{Convert.ToHexString(document)}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Strings_of_every_length_are_read_and_written_alike(int length)
    {
        string[] special = ["", "\\\"", "\\\\", "\\/", "\\n", "\\u0041", "\\u001f", "\\ud83d\\udcbe", "\\ud800", "\\udc00\\ud800", "\u00e9", "\ud83d\udcbe", "\u007f", "\u0085", "\u2028", "\ufffe", "\u0001", "<&'+`>", "\\", "\\u00"];
        foreach (var piece in special)
        {
            foreach (var at in new[] { 0, Math.Min(1, length), length / 2, Math.Max(0, length - 1), length }.Distinct())
            {
                var text = new string('a', length).Insert(at, piece + piece);
                var difference = TwoWays.Compare<V1.CrucibleStorageBackend>(Encoding.UTF8.GetBytes($$"""{"request_json":"{{text}}","readonly":true}"""), SpecJsonOptions.Default);
                Assert.True(difference is null, $"`{piece}` at {at}: {difference}");
            }
        }
    }
}
