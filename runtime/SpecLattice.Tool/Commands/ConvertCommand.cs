using System.Buffers;
using System.CommandLine;
using System.Text.Json;
using SpecLattice.Catalog;
using SpecLattice.Tool.Documents;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec convert</c>: a document in another version, or what it would lose.</summary>
internal static class ConvertCommand
{
    public static Command Create()
    {
        var target = new TargetOptions();
        var family = new Option<string>("--family", "-f") { Description = "The family.", Required = true };
        var from = new Option<string?>("--from") { Description = "The version of a document without an envelope; otherwise the envelope names it.", HelpName = "VERSION" };
        var to = new Option<string>("--to") { Description = "The version to convert to.", Required = true, HelpName = "VERSION" };
        var maxBytes = CommonOptions.MaxBytes();
        var json = CommonOptions.Json();
        var file = new Argument<string>("FILE") { Description = "The document, or - for the standard input." };
        var accept = new AcceptOptions();
        var command = new Command("convert", "Print a document in another version, or everything that it would lose.") { file, family, from, to, maxBytes, json };
        accept.AddTo(command);
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var found = target.Load(parsed).Family(parsed.GetRequiredValue(family));
            var wanted = CommonOptions.ParseVersion(found, parsed.GetRequiredValue(to));
            var given = parsed.GetValue(from) is { } text ? CommonOptions.ParseVersion(found, text) : (int?)null;
            var path = parsed.GetRequiredValue(file);
            var policy = accept.PolicyFor(parsed, found.Name);
            if (found.NeedsContext)
            {
                throw new CommandException($"conversions of {found.Name} need a context besides the value, which only its own code can give");
            }

            var limits = CommonOptions.Limits(parsed.GetValue(maxBytes));
            var document = DocumentFile.Decode(found, given, DocumentFile.Read(path, limits), path, limits);
            var accepted = document.ToVersion(wanted).Accept(policy ?? LossPolicy.Nothing);
            if (accepted.TryTake(out var converted, out var report))
            {
                Print(converted, given is not null);
                Print(report, parsed.GetValue(json));
                return ExitCodes.Done;
            }

            var losses = accepted.Losses;
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(writer => Write(writer, losses));
                return ExitCodes.BadInput;
            }

            throw new CommandException($"{DocumentFile.Name(path)} does not fit version {wanted}:\n{string.Join('\n', losses.Select(loss => $"  {loss}"))}");
        });
        return command;
    }

    /// <summary>Tells on standard error what was given up, so that the document stands alone on standard output.</summary>
    private static void Print(LossReport givenUp, bool isJson)
    {
        if (isJson && givenUp.Count > 0)
        {
            JsonOutput.PrintError(writer => Write(writer, givenUp));
        }
        else if (givenUp.Count > 0)
        {
            Console.Error.WriteLine($"given up: {Plural.Of(givenUp.Count, "member")}\n{string.Join('\n', givenUp.Select(loss => $"  {loss}"))}");
        }
    }

    private static void Write(Utf8JsonWriter writer, LossReport losses)
    {
        writer.WriteStartArray();
        foreach (var loss in losses)
        {
            ConversionText.Write(writer, loss);
        }

        writer.WriteEndArray();
    }

    private static void Print(SpecDocument document, bool isBare)
    {
        // Indented for people, it may be larger than what was read.
        var limits = CommonOptions.Limits(int.MaxValue);
        var buffer = new ArrayBufferWriter<byte>();
        if (isBare)
        {
            document.Write(buffer, limits with { WriteIndented = true });
        }
        else
        {
            document.WriteEnvelope(buffer, limits with { WriteIndented = true });
        }

        using var output = StandardOutput.Open();
        output.Write(buffer.WrittenSpan);
        output.WriteByte((byte)'\n');
    }
}
