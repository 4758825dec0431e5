using System.CommandLine;
using System.Text.Json;
using SpecLattice.Catalog;
using SpecLattice.Tool.Documents;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec explain</c>: a document's version, its floor and what forces it, and for every other version whether it fits.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var target = new TargetOptions();
        var family = new Option<string?>("--family", "-f") { Description = "The family's name; by default it is found from the envelope." };
        var from = new Option<string?>("--from") { Description = "The version of a document that has no envelope.", HelpName = "VERSION" };
        var maxBytes = CommonOptions.MaxBytes();
        var json = CommonOptions.Json();
        var file = new Argument<string>("FILE") { Description = "The document, or - for the standard input." };
        var command = new Command("explain", "Explain which versions can hold a document, and what stops the others.") { file, family, from, maxBytes, json };
        target.AddTo(command);
        command.SetAction(parsed =>
        {
            var catalog = target.Load(parsed);
            var path = parsed.GetRequiredValue(file);
            var limits = CommonOptions.Limits(parsed.GetValue(maxBytes));
            var utf8 = DocumentFile.Read(path, limits);
            var document = Find(catalog, parsed.GetValue(family), parsed.GetValue(from), utf8, path, limits);
            if (!document.IsKnown)
            {
                throw new CommandException($"{DocumentFile.Name(path)} is of a version of {document.Family.Name} that this build does not know");
            }

            if (document.Family.NeedsContext)
            {
                throw new CommandException($"conversions of {document.Family.Name} need a context besides the value, which only its own code can give");
            }

            if (parsed.GetValue(json))
            {
                JsonOutput.Print(writer => Write(writer, document));
            }
            else
            {
                Print(document, utf8);
            }
        });
        return command;
    }

    private static SpecDocument Find(LoadedCatalog catalog, string? name, string? version, byte[] utf8, string path, SpecJsonOptions limits)
    {
        if (name is not null)
        {
            var family = catalog.Family(name);
            return DocumentFile.Decode(family, version is null ? null : CommonOptions.ParseVersion(family, version), utf8, path, limits);
        }

        if (version is not null)
        {
            throw new CommandException("--from needs --family");
        }

        var found = catalog.Families.Select(family => TryRead(family, utf8, limits)).Where(document => document is { IsKnown: true }).ToList();
        return found.Count == 1
            ? found[0]!
            : throw WhyNot(utf8, path) ?? new CommandException($"{DocumentFile.Name(path)} is {(found.Count == 0 ? "no envelope of any" : "an envelope of more than one")} family; say which with --family, and with --from where it has no envelope");
    }

    /// <summary>Why the text is not even JSON; null where it is.</summary>
    private static CommandException? WhyNot(byte[] utf8, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = 512 });
            return null;
        }
        catch (JsonException error)
        {
            return new CommandException($"{DocumentFile.Name(path)} is not valid JSON: error at line {error.LineNumber + 1}, column {error.BytePositionInLine + 1}", error);
        }
    }

    private static SpecDocument? TryRead(SpecFamily family, byte[] utf8, SpecJsonOptions limits)
    {
        try
        {
            return family.ReadEnvelope(utf8, limits);
        }
        catch (SpecJsonException)
        {
            return null;
        }
    }

    private static void Print(SpecDocument document, byte[] utf8)
    {
        var report = document.Explain();
        Console.WriteLine($"{document.Family.Name} version {document.Version}, needs {report.Floor}");
        foreach (var need in report.Deciding)
        {
            Console.WriteLine($"  because of {(need.Pointer.Length == 0 ? "the whole value" : need.Pointer)}: {need.Message}");
        }

        foreach (var version in document.Family.Versions.Where(version => version.Number != document.Version))
        {
            if (document.ToVersion(version.Number).TryGetValue(out _, out var losses))
            {
                Console.WriteLine($"version {version.Number}: fits");
                continue;
            }

            Console.WriteLine($"version {version.Number}: {Plural.Of(losses.Count, "loss", "losses")}");
            foreach (var loss in losses)
            {
                Console.WriteLine($"  {(loss.Pointer.Length == 0 ? "/" : loss.Pointer)}: {loss.Message} ({loss.Step.From} -> {loss.Step.To})");
                Console.WriteLine(string.Join('\n', Snippet.Of(utf8, PointerOf(document.Family, loss, utf8)).Split('\n').Select(line => "    " + line)));
            }
        }
    }

    /// <summary>With something around it, the spec is one level down.</summary>
    private static string PointerOf(SpecFamily family, Loss loss, byte[] utf8)
    {
        var whole = PointerFinder.Find(utf8, loss.Pointer);
        var content = "/" + family.Envelope.Content.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return loss.Pointer.Length > 0 && PointerFinder.Find(utf8, content) is var inner && inner != PointerFinder.Find(utf8, "") && whole == PointerFinder.Find(utf8, "")
            ? content + loss.Pointer
            : loss.Pointer;
    }

    private static void Write(Utf8JsonWriter writer, SpecDocument document)
    {
        var report = document.Explain();
        writer.WriteStartObject();
        writer.WriteString("family", document.Family.Name);
        writer.WriteNumber("version", document.Version);
        writer.WriteNumber("floor", report.Floor);
        writer.WriteStartArray("needs");
        foreach (var need in report.Needs)
        {
            writer.WriteStartObject();
            writer.WriteString("pointer", need.Pointer);
            writer.WriteNumber("version", need.Version);
            writer.WriteString("message", need.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("versions");
        foreach (var version in document.Family.Versions.Where(version => version.Number != document.Version))
        {
            var fits = document.ToVersion(version.Number).TryGetValue(out _, out var losses);
            writer.WriteStartObject();
            writer.WriteNumber("version", version.Number);
            writer.WriteBoolean("fits", fits);
            writer.WriteStartArray("losses");
            foreach (var loss in fits ? [] : losses!)
            {
                ConversionText.Write(writer, loss);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
