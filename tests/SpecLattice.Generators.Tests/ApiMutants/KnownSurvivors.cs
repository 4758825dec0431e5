using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.ApiMutants;

/// <summary>
/// The file <c>survivors.txt</c>: mistakes that nothing finds, each with the reason why there is nothing to find. One to a line: the mistake, a
/// tabulator, the reason. Lines that begin with <c>#</c> are for people.
/// </summary>
internal static class KnownSurvivors
{
    private static string File { get; } = Path.Combine(Repository.Root, "tests", "SpecLattice.Generators.Tests", "ApiMutants", "survivors.txt");

    /// <summary>The mistakes with their reasons.</summary>
    public static Dictionary<string, string> Read() => System.IO.File.ReadLines(File)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('\t'))
        .ToDictionary(parts => parts[0], parts => parts is [_, { Length: > 0 } reason] ? reason : throw new FormatException($"no reason: {parts[0]}"));
}
