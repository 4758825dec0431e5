namespace SpecLattice.Architecture.Tests.Reading;

/// <summary>The checkout that these tests are part of.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    /// <summary>A path below the root, with slashes.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Spec.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException("These tests read the sources: run them from a checkout, where a folder above them holds Spec.sln.");
    }
}
