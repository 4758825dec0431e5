using SpecLattice;

namespace Editor.Model.V1;

/// <summary>The first release. Plugins keep their settings in the same file; what they are is none of the editor's business.</summary>
[Spec("settings", 1, UnknownMembers = UnknownMembers.Keep)]
public sealed partial record Settings
{
    public required string Theme { get; init; }

    public string? Telemetry { get; init; }

    public SpecUnknownMembers Plugins { get; init; }
}
