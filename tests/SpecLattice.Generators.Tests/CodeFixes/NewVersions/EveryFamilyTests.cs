using Microsoft.CodeAnalysis;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.CodeFixes.NewVersions;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.CodeFixes.NewVersions;

/// <summary>A new version of every family there is, without an editor: what is written compiles, and no rule has a complaint.</summary>
public sealed class EveryFamilyTests
{
    // What the SDK adds to a project with implicit usings, as far as specs need it.
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";

    // The examples of the other rules use specs: that some of them are reported once there is a new version is what the rules are for.
    public static TheoryData<string> SampleNames { get; } =
        [.. Samples.Names.Where(name => Samples.Read(name).Contains("[Spec(", StringComparison.Ordinal) && (name.StartsWith("SPEC0", StringComparison.Ordinal) || name.EndsWith(".cs", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(SampleNames))]
    public Task New_versions_of_a_samples_families_are_clean(string name) => CheckAsync(FixProject.Of(("Sample.cs", Samples.Read(name))));

    [Fact]
    public Task New_versions_of_the_virtual_machines_families_are_clean()
    {
        var folder = Path.Combine(Repository.Root, "vmm", "SpecLattice.Vmm.Api");
        var files = Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder, path).Replace('\\', '/'), Path: path))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Select(file => (file.Name, File.ReadAllText(file.Path)))
            .Append(("Usings.cs", ImplicitUsings + " global using SpecLattice;"));
        return CheckAsync(FixProject.Of([.. files]));
    }

    private static async Task CheckAsync(FixProject project)
    {
        var before = await project.CompileAsync();
        var families = SpecIndex.Of(before, TestContext.Current.CancellationToken).Types
            .Where(type => type.Symbol.ContainingType is null)
            .Select(type => type.Model.Family)
            .OfType<string>()
            .Distinct()
            .ToList();
        Assert.NotEmpty(families);
        foreach (var family in families)
        {
            var start = NewVersion.Of(before, family, from: null, version: null, TestContext.Current.CancellationToken);
            Assert.NotNull(start);
            await CheckAsync(project, start, start.Write());
            await CheckAsync(project, start, start.Write([.. start.Parts]));
        }
    }

    private static async Task CheckAsync(FixProject project, NewVersion start, IReadOnlyList<NewFile> files)
    {
        Assert.Equal(files.Count, files.Select(file => file.Path).Distinct().Count());
        var after = project.With(files.Select(file => (file.Path["/specs/".Length..], file.Text)));
        await after.AssertCleanAsync();
        Assert.True(HasConversion(await after.CompileAsync(), start), $"no conversion from version {start.From} to {start.Version} of {start.Family}");
    }

    private static bool HasConversion(Compilation compilation, NewVersion start)
    {
        var old = SpecIndex.Of(compilation, TestContext.Current.CancellationToken).Types
            .Single(type => type.Model.Family == start.Family && type.Model.Version == start.From).Symbol;
        return old.GetMembers($"ToV{start.Version}").OfType<IMethodSymbol>().Any(method => method.ReturnType.Name != "Conversion");
    }
}
