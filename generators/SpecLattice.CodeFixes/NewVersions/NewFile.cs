using System.Collections.Immutable;

namespace SpecLattice.CodeFixes.NewVersions;

/// <summary>A file that starts a version.</summary>
/// <param name="Path">Where it goes, beside the file that it was made from: the same folder, with the new version in the place of the old one.</param>
/// <param name="Source">The path of the file that it was made from.</param>
/// <param name="Text">The text.</param>
public sealed record NewFile(string Path, string Source, string Text)
{
    /// <summary>The file's name.</summary>
    public string Name => Segments[Segments.Length - 1];

    /// <summary>The path's segments.</summary>
    public ImmutableArray<string> Segments => [.. Path.Split('/', '\\')];
}
