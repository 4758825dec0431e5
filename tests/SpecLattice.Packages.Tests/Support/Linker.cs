namespace SpecLattice.Packages.Tests.Support;

/// <summary>What ahead-of-time compilation needs of the machine.</summary>
internal static class Linker
{
    /// <summary>Whether it is there.</summary>
    public static bool IsFound { get; } = OperatingSystem.IsWindows() || (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, "clang")) || File.Exists(Path.Combine(folder, "gcc")));
}
