using SpecLattice.Packages.Tests.Pages;
using SpecLattice.Packages.Tests.Support;

[assembly: AssemblyFixture(typeof(Feed))]

namespace SpecLattice.Packages.Tests.Support;

/// <summary>A temporary folder with the packages of this repository, and beside them projects that use them.</summary>
public sealed class Feed : IAsyncLifetime
{
    private readonly string _root = Directory.CreateTempSubdirectory("spec-packages").FullName;

    /// <summary>The folder with the packages: where the consumer's <c>nuget.config</c> looks for them.</summary>
    public string Folder => Path.Combine(_root, "artifacts", "packages");

    /// <summary>Where restored packages go.</summary>
    public string Restored => Path.Combine(_root, "restored");

    public async ValueTask InitializeAsync() =>
        (await Commands.RunAsync(Repository.Folder, PackagesOfRepository, "dotnet", "pack", "Packages.slnf", "--no-build", "-c", Repository.Configuration, "-o", Folder)).Done();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The path of a package.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="extension">Its kind.</param>
    internal string PathOf(string id, string extension = "nupkg") =>
        Assert.Single(Directory.GetFiles(Folder, $"{id}.*.{extension}"), path => char.IsAsciiDigit(Path.GetFileName(path)[id.Length + 1]));

    /// <summary>A new folder that nobody else uses.</summary>
    internal string NewFolder() => Directory.CreateDirectory(Path.Combine(_root, "folders", Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>A newcomer in an empty folder, which knows of this repository only where its packages are.</summary>
    internal Reader NewReader()
    {
        var folder = NewFolder();
        File.WriteAllText(
            Path.Combine(folder, "nuget.config"),
            $"""<configuration><packageSources><add key="speclattice" value="{Folder}" /></packageSources></configuration>""");
        return new Reader(folder, Restored, NewHome());
    }

    /// <summary>A home in which nothing was ever installed, and which knows the machine's package sources.</summary>
    private string NewHome()
    {
        var home = NewFolder();
        var sources = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet");
        if (!OperatingSystem.IsWindows() && Directory.Exists(sources))
        {
            Directory.CreateDirectory(Path.Combine(home, ".nuget"));
            Directory.CreateSymbolicLink(Path.Combine(home, ".nuget", "NuGet"), sources);
        }

        return home;
    }

    /// <summary>A new copy of <c>tests/Consumer</c>, as checked in, at the same distance from the packages.</summary>
    internal Consumer NewConsumer()
    {
        var source = Path.Combine(Repository.Folder, "tests", "Consumer");
        var target = Path.Combine(_root, "consumers", Guid.NewGuid().ToString("N"));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(source, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, relative))!);
                File.Copy(file, Path.Combine(target, relative));
            }
        }

        return new Consumer(target, Restored);
    }

    /// <summary>Packing restores nothing, but asks where packages are.</summary>
    private static string PackagesOfRepository =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
