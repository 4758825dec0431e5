using System.Text.Json;

namespace SpecLattice.Tool.Checking;

/// <summary>Writes what was found out about a document.</summary>
internal static class CheckReport
{
    public static void Write(Utf8JsonWriter writer, long? line, string? path, in CheckResult result)
    {
        writer.WriteStartObject();
        if (line is { } number)
        {
            writer.WriteNumber("line"u8, number);
        }

        if (path is not null)
        {
            writer.WriteString("path"u8, path);
        }

        writer.WriteBoolean("accepted"u8, result.IsAccepted);
        writer.WriteString("error"u8, result.Error);
        writer.WriteString("pointer"u8, result.Pointer);
        if (result.Floor is { } floor)
        {
            writer.WriteNumber("floor"u8, floor);
        }
        else
        {
            writer.WriteNull("floor"u8);
        }

        writer.WriteBoolean("canonical"u8, result.IsCanonical);
        writer.WriteEndObject();
    }
}
