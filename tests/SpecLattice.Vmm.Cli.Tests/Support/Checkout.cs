namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>The checkout that the tests run in.</summary>
internal static class Checkout
{
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Spec.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException($"no Spec.sln above {AppContext.BaseDirectory}"));
}
