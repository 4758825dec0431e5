using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>What a declaration of history means that names something of the version before by another name than the one in C#.</summary>
internal static class FormerNames
{
    /// <summary>The end of a message about a name: which C# name is meant. Empty where nothing is called so.</summary>
    public static string Advise(TypeModel older, string written) =>
        Find(older, written) is var (what, name) ? $": that is {what} of '{name}', so write the C# name, \"{name}\"" : "";

    /// <summary>The problem with the name that is meant, where there is one.</summary>
    public static Problem WithFormerName(this Problem problem, TypeModel older, string written) =>
        Find(older, written) is var (_, name) ? problem.With(DiagnosticProperties.FormerName, name) : problem;

    private static (string What, string Name)? Find(TypeModel older, string written)
    {
        var names = Names(older).ToList();
        if (names.Exists(candidate => candidate.Name == written))
        {
            return null;
        }

        return names.Where(candidate => candidate.InJson == written).Select(candidate => ((string, string)?)(candidate.What, candidate.Name)).FirstOrDefault()
            ?? names.Where(candidate => candidate.Keyword == written).Select(candidate => ((string, string)?)("the keyword", candidate.Name)).FirstOrDefault()
            ?? names.Where(candidate => string.Equals(candidate.Name, written, StringComparison.OrdinalIgnoreCase)).Select(candidate => ((string, string)?)("another spelling", candidate.Name)).FirstOrDefault();
    }

    private static IEnumerable<(string Name, string InJson, string What, string Keyword)> Names(TypeModel type) => type.Members
        .Select(member => (member.Name, member.JsonName, "the JSON name", ""))
        .Concat((type.Union?.Cases ?? EquatableArray<CaseModel>.Empty).Select(candidate => (candidate.Name, candidate.Tag, "the tag", candidate.Payload?.Reference ?? "")))
        .Concat((type.Enum?.Members ?? EquatableArray<EnumMemberModel>.Empty).Select(member => (member.Name, member.JsonName, "the JSON name", "")));
}
