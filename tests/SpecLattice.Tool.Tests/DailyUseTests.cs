using System.Text;
using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>The tool as people use it all day: in their project's folder, in pipes, on many files, with typing mistakes.</summary>
public sealed class DailyUseTests : IDisposable
{
    private const string Family = "instance-spec";

    private readonly string _folder = Directory.CreateTempSubdirectory("spec-daily").FullName;

    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        { "chekc", "unknown command 'chekc', did you mean 'check'?; try `spec --help`" },
        { "Check", "unknown command 'Check', did you mean 'check'?; try `spec --help`" },
        { "frobnicate", "unknown command 'frobnicate'; try `spec --help`" },
        { "lock updaet", "unknown command 'updaet', did you mean 'update'?; try `spec lock --help`" },
        { "list --asembly x.dll", "unknown option '--asembly', did you mean '--assembly'?; try `spec list --help`" },
        { "list --asembly=x.dll", "unknown option '--asembly', did you mean '--assembly'?; try `spec list --help`" },
        { "check --famly instance-spec -v 1 plain.v1.json", "unknown option '--famly', did you mean '--family'?; try `spec check --help`" },
        { "check plain.v1.json -f instance-spec -V 1", "unknown option '-V', did you mean '-v'?; try `spec check --help`" },
        { "convert --too 3 plain.v1.json", "unknown option '--too', did you mean '--to'?; try `spec convert --help`" },
        { "lock ship --jsn", "unknown option '--jsn', did you mean '--json'?; try `spec lock ship --help`" },
        { "list -o x", "unknown option '-o'; try `spec list --help`" },
        { "list extra", "unexpected argument 'extra'; try `spec list --help`" },
        { "check -f instance-spec --max-bytes many plain.v1.json", "--max-bytes is many, expected 1 to 2147483647, or a number with K, M or G; try `spec check --help`" },
        { "check -f instance-spec --max-bytes 3G plain.v1.json", "--max-bytes is 3G, expected 1 to 2147483647, or a number with K, M or G; try `spec check --help`" },
    };

    public static TheoryData<string> BadLines { get; } =
    [
        "", "schema instance-spec v2 --format yaml {api}", "completion tcsh", "diff", "diff instance-spec {api}", "list --assembly", "list --assembly {folder}", "list --project {folder}/x.csproj",
        "convert -f instance-spec --to 3 {folder} {api}", "explain {folder} {api}", "fleet --fleet {folder} {api}", "lock check --lock {folder} {api}", "lock update --lock {folder}/none/x.lock {api}", "changelog {folder} {folder}",
        "convert -f instance-spek --to 3 plain.v1.json {api}", "explain plain.v1.json --from 1 {api}", "check -f instance-spec {folder} {api}", "convert -f instance-spec --from 1 --to 3 envelope.json {api}",
        "list -a fleet.json", "list --json --json --json {api} x",
    ];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_typing_mistake_is_one_line_that_says_what_was_meant(string line, string expected)
    {
        var run = await Support.Tool.RunAsync(line.Split(' '));

        Assert.Equal((ExitCodes.BadInput, $"spec: {expected}\n", ""), (run.ExitCode, run.Errors, run.Output));
    }

    [Theory]
    [MemberData(nameof(BadLines))]
    public async Task Every_error_is_one_line(string line)
    {
        string[] words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word == "{api}" ? ["-a", Support.Tool.Api] : new[] { word.Replace("{folder}", _folder, StringComparison.Ordinal) })];

        var run = await Support.Tool.RunAsync(words);

        Assert.Equal((ExitCodes.BadInput, ""), (run.ExitCode, run.Output));
        Assert.Matches("^spec: [^\n]+\n$", run.Errors);
    }

    [Theory]
    [InlineData("convert -f instance-spec --from 1 --to 3 {folder}")]
    [InlineData("explain {folder}")]
    [InlineData("fleet --fleet {folder}")]
    [InlineData("lock check --lock {folder}")]
    [InlineData("lock update --lock {folder}")]
    public async Task A_directory_is_told_to_be_one(string line)
    {
        var run = await Support.Tool.RunAsync([.. line.Replace("{folder}", _folder, StringComparison.Ordinal).Split(' '), "-a", Support.Tool.Api]);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.StartsWith($"spec: {_folder} is a directory, expected a ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checking_goes_on_after_a_bad_file_and_sums_up()
    {
        var bad = Write("bad.json", "{");
        var large = Write("large.json", new string(' ', 2000));

        var run = await Support.Tool.RunAsync("check", "-f", Family, "-v", "1", "--max-bytes", "1999", bad, Path.Combine(_folder, "missing.json"), large, Support.Tool.Input("plain.v1.json"), "-a", Support.Tool.Api);

        Assert.Equal((ExitCodes.BadInput, "1 of 4 accepted\n"), (run.ExitCode, run.Errors));
        Assert.Collection(
            run.Output.TrimEnd().Split('\n'),
            line => Assert.StartsWith($"{bad}: malformed JSON: ", line, StringComparison.Ordinal),
            line => Assert.Contains("there is no file", line, StringComparison.Ordinal),
            line => Assert.Contains("is larger than the 1999 bytes", line, StringComparison.Ordinal),
            line => Assert.Contains("plain.v1.json: accepted", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_of_the_next_file_are_checked_where_one_cannot_be_read()
    {
        var run = await Support.Tool.RunAsync("check", "-f", Family, "-v", "3", "--lines", "missing.ndjson", "documents.ndjson", "-a", Support.Tool.Api);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Equal(6, run.Output.TrimEnd().Split('\n').Length);
        Assert.StartsWith("3 of 5 accepted, ", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("1 file could not be read\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_of_envelopes_is_checked_without_a_version()
    {
        var plain = (await File.ReadAllTextAsync(Support.Tool.Input("plain.v1.json"), TestContext.Current.CancellationToken)).Trim().ReplaceLineEndings("");
        var log = Write("log.ndjson", $$$"""
            MARK{"version":"V1","spec":{{{plain}}}}
            {"spec":{{{plain}}},"version":"V2"}
            {"version":"V99","spec":{"new":1}}
            {{{plain}}}

            """.Replace("MARK", "\uFEFF", StringComparison.Ordinal));

        var run = await Support.Tool.RunAsync("check", "-f", Family, "--lines", log, "-a", Support.Tool.Api);
        var one = await Support.Tool.RunAsync("check", "-f", Family, "envelope.json", "-a", Support.Tool.Api);

        Assert.Collection(
            run.Output.TrimEnd().Split('\n'),
            line => Assert.StartsWith("""{"line":1,"accepted":true,""", line, StringComparison.Ordinal),
            line => Assert.StartsWith("""{"line":2,"accepted":true,""", line, StringComparison.Ordinal),
            line => Assert.Contains("that this build does not know", line, StringComparison.Ordinal),
            line => Assert.Contains("without --version, a document has the envelope", line, StringComparison.Ordinal));
        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Equal(ExitCodes.Done, one.ExitCode);
    }

    [Theory]
    [InlineData("--help | true")]
    [InlineData("list -a {api} | true")]
    [InlineData("list --json -a {api} | true")]
    [InlineData("schema instance-spec v2 -a {api} | head -1")]
    [InlineData("schema instance-spec v2 --format text -a {api} | head -1")]
    [InlineData("graph instance-spec -a {api} | true")]
    [InlineData("convert -f instance-spec --from 1 --to 6 plain.v1.json -a {api} | true")]
    [InlineData("explain envelope.json -a {api} | true")]
    [InlineData("check -f instance-spec -v 1 plain.v1.json plain.v1.json -a {api} | true")]
    public async Task A_closed_pipe_is_no_error(string line)
    {
        var run = await Support.Tool.RunInBashAsync("spec " + line.Replace("{api}", $"'{Support.Tool.Api}'", StringComparison.Ordinal));

        Assert.Contains(run.ExitCode, new[] { ExitCodes.Done, ExitCodes.OutputClosed });
        Assert.Matches("^(2 of 2 accepted\n)?$", run.Errors);
    }

    [Fact]
    public async Task A_closed_pipe_ends_a_command_that_would_never_end()
    {
        var run = await Support.Tool.RunInBashAsync($"yes '{{}}' 2>/dev/null | spec check -f instance-spec -v 1 --lines - -a '{Support.Tool.Api}' | head -1");

        Assert.Equal(ExitCodes.OutputClosed, run.ExitCode);
        Assert.Equal("", run.Errors);
        Assert.Single(run.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Output_and_errors_share_a_file()
    {
        var both = Path.Combine(_folder, "both.txt");

        await Support.Tool.RunInBashAsync($"spec check -f instance-spec -v 1 plain.v1.json -a '{Support.Tool.Api}' > '{both}' 2>&1");

        Assert.EndsWith("as it would be written\n1 of 1 accepted\n", await File.ReadAllTextAsync(both, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("convert -f instance-spec --from 1 --to 3 {file}")]
    [InlineData("explain -f instance-spec --from 1 {file}")]
    [InlineData("check -f instance-spec -v 1 {file}")]
    [InlineData("check -f instance-spec -v 1 --lines {file}")]
    public async Task A_large_document_is_read_where_an_option_allows_it(string line)
    {
        var plain = (await File.ReadAllTextAsync(Support.Tool.Input("plain.v1.json"), TestContext.Current.CancellationToken)).Trim().ReplaceLineEndings("");
        var large = Write("large.json", new string(' ', SpecJsonOptions.Default.MaxBytes) + plain);
        string[] words = [.. line.Replace("{file}", large, StringComparison.Ordinal).Split(' '), "-a", Support.Tool.Api];

        var refused = await Support.Tool.RunAsync(words);
        var read = await Support.Tool.RunAsync([.. words, "--max-bytes", "20M"]);

        Assert.Equal((ExitCodes.BadInput, ExitCodes.Done), (refused.ExitCode, read.ExitCode));
        Assert.Contains("--max-bytes", refused.Output + refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_byte_order_mark_is_skipped(string encoding)
    {
        var text = await File.ReadAllTextAsync(Support.Tool.Input("plain.v1.json"), TestContext.Current.CancellationToken);
        var marked = Path.Combine(_folder, "marked.json");
        await File.WriteAllTextAsync(marked, text, Encoding.GetEncoding(encoding), TestContext.Current.CancellationToken);

        foreach (var line in new[] { "convert -f instance-spec --from 1 --to 3", "explain -f instance-spec --from 1", "check -f instance-spec -v 1" })
        {
            var run = await Support.Tool.RunAsync([.. line.Split(' '), marked, "-a", Support.Tool.Api]);
            Assert.Equal((ExitCodes.Done, run.Output), (run.ExitCode, (await Support.Tool.RunAsync([.. line.Split(' '), Support.Tool.Input("plain.v1.json"), "-a", Support.Tool.Api])).Output.Replace(Support.Tool.Input("plain.v1.json"), marked, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task The_project_around_the_current_folder_is_meant()
    {
        using var project = new SampleProject();

        var here = await Support.Tool.RunInAsync(project.PathOf(""), "list");
        var below = await Support.Tool.RunInAsync(project.PathOf("V1"), "list", "--json");
        project.Write("Other.csproj", "<Project />");
        var several = await Support.Tool.RunInAsync(project.PathOf(""), "list");
        var none = await Support.Tool.RunInAsync(_folder, "list");

        Assert.Equal((ExitCodes.Done, ""), (here.ExitCode, here.Errors));
        Assert.Contains("instance", here.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, below.ExitCode);
        Assert.EndsWith("has several projects, choose one with --project: Other.csproj, Sample.csproj\n", several.Errors, StringComparison.Ordinal);
        Assert.EndsWith("the current folder is in no project\n", none.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two", "{folder}/two has several projects, choose one with --project: a.csproj, b.csproj")]
    [InlineData("all", "{folder}/all has no project, and its solution does not say which is meant: choose one with --project")]
    [InlineData("all/all.slnx", "{folder}/all/all.slnx is a solution, expected a project: choose one of its projects with --project")]
    [InlineData("none", "{folder}/none has no project: choose one with --project")]
    [InlineData("missing", "there is no project {folder}/missing")]
    public async Task A_folder_that_does_not_say_which_project_is_meant_is_refused_in_one_line(string project, string expected)
    {
        foreach (var file in new[] { "two/a.csproj", "two/b.csproj", "all/all.slnx", "none/plain.txt" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, file))!);
            Write(file, "<Project />");
        }

        foreach (var command in new[] { "list", "lock check", "new-version instance" })
        {
            var run = await Support.Tool.RunAsync([.. command.Split(' '), "-p", Path.Combine(_folder, project)]);
            Assert.Equal((ExitCodes.BadInput, $"spec: {expected.Replace("{folder}", _folder, StringComparison.Ordinal)}\n", ""), (run.ExitCode, run.Errors, run.Output));
        }
    }

    [Theory]
    [InlineData("exit 0", "exit code 0 and printed nothing")]
    [InlineData("echo 'one warning'; echo '{\"Properties\": {'", "exit code 0; the last it printed:\none warning\n{\"Properties\": {")]
    [InlineData("echo 'Determining projects'; kill -KILL $$", "exit code 137; the last it printed:\nDetermining projects")]
    [InlineData("echo 'out of memory' >&2; exit 3", "exit code 3; the last it printed:\nout of memory")]
    [InlineData("for word in \"$@\"; do case $word in -getProperty*) kill -TERM $$;; esac; done", "exit code 143 and printed nothing")]
    public async Task MSBuild_that_does_not_answer_is_told_with_its_exit_code_and_last_lines(string script, string expected)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("there is no shell here");
            return;
        }

        var dotnet = Write("dotnet", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var project = Write("a.csproj", "<Project />");

        foreach (var command in new[] { "list", "lock check", "new-version instance" })
        {
            var run = await Support.Tool.RunWithPathAsync(_folder, [.. command.Split(' '), "-p", project]);
            Assert.Equal((ExitCodes.BadInput, ""), (run.ExitCode, run.Output));
            Assert.Equal($"spec: MSBuild did not say how {project} is built: run `dotnet build {project}` to see why, and try again. It ended with {expected}\n", run.Errors);
        }
    }

    [Fact]
    public async Task A_missing_SDK_is_told_to_be_missing()
    {
        var run = await Support.Tool.RunWithPathAsync(_folder, "list", "-p", Write("a.csproj", "<Project />"));

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Matches("^spec: `dotnet` cannot be started, which comes with the .NET SDK and must be on the PATH: [^\n]+\n$", run.Errors);
    }

    [Fact]
    public async Task A_log_that_is_checked_as_one_document_is_told_how_to_check_its_lines()
    {
        var run = await Support.Tool.RunAsync("check", "-f", Family, "-v", "1", Write("log.ndjson", await File.ReadAllTextAsync(Support.Tool.Input("plain.v1.json"), TestContext.Current.CancellationToken) + "\n{}\n"), "-a", Support.Tool.Api);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.EndsWith("where each line is a document, give --lines\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("{\n  \"version\": }", "line 2, column 14")]
    public async Task What_is_not_JSON_is_told_where(string text, string place)
    {
        var file = Write("bad.json", text);

        var run = await Support.Tool.RunAsync("explain", file, "-a", Support.Tool.Api);

        Assert.Equal((ExitCodes.BadInput, $"spec: {file} is not valid JSON: error at {place}\n"), (run.ExitCode, run.Errors));
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
