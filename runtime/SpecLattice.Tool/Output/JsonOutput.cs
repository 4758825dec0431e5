using System.Text.Encodings.Web;
using System.Text.Json;

namespace SpecLattice.Tool.Output;

/// <summary>Prints JSON for machines.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Print(Action<Utf8JsonWriter> write)
    {
        using var stream = StandardOutput.Open();
        Print(stream, write);
    }

    /// <summary>Prints beside a document that has the standard output to itself.</summary>
    public static void PrintError(Action<Utf8JsonWriter> write)
    {
        using var stream = Console.OpenStandardError();
        Print(stream, write);
    }

    private static void Print(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            write(writer);
        }

        stream.WriteByte((byte)'\n');
    }
}
