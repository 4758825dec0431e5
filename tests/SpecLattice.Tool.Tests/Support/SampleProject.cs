using SpecLattice.Catalog;

namespace SpecLattice.Tool.Tests.Support;

/// <summary>A small project with specs in a folder of its own, as a user has it.</summary>
internal sealed class SampleProject : IDisposable
{
    public const string Disk = """
        using SpecLattice;

        namespace Sample.V1;

        /// <summary>A disk.</summary>
        [SpecPart(1)]
        public sealed partial record Disk
        {
            /// <summary>Where its data is.</summary>
            public required string Path { get; init; }
        }

        """;

    public const string First = """
        using SpecLattice;

        namespace Sample.V1;

        /// <summary>A virtual machine.</summary>
        [Spec("instance", 1)]
        public sealed partial record Instance
        {
            /// <summary>The number of processors.</summary>
            public required byte Cpus { get; init; }

            /// <summary>The disk that it starts from.</summary>
            public required Disk Root { get; init; }
        }

        """;

    public const string Second = """
        using SpecLattice;

        namespace Sample.V2;

        /// <summary>A virtual machine.</summary>
        [Spec("instance", 2)]
        public sealed partial record Instance
        {
            /// <summary>The number of processors.</summary>
            public required byte Cpus { get; init; }

            /// <summary>The disk that it starts from.</summary>
            public required V1.Disk Root { get; init; }

            /// <summary>What people say about it.</summary>
            [Added]
            public string? Note { get; init; }
        }

        """;

    // What a build does besides, and what no test looks at, takes as long as the rest.
    private const string ProjectFile = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <EnableNETAnalyzers>false</EnableNETAnalyzers>
            <NuGetAudit>false</NuGetAudit>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <Reference Include="RUNTIME" />
            <Analyzer Include="GENERATOR" />
          </ItemGroup>
        </Project>

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("spec-project").FullName;

    public SampleProject()
    {
        Write("Sample.csproj", ProjectFile
            .Replace("RUNTIME", typeof(SpecFamily).Assembly.Location, StringComparison.Ordinal)
            .Replace("GENERATOR", typeof(Generators.SpecGenerator).Assembly.Location, StringComparison.Ordinal));
        Write("V1/Disk.cs", Disk);
        Write("V1/Instance.cs", First);
        Write("V2/Instance.cs", Second);
    }

    /// <summary>A project with three versions of a spec instead of its own two, and without its disk.</summary>
    public static SampleProject OfVersions(string first, string second, string third)
    {
        var project = new SampleProject();
        project.Write("V1/Disk.cs", "");
        project.Write("V1/Instance.cs", first);
        project.Write("V2/Instance.cs", second);
        project.Write("V3/Instance.cs", third);
        return project;
    }

    /// <summary>Sets a property of the project; null leaves it unset.</summary>
    public void SetProperty(string name, string? value)
    {
        if (value is not null)
        {
            Write("Sample.csproj", Read("Sample.csproj").Replace("</PropertyGroup>", $"<{name}>{value}</{name}></PropertyGroup>", StringComparison.Ordinal));
        }
    }

    public string Path => PathOf("Sample.csproj");

    /// <summary>The source files, by their paths inside the project.</summary>
    public IEnumerable<string> Sources => Directory.GetFiles(_folder, "*.cs", SearchOption.AllDirectories)
        .Select(path => System.IO.Path.GetRelativePath(_folder, path).Replace('\\', '/'))
        .Where(path => !path.StartsWith("obj/", StringComparison.Ordinal) && !path.StartsWith("bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public string PathOf(string file) => System.IO.Path.Combine(_folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    /// <summary>Runs a command of the tool on the project.</summary>
    public Task<ToolRun> RunAsync(params string[] arguments) => Tool.RunAsync([.. arguments, "--project", Path]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
