using System.Collections.Frozen;
using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using SpecLattice.Testing;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>What sources under test are compiled against, read once for all tests.</summary>
internal static class References
{
    // The whole framework has a hundred and sixty assemblies, and the compiler looks for names and extension methods in every one of them, again for each compilation.
    private static readonly FrozenSet<string> Used = FrozenSet.ToFrozenSet(
    [
        "System.Collections", "System.Collections.Concurrent", "System.Collections.Immutable", "System.ComponentModel", "System.ComponentModel.Primitives", "System.Console",
        "System.Diagnostics.Tools", "System.Linq", "System.Memory", "System.Net.Primitives", "System.ObjectModel", "System.Runtime", "System.Runtime.InteropServices",
        "System.Runtime.Numerics", "System.Text.Encodings.Web", "System.Text.Json", "System.Text.RegularExpressions", "System.Threading",
        .. typeof(SpecAttribute).Assembly.GetReferencedAssemblies().Concat(typeof(SpecLaws).Assembly.GetReferencedAssemblies()).Select(reference => reference.Name!),
    ]);

    /// <summary>The runtime of specs.</summary>
    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(SpecAttribute).Assembly.Location);

    /// <summary>The laws.</summary>
    public static MetadataReference Laws { get; } = MetadataReference.CreateFromFile(typeof(SpecLaws).Assembly.Location);

    /// <summary>As much of the framework as specs and the code around them use.</summary>
    public static ImmutableArray<MetadataReference> Framework { get; } =
        [.. Net100.ReferenceInfos.All.Where(info => Used.Contains(Path.GetFileNameWithoutExtension(info.FileName))).Select(info => info.Reference)];

    /// <summary>The whole framework, as in a user's project.</summary>
    public static ImmutableArray<MetadataReference> WholeFramework { get; } = [.. Net100.References.All];
}
