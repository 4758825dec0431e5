using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.NewVersions;

/// <summary>How a project tells the versions of its types apart by name, and what the next version's names are.</summary>
internal sealed class VersionRenaming
{
    private readonly string _oldSegment;
    private readonly string _newSegment;

    private VersionRenaming(string oldSegment, string newSegment, bool isInName, string oldNamespace)
    {
        (_oldSegment, _newSegment, IsInName, OldNamespace) = (oldSegment, newSegment, isInName, oldNamespace);
    }

    /// <summary>Whether the version is in the type's name (<c>BoardV2</c>), not in its namespace (<c>V2.Board</c>).</summary>
    public bool IsInName { get; }

    /// <summary>Whether names of the old namespace need its version in the new one.</summary>
    public bool IsInNamespace => !IsInName && _oldSegment.Length > 0;

    /// <summary>The old version's namespace, as the new version's sees it: <c>V1</c>, or <c>V1.Models</c>.</summary>
    public string OldNamespace { get; }

    public static VersionRenaming Of(INamedTypeSymbol type, int version)
    {
        var digits = type.Name.Length - type.Name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Length;
        var suffix = type.Name.Length - digits - 1;
        if (digits > 0 && suffix > 0 && (type.Name[suffix] == 'V' || (type.Name[suffix] == '_' && IsVersionOf(type, type.Name.Substring(suffix + 1)))))
        {
            return new VersionRenaming(type.Name.Substring(suffix), type.Name[suffix] + Identifiers.Number(version), isInName: true, "");
        }

        var segments = type.NamespaceReference().Split('.');
        if (Identifiers.FindVersion(segments) is not (>= 0 and var place))
        {
            return new VersionRenaming("", "V" + Identifiers.Number(version), isInName: false, "");
        }

        return new VersionRenaming(segments[place], segments[place][0] + Identifiers.Number(version), isInName: false, string.Join(".", segments.Skip(place)));
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

        var outer = name.Substring(0, name.Length - OldNamespace.Length).TrimEnd('.');
        var inner = _newSegment + OldNamespace.Substring(_oldSegment.Length);
        return outer.Length == 0 ? inner : $"{outer}.{inner}";
    }

    /// <summary>What of a namespace the new version must say to name what is in it: of the old version's own, and of those around it up to the version's, all that begins with the version; nothing of others.</summary>
    /// <param name="type">The type whose version is started.</param>
    /// <param name="space">The namespace.</param>
    public string Qualifier(INamedTypeSymbol type, string space)
    {
        var own = type.NamespaceReference();
        var around = own.Length - OldNamespace.Length;
        return IsInNamespace && space.Length >= around + _oldSegment.Length && (own == space || own.StartsWith(space + ".", StringComparison.Ordinal)) ? space.Substring(around) : "";
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

    private static bool IsVersionOf(INamedTypeSymbol type, string number) => TypeIdentity.Of(type) is { } identity && Identifiers.Number(identity.Version) == number;
}
