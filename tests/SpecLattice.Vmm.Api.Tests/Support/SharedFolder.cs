namespace SpecLattice.Vmm.Api.Tests.Support;

/// <summary>
/// The original server's documents. They are not part of this repository: they stand beside it in <c>shared</c>, or where the
/// environment variable <c>SPECLATTICE_SHARED</c> says.
/// </summary>
internal static class SharedFolder
{
    private const string Variable = "SPECLATTICE_SHARED";
    private const string Missing =
        "the original server's documents are not here: put them into the folder `shared` beside the repository, or name the folder in " + Variable;

    /// <summary>The folder; null where it is missing.</summary>
    public static string? Root { get; } = Find();

    /// <summary>The folder of the documents that the original server's own serializer wrote or judged.</summary>
    public static string SerdeFolder => Path.Combine(Require(), "upstream", "specs", "upstream-serde");

    /// <summary>The folder of the documents that benchmarks read.</summary>
    public static string BenchFolder => Path.Combine(Require(), "bench");

    /// <summary>Skips the test where the folder is missing.</summary>
    /// <returns>The folder.</returns>
    public static string Require()
    {
        Assert.SkipWhen(Root is null, Missing);
        return Root!;
    }

    /// <summary>A theory's rows; one row to skip where the folder is missing.</summary>
    /// <param name="names">What names the rows, called only where the folder is there.</param>
    /// <returns>The rows.</returns>
    public static IEnumerable<TheoryDataRow<string>> Rows(Func<IEnumerable<string>> names) =>
        Root is null ? [new TheoryDataRow<string>("nothing") { Skip = Missing }] : names().Select(name => new TheoryDataRow<string>(name));

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            return IsShared(named) ? named : throw new DirectoryNotFoundException($"{Variable} does not name a folder with `upstream` and `bench`");
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Spec.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.Parent is { } beside && IsShared(Path.Combine(beside.FullName, "shared")) ? Path.Combine(beside.FullName, "shared") : null;
    }

    private static bool IsShared(string folder) =>
        Directory.Exists(Path.Combine(folder, "upstream")) && Directory.Exists(Path.Combine(folder, "bench"));
}
