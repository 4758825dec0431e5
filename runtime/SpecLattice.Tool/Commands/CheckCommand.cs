using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SpecLattice.Catalog;
using SpecLattice.Tool.Checking;
using SpecLattice.Tool.Documents;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec check</c>: decodes documents and holds them to the laws.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var target = new TargetOptions();
        var family = new Option<string>("--family", "-f") { Description = "The family.", Required = true };
        var version = new Option<string?>("--version", "-v") { Description = "The version of documents without an envelope; otherwise each envelope names it.", HelpName = "VERSION" };
        var lines = new Option<bool>("--lines") { Description = "Each line of the input is a document (NDJSON); prints a line of JSON for each." };
        var maxBytes = CommonOptions.MaxBytes();
        var json = CommonOptions.Json();
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders of .json files, or - for the standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Check that documents are read, written and converted without loss.") { paths, family, version, lines, maxBytes, json };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var found = target.Load(parsed).Family(parsed.GetRequiredValue(family));
            var number = parsed.GetValue(version) is { } text ? CommonOptions.ParseVersion(found, text) : (int?)null;
            List<string> given = [.. parsed.GetRequiredValue(paths).SelectMany(Expand)];
            var limits = CommonOptions.Limits(parsed.GetValue(maxBytes));
            return parsed.GetValue(lines)
                ? await CheckLinesAsync(found, number, limits, given, cancellation)
                : CheckFiles(new DocumentCheck(found, number, limits), limits, given, parsed.GetValue(json));
        });
        return command;
    }

    private static int CheckFiles(DocumentCheck check, SpecJsonOptions limits, List<string> paths, bool json)
    {
        var (accepted, all) = (0, 0);
        foreach (var path in paths)
        {
            var result = Tried(() => WithHint(check.Check(DocumentFile.Read(path, limits))));
            all++;
            accepted += result.IsAccepted ? 1 : 0;
            Console.WriteLine(json ? Json(path, result) : Text(path, result));
        }

        Console.Error.WriteLine($"{accepted} of {all} accepted");
        return accepted == all ? ExitCodes.Done : ExitCodes.BadInput;
    }

    private static CheckResult WithHint(CheckResult result) => result.Error?.Contains("expected the end of the document", StringComparison.Ordinal) == true
        ? result with { Error = result.Error + "; where each line is a document, give --lines" }
        : result;

    private static async Task<int> CheckLinesAsync(SpecFamily family, int? version, SpecJsonOptions limits, List<string> paths, CancellationToken cancellation)
    {
        await using var output = new BufferedStream(StandardOutput.Open(), 1 << 16);
        var checker = new LineChecker(family, version, limits, output);
        var total = TotalOf(paths);
        var unread = 0;
        using (ProgressLine.Start(() => ProgressLine.Text(checker.Bytes, total, checker.Elapsed)))
        {
            foreach (var path in paths)
            {
                try
                {
                    await using var stream = DocumentFile.Open(path);
                    await checker.RunAsync(stream, cancellation);
                }
                catch (Exception error) when (IsAboutFile(error))
                {
                    unread++;
                    output.Write(Encoding.UTF8.GetBytes(Json(path, new CheckResult { Error = error.Message }) + "\n"));
                }
            }

            await output.FlushAsync(cancellation);
        }

        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{checker.Accepted} of {checker.Documents} accepted, {checker.Bytes / 1e6:0.0} MB in {checker.Elapsed.TotalSeconds:0.0} s, {ProgressLine.Rate(checker.Bytes, checker.Elapsed):0} MB/s"));
        if (unread > 0)
        {
            Console.Error.WriteLine($"{Plural.Of(unread, "file")} could not be read");
        }

        return checker.Accepted == checker.Documents && unread == 0 ? ExitCodes.Done : ExitCodes.BadInput;
    }

    /// <summary>A file that cannot be read is like one that is not accepted: the next is checked all the same.</summary>
    private static CheckResult Tried(Func<CheckResult> check)
    {
        try
        {
            return check();
        }
        catch (Exception error) when (IsAboutFile(error))
        {
            return new CheckResult { Error = error.Message };
        }
    }

    private static bool IsAboutFile(Exception error) => error is CommandException or IOException or UnauthorizedAccessException;

    /// <summary>How many bytes there are, where all of them are in files: pipes, with a name or without, have no length.</summary>
    internal static long? TotalOf(IEnumerable<string> paths)
    {
        var files = paths.Select(path => new FileInfo(path)).ToList();
        return files.TrueForAll(file => file is { Exists: true, Length: > 0 }) ? files.Sum(file => file.Length) : null;
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (path == "-" || !Directory.Exists(path))
        {
            return [path];
        }

        var files = Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new CommandException($"{path} is a directory without .json files");
    }

    private static string Text(string path, CheckResult result)
    {
        var name = DocumentFile.Name(path);
        var floor = result.Floor is { } number ? $", needs {number}" : "";
        return result.IsAccepted ? $"{name}: accepted{floor}{(result.IsCanonical ? "" : ", not as it would be written")}" : $"{name}: {result.Error}";
    }

    private static string Json(string path, CheckResult result)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            CheckReport.Write(writer, null, path, result);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
