using SpecLattice.Generators.Tests.Rules;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>Sources that between them use every feature.</summary>
internal static class Samples
{
    /// <summary>The large samples and the fixed example of every rule, by name.</summary>
    public static IEnumerable<string> Names =>
    [
        .. Directory.GetFiles(Folder, "*.cs").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
        .. Directory.GetFiles(Repository.RulePages, "SPEC*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Where(HasExamples).Order(StringComparer.Ordinal),
    ];

    private static string Folder => Path.Combine(Repository.Root, "tests", "SpecLattice.Generators.Tests", "Samples");

    /// <summary>Whether a rule's page has examples of source; those of the rules about the lock file itself have none.</summary>
    public static bool HasExamples(string id) => RulePage.Of(id).Text.Contains("## Fixed\n", StringComparison.Ordinal);

    public static string Read(string name) =>
        name.EndsWith(".cs", StringComparison.Ordinal) ? File.ReadAllText(Path.Combine(Folder, name)) : RulePage.Of(name).Fixed;
}
