using System.Text.Json;
using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Migration;

/// <summary>What the source does next: send memory (<see cref="Round"/>), or hand over state (<see cref="Payloads"/>).</summary>
internal sealed record PhaseDocument : ISpecJson<PhaseDocument>
{
    private const string What = "a phase";

    /// <summary>The phase: RamPush, RamPushDirty, Device or Server.</summary>
    public required MigrationState Phase { get; init; }

    /// <summary>Which time memory is sent, from 1; 0 in other phases.</summary>
    public int Round { get; init; }

    /// <summary>Device state; empty in other phases.</summary>
    public SpecList<DevicePayload> Payloads { get; init; } = SpecList<DevicePayload>.Empty;

    public static PhaseDocument ReadJson(ref Utf8JsonReader reader)
    {
        MigrationState? phase = null;
        int? round = null;
        SpecList<DevicePayload>? payloads = null;
        var start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("phase"u8))
            {
                DocumentRead.Once(ref reader, "phase", phase);
                phase = ReadPhase(ref reader);
            }
            else if (reader.ValueTextEquals("round"u8))
            {
                DocumentRead.Once(ref reader, "round", round);
                round = SpecJsonRead.Int32(ref reader);
            }
            else if (reader.ValueTextEquals("payloads"u8))
            {
                DocumentRead.Once(ref reader, "payloads", payloads);
                payloads = DocumentRead.List(ref reader, DevicePayload.ReadJson);
            }
            else
            {
                SpecJsonRead.Skip(ref reader);
            }
        }

        return new PhaseDocument
        {
            Phase = phase ?? throw SpecJsonRead.MissingMember(start, What, "phase"),
            Round = round ?? 0,
            Payloads = payloads ?? SpecList<DevicePayload>.Empty,
        };
    }

    public static void WriteJson(Utf8JsonWriter writer, PhaseDocument value)
    {
        writer.WriteStartObject();
        writer.WriteString("phase"u8, value.Phase.ToString());
        if (value.Round != 0)
        {
            writer.WriteNumber("round"u8, value.Round);
        }

        if (value.Payloads.Count > 0)
        {
            writer.WritePropertyName("payloads"u8);
            SpecJsonWrite.List(writer, value.Payloads, DevicePayload.WriteJson);
        }

        writer.WriteEndObject();
    }

    private static MigrationState ReadPhase(ref Utf8JsonReader reader) => SpecJsonRead.String(ref reader) switch
    {
        nameof(MigrationState.RamPush) => MigrationState.RamPush,
        nameof(MigrationState.RamPushDirty) => MigrationState.RamPushDirty,
        nameof(MigrationState.Device) => MigrationState.Device,
        nameof(MigrationState.Server) => MigrationState.Server,
        _ => throw SpecJsonRead.UnknownCase(ref reader, What, "`RamPush`, `RamPushDirty`, `Device`, `Server`"),
    };
}
