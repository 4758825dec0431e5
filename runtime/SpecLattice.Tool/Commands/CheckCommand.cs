using System.CommandLine;
using System.Globalization;
using System.Text.Json;
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
        var version = new Option<string>("--version", "-v") { Description = "The version that the documents are of.", Required = true, HelpName = "VERSION" };
        var lines = new Option<bool>("--lines") { Description = "Each line of the input is a document (NDJSON); prints a line of JSON for each." };
        var json = CommonOptions.Json();
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders of .json files, or - for the standard input.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Check that documents are read, written and converted without loss.") { paths, family, version, lines, json };
        target.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var found = target.Load(parsed).Family(parsed.GetRequiredValue(family));
            var number = CommonOptions.ParseVersion(found, parsed.GetRequiredValue(version));
            var given = parsed.GetRequiredValue(paths);
            return parsed.GetValue(lines)
                ? await CheckLinesAsync(found, number, given, cancellation)
                : CheckFiles(found, number, given, parsed.GetValue(json));
        });
        return command;
    }

    private static int CheckFiles(SpecFamily family, int version, string[] paths, bool json)
    {
        var check = new DocumentCheck(family, version);
        var (accepted, all) = (0, 0);
        foreach (var path in paths.SelectMany(Expand))
        {
            var result = check.Check(DocumentFile.Read(path));
            all++;
            accepted += result.IsAccepted ? 1 : 0;
            Console.WriteLine(json ? Json(path, result) : Text(path, result));
        }

        Console.Error.WriteLine($"{accepted} of {all} accepted");
        return accepted == all ? ExitCodes.Done : ExitCodes.BadInput;
    }

    private static async Task<int> CheckLinesAsync(SpecFamily family, int version, string[] paths, CancellationToken cancellation)
    {
        await using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        var checker = new LineChecker(family, version, output);
        var total = TotalOf(paths);
        using (ProgressLine.Start(() => ProgressLine.Text(checker.Bytes, total, checker.Elapsed)))
        {
            foreach (var path in paths.SelectMany(Expand))
            {
                await using var stream = path == "-" ? Console.OpenStandardInput() : DocumentFile.Open(path);
                await checker.RunAsync(stream, cancellation);
            }

            await output.FlushAsync(cancellation);
        }

        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{checker.Accepted} of {checker.Documents} accepted, {checker.Bytes / 1e6:0.0} MB in {checker.Elapsed.TotalSeconds:0.0} s, {ProgressLine.Rate(checker.Bytes, checker.Elapsed):0} MB/s"));
        return checker.Accepted == checker.Documents ? ExitCodes.Done : ExitCodes.BadInput;
    }

    /// <summary>How many bytes there are, where all of them are in files: pipes, with a name or without, have no length.</summary>
    internal static long? TotalOf(string[] paths)
    {
        var files = paths.Select(path => new FileInfo(path)).ToList();
        return files.TrueForAll(file => file is { Exists: true, Length: > 0 }) ? files.Sum(file => file.Length) : null;
    }

    private static IEnumerable<string> Expand(string path) => path != "-" && Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [path];

    private static string Text(string path, CheckResult result)
    {
        var name = DocumentFile.Name(path);
        var floor = result.Floor is { } number ? $", needs {number}" : "";
        return result.IsAccepted ? $"{name}: accepted{floor}{(result.IsCanonical ? "" : ", not as it would be written")}" : $"{name}: {result.Error}";
    }

    private static string Json(string path, CheckResult result)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            CheckReport.Write(writer, null, path, result);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
