using SpecLattice;

namespace Editor.Model.V2;

/// <summary>Tabs can be of any width; nothing is sent home.</summary>
[Spec("settings", 2, UnknownMembers = UnknownMembers.Keep)]
[Removed(nameof(V1.Settings.Telemetry), Discard = "nothing is collected now, so the choice has no meaning")]
public sealed partial record Settings
{
    public required string Theme { get; init; }

    [Added(4)]
    public required int TabSize { get; init; }

    public SpecUnknownMembers Plugins { get; init; }
}
