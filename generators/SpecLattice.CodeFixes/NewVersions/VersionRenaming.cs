using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.NewVersions;

/// <summary>How a project tells the versions of its types apart by name, and what the next version's names are.</summary>
internal sealed class VersionRenaming
{
    private readonly string _oldSegment;
    private readonly string _newSegment;

    private VersionRenaming(int version, string oldSegment, bool isInName)
    {
        (_oldSegment, IsInName) = (oldSegment, isInName);
        _newSegment = (oldSegment.StartsWith("v", StringComparison.Ordinal) ? "v" : "V") + version;
    }

    /// <summary>Whether the version is in the type's name (<c>BoardV2</c>), not in its namespace (<c>V2.Board</c>).</summary>
    public bool IsInName { get; }

    /// <summary>Whether names of the old namespace need its last segment in the new one.</summary>
    public bool IsInNamespace => !IsInName && _oldSegment.Length > 0;

    /// <summary>The old version's namespace, as the new version's sees it.</summary>
    public string OldNamespace => _oldSegment;

    public static VersionRenaming Of(INamedTypeSymbol type, int version)
    {
        var digits = type.Name.Length - type.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Length;
        var suffix = type.Name.Length - digits - 1;
        if (digits > 0 && suffix > 0 && type.Name[suffix] == 'V')
        {
            return new VersionRenaming(version, type.Name.Substring(suffix), isInName: true);
        }

        var segment = type.ContainingNamespace is { IsGlobalNamespace: false } space && Identifiers.IsVersion(space.Name) ? space.Name : "";
        return new VersionRenaming(version, segment, isInName: false);
    }

    /// <summary>The type's name in the new version.</summary>
    public string NewName(string name) =>
        IsInName && name.EndsWith(_oldSegment, StringComparison.Ordinal) ? name.Substring(0, name.Length - _oldSegment.Length) + _newSegment : name;

    /// <summary>The namespace of the new version; where the old one has no version in it, one inside it.</summary>
    public string NewNamespace(string name)
    {
        if (IsInName)
        {
            return name;
        }

        var outer = _oldSegment.Length == 0 ? name : name.Substring(0, name.Length - _oldSegment.Length).TrimEnd('.');
        return outer.Length == 0 ? _newSegment : $"{outer}.{_newSegment}";
    }

    /// <summary>The path of the new version's file.</summary>
    public string NewPath(string path, string typeName)
    {
        var segments = path.Split('/', '\\').ToList();
        var file = NewName(typeName) + ".cs";
        var folder = segments.Count == 1 ? -1 : segments.FindLastIndex(segments.Count - 2, segment => _oldSegment.Length > 0 && segment == _oldSegment);
        segments.RemoveAt(segments.Count - 1);
        if (folder >= 0)
        {
            segments[folder] = _newSegment;
        }
        else if (!IsInName)
        {
            segments.Add(_newSegment);
        }

        return string.Join("/", segments.Append(file));
    }
}
