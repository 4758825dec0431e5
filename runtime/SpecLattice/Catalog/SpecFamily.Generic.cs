using System.Collections.Immutable;
using SpecLattice.CompilerServices;

namespace SpecLattice.Catalog;

/// <summary>A family whose conversions need nothing but the value.</summary>
/// <typeparam name="TSum">The sum.</typeparam>
public sealed class SpecFamily<TSum> : SpecFamilyOf<TSum>
    where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
{
    /// <summary>Makes the family. Generated catalogs call this.</summary>
    /// <param name="mainLine">The versions of the main line, ascending.</param>
    /// <param name="codecs">How each version is read and written.</param>
    /// <param name="conversions">Every conversion between two versions.</param>
    public SpecFamily(
        ImmutableArray<int> mainLine, ImmutableArray<SpecVersionCodec<TSum>> codecs, ImmutableArray<SpecConversionFacts> conversions)
        : base(TSum.Family, TSum.Versions, mainLine, codecs, conversions)
    {
    }

    /// <inheritdoc/>
    public override bool NeedsContext => false;

    /// <inheritdoc/>
    public override string SchemaOf(int version) => TSum.SchemaOf(version);

    /// <inheritdoc/>
    public override SpecDocument<TSum> DocumentOf(TSum value) => new Document(this, value);

    private sealed class Document(SpecFamily<TSum> family, TSum value) : SpecDocument<TSum>(family, value)
    {
        public override int Version => Value.Version;

        public override int Floor => Value.Floor;

        public override Conversion<SpecDocument> ToVersion(int version) => Value.ToVersion(version).Map<SpecDocument>(Family.DocumentOf);

        public override SpecFloorReport Explain() => SpecFloorReport.Of(Value);

        private new SpecFamily<TSum> Family => (SpecFamily<TSum>)base.Family;
    }
}

/// <summary>A family whose conversions need a context that only its own code can give. It can be read and written.</summary>
/// <typeparam name="TSum">The sum.</typeparam>
public sealed class SpecContextFamily<TSum> : SpecFamilyOf<TSum>
    where TSum : class, ISpecJson<TSum>
{
    private readonly Func<TSum, int> _versionOf;
    private readonly Func<int, string> _schemaOf;

    /// <summary>Makes the family. Generated catalogs call this.</summary>
    /// <param name="name">The family's name.</param>
    /// <param name="versions">The versions, ascending.</param>
    /// <param name="versionOf">Tells a value's version.</param>
    /// <param name="schemaOf">Tells a version's canonical schema.</param>
    /// <param name="mainLine">The versions of the main line, ascending.</param>
    /// <param name="codecs">How each version is read and written.</param>
    /// <param name="conversions">Every conversion between two versions.</param>
    public SpecContextFamily(
        string name,
        ImmutableArray<SpecVersion> versions,
        Func<TSum, int> versionOf,
        Func<int, string> schemaOf,
        ImmutableArray<int> mainLine,
        ImmutableArray<SpecVersionCodec<TSum>> codecs,
        ImmutableArray<SpecConversionFacts> conversions)
        : base(name, versions, mainLine, codecs, conversions)
    {
        _versionOf = versionOf;
        _schemaOf = schemaOf;
    }

    /// <inheritdoc/>
    public override bool NeedsContext => true;

    /// <inheritdoc/>
    public override string SchemaOf(int version) => _schemaOf(version);

    /// <inheritdoc/>
    public override SpecDocument<TSum> DocumentOf(TSum value) => new Document(this, value);

    private sealed class Document(SpecContextFamily<TSum> family, TSum value) : SpecDocument<TSum>(family, value)
    {
        public override int Version => family._versionOf(Value);

        public override int Floor => throw Unsupported();

        public override Conversion<SpecDocument> ToVersion(int version) => throw Unsupported();

        public override SpecFloorReport Explain() => throw Unsupported();

        private NotSupportedException Unsupported() =>
            new($"conversions of {Family.Name} need a context besides the value, so only its own code can convert it");
    }
}
