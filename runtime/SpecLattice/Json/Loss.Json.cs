using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <content>
/// A loss as JSON: an object with <c>family</c>, <c>pointer</c>, <c>kind</c>, <c>from</c>, <c>to</c>, <c>step_from</c>, <c>step_to</c>, <c>message</c> and, where there are some,
/// <c>absent_value</c>, <c>reason</c> and <c>details</c>. Readers skip what they do not know, so a later release may say more. It is a scalar too: specs can hold losses.
/// </content>
#pragma warning disable CS3016 // Examples are for tests of specs that hold losses, in C#.
[JsonConverter(typeof(SpecJsonConverter<Loss>))]
[SpecScalar(
    "object: a loss, with the texts family, pointer, kind and message, the integers from, to, step_from and step_to, and perhaps the text absent_value and the object details",
    Examples =
    [
        """{"family":"box","pointer":"","kind":"Custom","from":2,"to":1,"step_from":2,"step_to":1,"message":""}""",
        """{"family":"box","pointer":"/a/0","kind":"NotSingle","from":6,"to":1,"step_from":3,"step_to":2,"message":"two","absent_value":"null","details":{"limit":1,"unit":"item"}}""",
    ])]
#pragma warning restore CS3016
public sealed partial record Loss : ISpecJson<Loss>
{
    private const string What = "a loss";

    /// <summary>Reads a loss. A kind that this release does not know is <see cref="LossKind.Custom"/>.</summary>
    /// <inheritdoc/>
    public static Loss ReadJson(ref Utf8JsonReader reader)
    {
        LossDetails? details = null;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        long start = SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            string name = SpecJsonRead.StringKey(ref reader);
            bool isText = name is "family" or "pointer" or "kind" or "message" or "absent_value" or "reason";
            if (name == "details")
            {
                details = details is null && reader.Read() ? LossDetails.ReadJson(ref reader) : throw SpecJsonRead.DuplicateMember(ref reader, name);
                continue;
            }

            if (!isText && name is not ("from" or "to" or "step_from" or "step_to"))
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
            Step = new LossStep(Required(numbers, "step_from"), Required(numbers, "step_to")),
            Message = Required(texts, "message"),
            AbsentValue = texts.GetValueOrDefault("absent_value"),
            Details = details ?? LossDetails.Empty,
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
        writer.WriteNumber("step_from"u8, value.Step.From);
        writer.WriteNumber("step_to"u8, value.Step.To);
        SpecJsonWrite.String(writer, "message"u8, value.Message);
        if (value.AbsentValue is { } absent)
        {
            SpecJsonWrite.String(writer, "absent_value"u8, absent);
        }

        if (value.Details.Count > 0)
        {
            writer.WritePropertyName("details"u8);
            LossDetails.WriteJson(writer, value.Details);
        }

        if (value.Reason is { } reason)
        {
            SpecJsonWrite.String(writer, "reason"u8, reason);
        }

        writer.WriteEndObject();
    }
}
