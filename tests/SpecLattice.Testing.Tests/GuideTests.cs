using System.Text.RegularExpressions;
using SpecLattice.Testing.Tests.Faults;

namespace SpecLattice.Testing.Tests;

/// <summary>docs/testing.md shows the files that are compiled and run here, and says what failures say.</summary>
public sealed partial class GuideTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Guide = File.ReadAllText(Path.Combine(Root, "docs", "testing.md"));

    [Fact]
    public void The_examples_are_the_files_that_are_run()
    {
        var project = Path.Combine(Root, "tests", "SpecLattice.Testing.Tests");
        string[] files = ["Guide/Orders.cs", "Guide/Sku.cs", "Guide/OrderTests.cs", "order-fixtures/spring.json", "order-fixtures/manifest.json"];

        Assert.Equal(files.Select(file => File.ReadAllText(Path.Combine(project, file))), Block().Matches(Guide).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void The_failure_is_one_that_happens()
    {
        var error = Assert.Throws<SpecLawException>(() =>
            SpecLaws.Check<Crate<FaultTypes.UpMergesNumbers>>(seed: 20261123, options: new SpecLawOptions { Output = _ => { } }));

        Assert.Contains($"```text\n{error.Message}\n```", Guide, StringComparison.Ordinal);
    }

    // From where the tests run: deterministic builds do not tell where they were compiled.
    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Spec.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"no Spec.sln above {AppContext.BaseDirectory}");
        }

        return folder.FullName;
    }

    [GeneratedRegex("```(?:csharp|json)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
