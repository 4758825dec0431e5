using System.Collections.Immutable;

namespace SpecLattice.Testing;

/// <summary>A fixture with its bytes.</summary>
public sealed record FixtureFile
{
    internal FixtureFile(string name, Fixture fixture, ImmutableArray<byte> bytes)
    {
        Name = name;
        Fixture = fixture;
        Bytes = bytes;
    }

    /// <summary>The file, relative to the corpus, with forward slashes.</summary>
    public string Name { get; }

    /// <summary>What the manifest says.</summary>
    public Fixture Fixture { get; }

    /// <summary>The frozen bytes.</summary>
    public ImmutableArray<byte> Bytes { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
