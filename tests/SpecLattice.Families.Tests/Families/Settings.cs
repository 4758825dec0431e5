// A settings file that an editor and its plugins write: entries that no version declares are kept, and one is discarded on purpose.
using System.Text.Json.Serialization;

namespace SpecLattice.Families.Tests.Families.Settings.V1
{
    [SpecPart(1, UnknownMembers = UnknownMembers.Keep)]
    public sealed partial record Font
    {
        [JsonPropertyName("family")]
        public required string Family { get; init; }

        [JsonPropertyName("size")]
        public required ushort Size { get; init; }

        public SpecUnknownMembers Other { get; init; }
    }

    [Spec("editor-settings", 1, UnknownMembers = UnknownMembers.Keep)]
    public sealed partial record EditorSettings
    {
        [JsonPropertyName("theme")]
        public required string Theme { get; init; }

        [JsonPropertyName("font")]
        public Font? Font { get; init; }

        [JsonPropertyName("telemetry")]
        public string? Telemetry { get; init; }

        public SpecUnknownMembers Unknown { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.Settings.V2
{
    [SpecPart(2, UnknownMembers = UnknownMembers.Keep)]
    public sealed partial record Font
    {
        [JsonPropertyName("family")]
        public required string Family { get; init; }

        [JsonPropertyName("size")]
        public required uint Size { get; init; }

        public SpecUnknownMembers Rest { get; init; }
    }

    [Spec("editor-settings", 2, UnknownMembers = UnknownMembers.Keep)]
    [Removed(nameof(V1.EditorSettings.Telemetry), Discard = "nothing is collected any more")]
    public sealed partial record EditorSettings
    {
        [JsonPropertyName("theme")]
        public required string Theme { get; init; }

        [JsonPropertyName("font")]
        public Font? Font { get; init; }

        [JsonPropertyName("tab-size")]
        [Added(4)]
        public required int TabSize { get; init; }

        public SpecUnknownMembers Unknown { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.Settings.V3
{
    [Spec("editor-settings", 3, UnknownMembers = UnknownMembers.Refuse)]
    public sealed partial record EditorSettings
    {
        [JsonPropertyName("theme")]
        public required string Theme { get; init; }

        [JsonPropertyName("font")]
        public V2.Font? Font { get; init; }

        [JsonPropertyName("tab-size")]
        public required int TabSize { get; init; }
    }
}
