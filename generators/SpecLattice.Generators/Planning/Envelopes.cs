using System.Globalization;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>How documents of families say their version, where that concerns the versions' own declarations.</summary>
internal static class Envelopes
{
    /// <summary>Gives the versions that say no mark themselves the one that their sum's pattern says.</summary>
    public static Func<TypeModel, TypeModel> GiveTags(IEnumerable<TypeModel> sums)
    {
        var envelopes = ByFamily(sums);
        return type => type is { IsSpec: true, HasOwnTag: false } && envelopes.TryGetValue(type.Family!, out var envelope)
            ? type with { WireTag = envelope.TagOf(type.Version) }
            : type;
    }

    /// <summary>The versions whose members are read from an object that holds the mark too.</summary>
    public static IEnumerable<string> FindBesideMarks(IEnumerable<TypeModel> types, IEnumerable<TypeModel> sums)
    {
        var envelopes = ByFamily(sums);
        return types
            .Where(type => type.IsSpec && envelopes.TryGetValue(type.Family!, out var envelope) && envelope.IsBesideMembers)
            .Select(type => type.Name.Reference);
    }

    /// <summary>The envelope of a family, after what is wrong with it is found.</summary>
    /// <param name="sum">The declared sum; null where there is none.</param>
    /// <param name="lineage">The versions.</param>
    /// <param name="problems">Where mistakes are added.</param>
    public static EnvelopeModel Check(TypeModel? sum, Lineage lineage, List<Problem> problems)
    {
        if (sum?.Envelope is not { } envelope || envelope.IsWrong)
        {
            return sum?.Envelope ?? EnvelopeModel.Default;
        }

        var found = FindMistakes(sum, envelope, lineage).ToList();
        problems.AddRange(found);
        return envelope with { IsWrong = found.Count > 0 };
    }

    /// <summary>What a lock says of a version's envelope; nothing where it is the usual one.</summary>
    public static IEnumerable<string> LockTexts(EnvelopeModel envelope, TypeModel type)
    {
        var isUnmarked = envelope.Unmarked == type.Version;
        if ((envelope with { Unmarked = 0 }).IsUsual && !isUnmarked)
        {
            yield break;
        }

        var names = envelope.Form switch
        {
            EnvelopeForm.Around => $" mark={LockText.Word(envelope.Mark)} content={LockText.Word(envelope.Content)}",
            EnvelopeForm.Inside => $" mark={LockText.Word(envelope.Mark)}",
            _ => "",
        };
        yield return envelope.Form.ToString().ToLowerInvariant() + names + (envelope.IsInteger ? " integer" : "") + (isUnmarked ? " unmarked" : "");
    }

    private static IEnumerable<Problem> FindMistakes(TypeModel sum, EnvelopeModel envelope, Lineage lineage)
    {
        if (envelope.Unmarked != 0 && lineage.Types.All(type => type.Version != envelope.Unmarked))
        {
            yield return sum.Problem(RuleIds.UnmarkedUnknown, sum.Family!, Identifiers.Number(envelope.Unmarked), string.Join(", ", lineage.Types.Select(type => Identifiers.Number(type.Version))))
                .AtAttribute(KnownNames.SpecSum);
        }

        // Around a document, its own names do not matter, unless it may come without anything around it.
        foreach (var type in lineage.Types.Where(type => envelope.IsBesideMembers || (envelope.Form == EnvelopeForm.Around && type.Version == envelope.Unmarked)))
        {
            if (type.Members.FirstOrDefault(member => member.JsonName == envelope.Mark) is { } member)
            {
                yield return type.Problem(member, RuleIds.MarkIsMember, envelope.Mark, sum.Family!, type.Name.ShortName);
            }
        }

        foreach (var type in lineage.Types.Where(type => envelope.IsInteger && !IsInteger(type.WireTag)))
        {
            yield return type.Problem(RuleIds.TagNotInteger, type.WireTag, type.Name.ShortName, sum.Family!).AtAttribute(KnownNames.Spec);
        }
    }

    private static bool IsInteger(string tag) =>
        long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == tag;

    private static Dictionary<string, EnvelopeModel> ByFamily(IEnumerable<TypeModel> sums) => sums
        .Where(sum => sum.Envelope is not null)
        .GroupBy(sum => sum.Family!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First().Envelope!, StringComparer.Ordinal);
}
