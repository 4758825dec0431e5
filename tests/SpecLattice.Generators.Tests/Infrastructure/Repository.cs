namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>The files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string RulePages => Path.Combine(Root, "docs", "rules");

    public static string ReleaseTracking => Path.Combine(Root, "generators", "SpecLattice.Generators", "AnalyzerReleases.Unshipped.md");

    // From where the tests run, not from where they were compiled: deterministic builds do not tell.
    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "Spec.sln")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException($"No Spec.sln above {AppContext.BaseDirectory}.");
    }
}
