using System.Collections.Immutable;

namespace SpecLattice.Testing;

/// <summary>A fixture with its bytes.</summary>
/// <param name="Name">The file, relative to the corpus, with forward slashes.</param>
/// <param name="Fixture">What the manifest says.</param>
/// <param name="Bytes">The frozen bytes.</param>
public sealed record FixtureFile(string Name, Fixture Fixture, ImmutableArray<byte> Bytes)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
