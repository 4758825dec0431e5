using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>The sums that authors declare, by their families.</summary>
internal sealed class DeclaredSums(IEnumerable<TypeModel> sums)
{
    private readonly ILookup<string, TypeModel> _byFamily = sums.ToLookup(sum => sum.Family!, StringComparer.Ordinal);

    /// <summary>A family's sum as it is declared; null where it is not, or wrongly, and then it has the name that goes without saying.</summary>
    public TypeModel? Find(Lineage lineage) => _byFamily[lineage.Types[0].Family!].FirstOrDefault(sum => sum.Problems.All(problem => problem.Id == RuleIds.WrongEnvelope) && FindMistake(sum, lineage) is null);

    /// <summary>Finds what is wrong with the sums, beside what is wrong with each declaration by itself.</summary>
    /// <param name="lineages">The lineages.</param>
    /// <param name="isWhole">Whether these are all lineages of the compilation.</param>
    /// <param name="problems">Where mistakes are added.</param>
    public void Check(LineageSet lineages, bool isWhole, List<Problem> problems)
    {
        foreach (var family in _byFamily)
        {
            var lineage = lineages.All.FirstOrDefault(candidate => candidate.Types[0].IsSpec && candidate.Types[0].Family == family.Key);
            problems.AddRange(family.SelectMany(sum => sum.Problems));
            foreach (var (sum, place) in family.Select((sum, place) => (sum, place)))
            {
                var mistake = place > 0 ? $"{family.First().Name.Reference.Replace("global::", "")} is that already"
                    : lineage is not null ? FindMistake(sum, lineage)
                    : isWhole ? "this project has no version of that family" : null;
                if (mistake is not null)
                {
                    problems.Add(sum.Problem(RuleIds.WrongSum, sum.Name.Name, family.Key, mistake).AtAttribute(KnownNames.SpecSum));
                }
            }
        }
    }

    private static string? FindMistake(TypeModel sum, Lineage lineage) =>
        !sum.Name.IsPublic && lineage.Types.FirstOrDefault(type => type.Name.IsPublic) is { } visible ? $"other assemblies see {visible.Name.ShortName}, so declare it public" : null;
}
