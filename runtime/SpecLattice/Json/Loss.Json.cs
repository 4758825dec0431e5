using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <content>
/// A loss as JSON: an object with <c>family</c>, <c>pointer</c>, <c>kind</c>, <c>from</c>, <c>to</c>, <c>stepFrom</c>, <c>stepTo</c>, <c>message</c> and, where there is one, <c>absentValue</c> and <c>reason</c>. Readers skip
/// what they do not know, so a later release may say more.
/// </content>
[JsonConverter(typeof(SpecJsonConverter<Loss>))]
public sealed partial record Loss : ISpecJson<Loss>
{
    private const string What = "a loss";

    /// <summary>Reads a loss. A kind that this release does not know is <see cref="LossKind.Custom"/>.</summary>
    /// <inheritdoc/>
    public static Loss ReadJson(ref Utf8JsonReader reader)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        long start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            string name = SpecJsonRead.StringKey(ref reader);
            bool isText = name is "family" or "pointer" or "kind" or "message" or "absentValue" or "reason";
            if (!isText && name is not ("from" or "to" or "stepFrom" or "stepTo"))
            {
                SpecJsonRead.Skip(ref reader);
                continue;
            }

            if (texts.ContainsKey(name) || numbers.ContainsKey(name))
            {
                throw SpecJsonRead.DuplicateMember(ref reader, name);
            }

            reader.Read();
            if (isText)
            {
                texts.Add(name, SpecJsonRead.String(ref reader));
            }
            else
            {
                numbers.Add(name, SpecJsonRead.Int32(ref reader));
            }
        }

        return new Loss
        {
            Family = Required(texts, "family"),
            Pointer = Required(texts, "pointer"),
            Kind = Enum.TryParse(Required(texts, "kind"), out LossKind kind) && Enum.IsDefined(kind) ? kind : LossKind.Custom,
            FromVersion = Required(numbers, "from"),
            ToVersion = Required(numbers, "to"),
            Step = new LossStep(Required(numbers, "stepFrom"), Required(numbers, "stepTo")),
            Message = Required(texts, "message"),
            AbsentValue = texts.GetValueOrDefault("absentValue"),
            Reason = texts.GetValueOrDefault("reason"),
        };

        T Required<T>(Dictionary<string, T> found, string name) => found.TryGetValue(name, out T? value) ? value : throw SpecJsonRead.MissingMember(start, What, name);
    }

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, Loss value)
    {
        SpecJsonWrite.StartObject(writer, value, What);
        SpecJsonWrite.String(writer, "family"u8, value.Family);
        SpecJsonWrite.String(writer, "pointer"u8, value.ShownPointer);
        SpecJsonWrite.String(writer, "kind"u8, value.Kind.ToString());
        writer.WriteNumber("from"u8, value.FromVersion);
        writer.WriteNumber("to"u8, value.ToVersion);
        writer.WriteNumber("stepFrom"u8, value.Step.From);
        writer.WriteNumber("stepTo"u8, value.Step.To);
        SpecJsonWrite.String(writer, "message"u8, value.Message);
        if (value.AbsentValue is { } absent)
        {
            SpecJsonWrite.String(writer, "absentValue"u8, absent);
        }

        if (value.Reason is { } reason)
        {
            SpecJsonWrite.String(writer, "reason"u8, reason);
        }

        writer.WriteEndObject();
    }
}
