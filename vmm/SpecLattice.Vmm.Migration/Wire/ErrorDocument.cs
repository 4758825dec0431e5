using System.Text.Json;

namespace SpecLattice.Vmm.Migration;

/// <summary>An error on its way to the other server.</summary>
/// <param name="Error">The error.</param>
internal sealed record ErrorDocument(MigrationError Error) : ISpecJson<ErrorDocument>
{
    /// <summary>The most losses that are sent.</summary>
    public const int MostLosses = 256;

    private const int LongestMessage = 4096;
    private const int LongestText = 1024;
    private const string What = "an error";

    public static ErrorDocument ReadJson(ref Utf8JsonReader reader)
    {
        string? code = null;
        string? message = null;
        SpecList<Loss>? losses = null;
        var start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("code"u8))
            {
                DocumentRead.Once(ref reader, "code", code);
                code = DocumentRead.Name(ref reader);
            }
            else if (reader.ValueTextEquals("message"u8))
            {
                DocumentRead.Once(ref reader, "message", message);
                message = PeerText.Show(SpecJsonRead.String(ref reader), LongestMessage);
            }
            else if (reader.ValueTextEquals("losses"u8))
            {
                DocumentRead.Once(ref reader, "losses", losses);
                losses = DocumentRead.List(ref reader, ReadLoss);
            }
            else
            {
                SpecJsonRead.Skip(ref reader);
            }
        }

        return new ErrorDocument(new MigrationError(
            Code(code ?? throw SpecJsonRead.MissingMember(start, What, "code")),
            message ?? throw SpecJsonRead.MissingMember(start, What, "message"))
        {
            Losses = losses is null ? LossReport.Empty : new LossReport(losses.Take(MostLosses)),
        });
    }

    public static void WriteJson(Utf8JsonWriter writer, ErrorDocument value)
    {
        var error = value.Error;
        var omitted = Math.Max(0, error.Losses.Count - MostLosses);
        writer.WriteStartObject();
        writer.WriteString("code"u8, error.Code.ToString());
        writer.WriteString("message"u8, PeerText.Show(omitted == 0 ? error.Message : $"{error.Message} (and {omitted} more losses)", LongestMessage));
        if (error.Losses.Count > 0)
        {
            writer.WriteStartArray("losses"u8);
            foreach (var loss in error.Losses.Take(MostLosses))
            {
                WriteLoss(writer, loss);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <summary>A code that this build does not know says no more than that something failed over there.</summary>
    private static MigrationErrorCode Code(string name) =>
        Enum.TryParse<MigrationErrorCode>(name, out var code) && code.ToString() == name ? code : MigrationErrorCode.Internal;

    private static void WriteLoss(Utf8JsonWriter writer, Loss loss)
    {
        writer.WriteStartObject();
        writer.WriteString("family"u8, PeerText.Show(loss.Family, LongestText));
        writer.WriteString("pointer"u8, PeerText.Show(loss.Pointer, LongestText));
        writer.WriteString("kind"u8, loss.Kind.ToString());
        writer.WriteNumber("from_version"u8, loss.FromVersion);
        writer.WriteNumber("to_version"u8, loss.ToVersion);
        writer.WriteNumber("step_from"u8, loss.Step.From);
        writer.WriteNumber("step_to"u8, loss.Step.To);
        writer.WriteString("message"u8, PeerText.Show(loss.Message, LongestText));
        if (loss.AbsentValue is { } absent)
        {
            writer.WriteString("absent_value"u8, PeerText.Show(absent, LongestText));
        }

        writer.WriteEndObject();
    }

    private static Loss ReadLoss(ref Utf8JsonReader reader)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        SpecJsonRead.StartObject(ref reader, "a loss");
        while (SpecJsonRead.NextMember(ref reader))
        {
            var name = SpecJsonRead.StringKey(ref reader);
            reader.Read();
            switch (name)
            {
                case "family" or "pointer" or "kind" or "message" or "absent_value":
                    texts[name] = PeerText.Show(SpecJsonRead.String(ref reader), LongestText);
                    break;
                case "from_version" or "to_version" or "step_from" or "step_to":
                    numbers[name] = SpecJsonRead.Int32(ref reader);
                    break;
                default:
                    SpecJsonRead.Skip(ref reader);
                    break;
            }
        }

        return new Loss
        {
            Family = texts.GetValueOrDefault("family", ""),
            Pointer = texts.GetValueOrDefault("pointer", ""),
            Kind = Enum.TryParse<LossKind>(texts.GetValueOrDefault("kind"), out var kind) && Enum.IsDefined(kind) ? kind : LossKind.Custom,
            FromVersion = numbers.GetValueOrDefault("from_version"),
            ToVersion = numbers.GetValueOrDefault("to_version"),
            Step = new LossStep(numbers.GetValueOrDefault("step_from"), numbers.GetValueOrDefault("step_to")),
            Message = texts.GetValueOrDefault("message", ""),
            AbsentValue = texts.GetValueOrDefault("absent_value"),
        };
    }
}
