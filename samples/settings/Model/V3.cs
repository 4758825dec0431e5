using SpecLattice;

namespace Editor.Model.V3;

/// <summary>Each language can have settings of its own.</summary>
[Spec("settings", 3, UnknownMembers = UnknownMembers.Keep)]
public sealed partial record Settings
{
    public required string Theme { get; init; }

    public required int TabSize { get; init; }

    [Added]
    public SpecMap<string, int>? TabSizeOf { get; init; }

    public SpecUnknownMembers Plugins { get; init; }
}
