using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>Which case of a union, or member of an enum, carries on which of the version before.</summary>
internal static class CaseHistory
{
    /// <summary>The case of the older version that a case of the newer one carries on; null for a new case.</summary>
    /// <remarks>The one that it names; else the one with its tag, which documents show to be the same; else the one with its C# name, under another tag.</remarks>
    public static CaseModel? FindOlder(TypeModel older, TypeModel newer, CaseModel newCase)
    {
        var left = older.Union!.Cases.Where(candidate => !newer.RemovedCases.Contains(candidate.Name));
        if (newCase.RenamedFrom is { } former)
        {
            return left.FirstOrDefault(candidate => candidate.Name == former);
        }

        var free = left.Where(candidate => newer.Union!.Cases.All(other => other.RenamedFrom != candidate.Name)).ToList();
        return free.Find(candidate => candidate.Tag == newCase.Tag)
            ?? free.Find(candidate => candidate.Name == newCase.Name && !newer.Union!.Cases.Any(other => other.RenamedFrom is null && other.Tag == candidate.Tag));
    }

    /// <summary>Whether a member of the newer version carries on one of the older.</summary>
    public static bool CarriesOn(TypeModel newer, EnumMemberModel member, EnumMemberModel older) => (member.RenamedFrom ?? member.Name) == older.Name
        && !newer.RemovedCases.Contains(older.Name)
        && (member.RenamedFrom is not null || newer.Enum!.Members.All(other => other.RenamedFrom != older.Name));

    /// <summary>The C# names of what there is in a version.</summary>
    public static IReadOnlyList<string> Names(TypeModel type) => type.Union is { } union
        ? union.Cases.Select(candidate => candidate.Name).ToList()
        : type.Enum?.Members.Select(member => member.Name).ToList() ?? [];

    /// <summary>The names in the older version of what the newer one carries on, and null for each that is new.</summary>
    public static IReadOnlyList<string?> FormerNames(TypeModel older, TypeModel newer) => (older, newer) switch
    {
        ({ Union: not null }, { Union: { } union }) => union.Cases.Select(candidate => FindOlder(older, newer, candidate)?.Name).ToList(),
        ({ Enum: { } oldEnum }, { Enum: { } newEnum }) =>
            newEnum.Members.Select(member => oldEnum.Members.FirstOrDefault(candidate => CarriesOn(newer, member, candidate))?.Name).ToList(),
        _ => [],
    };

    /// <summary>What a version says it carries on under another name.</summary>
    public static IEnumerable<(string To, string From)> Renames(TypeModel type) => type.Union is { } union
        ? union.Cases.Where(candidate => candidate.RenamedFrom is not null).Select(candidate => (candidate.Name, candidate.RenamedFrom!))
        : type.Enum!.Members.Where(member => member.RenamedFrom is not null).Select(member => (member.Name, member.RenamedFrom!));
}
