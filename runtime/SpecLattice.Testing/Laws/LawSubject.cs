using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SpecLattice.Schemas;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Laws;

/// <summary>A family whose laws are checked: its conversions, its codec and the shapes of its versions.</summary>
internal sealed class LawSubject<TSum>
    where TSum : class, ISpecJson<TSum>
{
    // Each is tried in every record that keeps unknown members.
    private const int MostNames = 8;
    private readonly ImmutableDictionary<int, Slot> _roots;
    private readonly LawEnvelope<TSum> _envelope;

    public LawSubject(SpecLawFamily<TSum> family, SpecLawOptions options)
    {
        Family = family;
        _envelope = new LawEnvelope<TSum>(family);
        Versions = [.. family.Versions.Select(version => version.Number)];
        if (Versions.IsEmpty)
        {
            throw new SpecLawException($"{family.Name} has no versions");
        }

        var elsewhere = Versions
            .SelectMany(version => SpecSchema.Parse(family.SchemaOf(version)).Types.OfType<SpecSchemaRecord>())
            .Where(record => record.KeepsUnknownMembers)
            .SelectMany(record => record.Members.Select(member => member.Name))
            .Distinct()
            .Take(MostNames)
            .ToList();
        _roots = Versions.ToImmutableDictionary(
            version => version,
            version => new ShapeBuilder($"{family.Name} {version}", options, family.ScalarExamples, family.ForeignParts) { NamesElsewhere = elsewhere }.Build(family.SchemaOf(version)));
    }

    public SpecLawFamily<TSum> Family { get; }

    public ImmutableArray<int> Versions { get; }

    public Slot Root(int version) => _roots[version];

    /// <summary>Reads a version's own JSON.</summary>
    /// <exception cref="SpecJsonException">It is none.</exception>
    public TSum Read(int version, JsonNode? document) => _envelope.Read(Envelope(version, JsonText.WriteUtf8(document)), Limits);

    public bool TryRead(int version, JsonNode? document, out TSum? value)
    {
        try
        {
            value = Read(version, document);
            return true;
        }
        catch (SpecJsonException)
        {
            value = null;
            return false;
        }
    }

    public Conversion<TSum> Convert(TSum value, int version) => Family.Convert(value, version);

    /// <summary>Writes a value in its envelope.</summary>
    public byte[] Write(TSum value) => _envelope.Write(value, Limits);

    /// <summary>Reads what <see cref="Write"/> has written, or what looks like it.</summary>
    /// <exception cref="SpecJsonException">It is none.</exception>
    public TSum ReadEnvelope(ReadOnlySpan<byte> envelope, SpecJsonOptions? options = null) => _envelope.Read(envelope, options);

    /// <summary>The family's envelope.</summary>
    public LawEnvelope<TSum> Envelopes => _envelope;

    /// <summary>Whether two values are the same: equal, and written alike.</summary>
    public bool AreSame(TSum one, TSum other) => one.Equals(other) && Write(one).AsSpan().SequenceEqual(Write(other));

    /// <summary>The version's own JSON: what the envelope holds.</summary>
    public JsonNode? Document(TSum value) => _envelope.Take(JsonText.Parse(Write(value)), Family.VersionOf(value));

    /// <summary>Puts a version's own JSON into the envelope, as it is.</summary>
    public byte[] Envelope(int version, ReadOnlySpan<byte> document) => _envelope.Put(_envelope.TagOf(version), document);

    // Documents made here are as deep as their types are; that is not an attack.
    public static SpecJsonOptions Limits { get; } = new() { MaxDepth = 200 };
}
