using System.Text.Json;
using SpecLattice.Catalog;

namespace SpecLattice.Tool.Output;

/// <summary>Says what is known of a conversion.</summary>
internal static class ConversionText
{
    public static string ClassName(SpecConversionClass kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The word for a conversion: where it refuses some values and discards of others, both words.</summary>
    public static string ClassName(SpecConversionFacts facts) =>
        facts.IsDiscarding && facts.Class != SpecConversionClass.Discarding ? $"{ClassName(facts.Class)} discarding" : ClassName(facts.Class);

    /// <summary>The direction, its class and, where it is longer than an edge, its route.</summary>
    public static string Headline(SpecConversionFacts facts)
    {
        var by = facts.IsEdge ? "" : $", by way of {string.Join(", ", facts.Route[1..^1])}";
        return $"{facts.From} -> {facts.To}: {ClassName(facts)}{by}";
    }

    public static void Write(Utf8JsonWriter writer, SpecConversionFacts facts)
    {
        writer.WriteStartObject();
        writer.WriteNumber("from", facts.From);
        writer.WriteNumber("to", facts.To);
        writer.WriteString("class", ClassName(facts));
        writer.WriteStartArray("route");
        foreach (var version in facts.Route)
        {
            writer.WriteNumberValue(version);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("conditions");
        foreach (var condition in facts.Conditions)
        {
            writer.WriteStartObject();
            writer.WriteString("place", condition.Path);
            writer.WriteString("requirement", condition.Requirement);
            if (condition.IsDiscarding)
            {
                writer.WriteBoolean("discards", true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, Loss loss)
    {
        writer.WriteStartObject();
        writer.WriteString("pointer", loss.Pointer);
        writer.WriteString("kind", loss.Kind.ToString());
        writer.WriteNumber("step_from", loss.Step.From);
        writer.WriteNumber("step_to", loss.Step.To);
        writer.WriteString("message", loss.Message);
        if (loss.Details.Count > 0)
        {
            writer.WritePropertyName("details");
            LossDetails.WriteJson(writer, loss.Details);
        }

        if (loss.Reason is { } reason)
        {
            writer.WriteString("reason", reason);
        }

        writer.WriteEndObject();
    }
}
