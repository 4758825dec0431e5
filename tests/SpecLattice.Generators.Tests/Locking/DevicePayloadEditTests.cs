using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Locking;

/// <summary>
/// The VMM's devices with a shipped payload edited: the rules speak at the payload, and the compiler has nothing to say but where code names the edited member itself.
/// </summary>
public sealed partial class DevicePayloadEditTests
{
    private const string Clock = "State/V1/RtcCmosState.cs";

    private static readonly Compilation Api = Generate(Sources("SpecLattice.Vmm.Api"), "SpecLattice.Vmm.Api", [], null);

    private static readonly Dictionary<string, string> Machine = Sources("SpecLattice.Vmm.Machine");

    private static readonly string Lock = File.ReadAllText(Path.Combine(Repository.Root, "vmm", "SpecLattice.Vmm.Machine", "specs.lock"));

    /// <summary>The payload that each edit is made in, beside the clock's; an older payload has less to lose.</summary>
    public static TheoryData<string, string, string> Edits { get; } = new()
    {
        { "add", "State/V1/Uart16550State.cs", "SPEC2008" },
        { "remove", "State/V2/Uart16550State.cs", "SPEC2002" },
        { "rename", "State/V2/Uart16550State.cs", "SPEC2002" },
        { "retype", "State/V2/Uart16550State.cs", "SPEC2003" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public async Task The_rules_speak_at_the_payloads(string edit, string file, string expected)
    {
        var (clock, clockMember) = Edit(Machine[Clock], edit);
        var (text, member) = Edit(Machine[file], edit);
        var compilation = Generate(new Dictionary<string, string>(Machine) { [Clock] = clock, [file] = text }, "SpecLattice.Vmm.Machine", [Api.ToMetadataReference()], Lock);

        var elsewhere = compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(found => found.Severity == DiagnosticSeverity.Error && !Names(found, member) && !Names(found, clockMember))
            .ToList();
        Assert.True(elsewhere.Count == 0, string.Join("\n", elsewhere.Take(10)));

        var options = new AnalyzerOptions([new LockAdditionalText(Lock)]);
        var rules = await compilation.WithAnalyzers([new AnnotationAnalyzer(), new LockAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal([$"{expected} {Clock}", $"{expected} {file}"], rules.Select(found => $"{found.Id} {found.Location.GetLineSpan().Path}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Unedited_it_compiles()
    {
        var compilation = Generate(Machine, "SpecLattice.Vmm.Machine", [Api.ToMetadataReference()], Lock);

        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(found => found.Severity == DiagnosticSeverity.Error));
    }

    private static Dictionary<string, string> Sources(string project)
    {
        var folder = Path.Combine(Repository.Root, "vmm", project);
        return Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => File.ReadAllText(path).ReplaceLineEndings("\n"))
            .Where(file => !file.Key.StartsWith("obj/", StringComparison.Ordinal) && !file.Key.StartsWith("bin/", StringComparison.Ordinal))
            .ToDictionary();
    }

    private static Compilation Generate(Dictionary<string, string> files, string name, IEnumerable<MetadataReference> references, string? lockText)
    {
        var compilation = Generation.Empty.WithAssemblyName(name)
            .WithOptions(Generation.Empty.Options.WithAllowUnsafe(true))
            .AddReferences(references)
            .AddSyntaxTrees(files.Append(new("obj/Usings.cs", ImplicitUsings.Text)).Select(file => CSharpSyntaxTree.ParseText(file.Value, Generation.ParseOptions, file.Key)));
        CSharpGeneratorDriver
            .Create([new SpecGenerator().AsSourceGenerator(), .. FrameworkGenerators.CreateLibraryImport()], lockText is null ? [] : [new LockAdditionalText(lockText)], Generation.ParseOptions)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return output;
    }

    /// <summary>The text with its first byte edited, and that member's name.</summary>
    private static (string Text, string Member) Edit(string text, string edit)
    {
        var first = FirstByte().Match(text);
        var member = first.Groups["name"].Value;
        var replacement = edit switch
        {
            "add" => first.Value + "\n\n    /// <summary>What was not there.</summary>\n    public byte? Unheard { get; init; }",
            "remove" => "",
            "rename" => first.Value.Replace(member, "Unheard", StringComparison.Ordinal),
            _ => first.Value.Replace("byte", "ushort", StringComparison.Ordinal),
        };
        return (text[..first.Index] + replacement + text[(first.Index + first.Length)..], member);
    }

    /// <summary>Whether what the compiler says is about the member: in its words, or in the line.</summary>
    private static bool Names(Diagnostic found, string member)
    {
        var line = found.Location.SourceTree?.GetText().Lines[found.Location.GetLineSpan().StartLinePosition.Line].ToString() ?? "";
        return !found.Location.GetLineSpan().Path.EndsWith(".g.cs", StringComparison.Ordinal)
            && (line + found.GetMessage(CultureInfo.InvariantCulture) is var said)
            && (said.Contains(member, StringComparison.Ordinal) || said.Contains("Unheard", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"public required byte (?<name>\w+) \{ get; init; \}")]
    private static partial Regex FirstByte();
}
