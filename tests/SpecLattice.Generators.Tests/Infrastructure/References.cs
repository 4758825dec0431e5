using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using SpecLattice.Testing;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>What sources under test are compiled against, read once for all tests.</summary>
internal static class References
{
    /// <summary>The framework.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } = [.. Net100.References.All];

    /// <summary>The runtime of specs.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(SpecAttribute).Assembly.Location);

    /// <summary>The laws.</summary>
    public static MetadataReference Laws { get; } = MetadataReference.CreateFromFile(typeof(SpecLaws).Assembly.Location);
}
