using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Tool.NewVersions;
using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>What <c>spec new-version</c> refuses, and how it says so.</summary>
public sealed class VersionStartTests
{
    private const string Nested = """
        using SpecLattice;

        namespace Sample;

        public static partial class Shapes
        {
            [Spec("shape", 1)]
            public sealed partial record Shape
            {
                public required byte Corners { get; init; }
            }
        }
        """;

    private static readonly CSharpCompilation Project = Compile("Sample", SampleProject.Disk, SampleProject.First, SampleProject.Second, Nested);

    [Theory]
    [InlineData("nothing", null, null, "unknown family 'nothing'; known families: instance, shape")]
    [InlineData("instance", "9", null, "instance has no version '9'; it has 1, 2")]
    [InlineData("instance", "x", null, "instance has no version 'x'; it has 1, 2")]
    [InlineData("instance", null, "2", "instance has a version 2 already; it has 1, 2")]
    [InlineData("instance", null, "0", "'0' is not a version: expected a positive number, such as 3")]
    [InlineData("instance", null, "99999999999", "'99999999999' is not a version: expected a positive number, such as 3")]
    [InlineData("shape", null, null, "version 1 of shape is declared inside another type and cannot be copied: move it out")]
    public void Refusal_says_what_there_is(string family, string? after, string? number, string expected) =>
        Assert.Equal(expected, Assert.Throws<CommandException>(() => VersionStart.Of(Project, family, after, number)).Message);

    [Fact]
    public void Number_must_be_above_the_version_that_it_is_made_from()
    {
        var later = Compile("Sample", SampleProject.Disk, SampleProject.First, SampleProject.Second.Replace("2", "4", StringComparison.Ordinal));

        Assert.Equal("version 3 of instance cannot be made from 4: its number must be above", Assert.Throws<CommandException>(() => VersionStart.Of(later, "instance", null, "3")).Message);
        Assert.Equal(3, VersionStart.Of(later, "instance", "1", "3").Version);
    }

    [Fact]
    public void Part_that_the_spec_does_not_have_is_refused()
    {
        var start = VersionStart.Of(Project, "instance", null, null);

        Assert.Equal(
            "version 2 of instance has no part 'V2.Disk' of which version 3 could be made; it has V1.Disk",
            Assert.Throws<CommandException>(() => VersionStart.Write(Project, start, ["V2.Disk"])).Message);
    }

    [Fact]
    public void Family_or_part_of_another_project_is_refused_with_its_name()
    {
        var parts = Compile("Parts", SampleProject.Disk, SampleProject.First);
        var second = SampleProject.Second.Replace("\"instance\", 2", "\"other\", 2", StringComparison.Ordinal).Replace("record Instance", "record Other", StringComparison.Ordinal);
        var other = Compile("User", second).AddReferences(parts.ToMetadataReference());
        var elsewhere = Compile("User", Nested).AddReferences(parts.ToMetadataReference());

        var start = VersionStart.Of(other, "other", null, null);

        Assert.Equal(
            "the part 'V1.Disk' is declared in Parts, not in this project: start its new version there",
            Assert.Throws<CommandException>(() => VersionStart.Write(other, start, ["V1.Disk"])).Message);
        Assert.Equal(
            "the family 'instance' is declared in Parts, not in this project: give that one with --project",
            Assert.Throws<CommandException>(() => VersionStart.Of(elsewhere, "instance", null, null)).Message);
    }

    [Fact]
    public void Files_that_cannot_all_be_written_leave_none()
    {
        var folder = Directory.CreateTempSubdirectory("spec-files").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "V2"), "a file where a folder is needed");

            Assert.ThrowsAny<IOException>(() => FileSet.Create(
            [
                (Path.Combine(folder, "V1", "inner", "One.cs"), "one", Encoding.UTF8),
                (Path.Combine(folder, "V2", "Two.cs"), "two", Encoding.UTF8),
            ]));

            Assert.Equal([Path.Combine(folder, "V2")], Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static CSharpCompilation Compile(string name, params string[] sources) => CSharpCompilation.Create(
        name,
        sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, path: $"/project/{index}.cs")),
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll" or "SpecLattice.dll")
                .Select(path => MetadataReference.CreateFromFile(path)),
        ],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
