using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>Frameworks besides the usual one, as the SDK that the tests run on has them.</summary>
internal static class FrameworkReferences
{
    /// <summary>ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> AspNetCore => Find("Microsoft.AspNetCore.App.Ref");

    // shared/Microsoft.NETCore.App/10.0.0 -> packs/NAME/10.0.0/ref/net10.0
    private static ImmutableArray<MetadataReference> Find(string pack)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs", pack));
        var newest = Directory.GetDirectories(root, $"{Environment.Version.Major}.*").Order(StringComparer.Ordinal).Last();
        return [.. Directory.GetFiles(newest, "*.dll", SearchOption.AllDirectories).Where(file => file.Contains($"{Path.DirectorySeparatorChar}ref{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(file => MetadataReference.CreateFromFile(file))];
    }
}
