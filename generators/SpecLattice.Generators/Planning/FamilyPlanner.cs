using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Plans the sums: their names, where they go, and their versions.</summary>
internal static class FamilyPlanner
{
    /// <summary>Plans the families of some lineages.</summary>
    /// <param name="lineages">The lineages.</param>
    /// <param name="takenNames">The families whose sum would have another family's name.</param>
    /// <param name="problems">Where mistakes are added.</param>
    public static List<FamilyPlan> Plan(LineageSet lineages, EquatableArray<string> takenNames, List<Problem> problems)
    {
        var families = new List<FamilyPlan>();
        foreach (var lineage in lineages.All.Where(lineage => lineage.Types[0].IsSpec))
        {
            var first = lineage.Types[0];
            var name = GeneratedNames.WithoutVersion(first.Name.Name);
            foreach (var other in lineage.Types.Where(type => GeneratedNames.WithoutVersion(type.Name.Name) != name))
            {
                problems.Add(other.Problem(RuleIds.NamesDiffer, other.Name.Name, first.Name.ShortName));
            }

            foreach (var second in lineage.Types.GroupBy(type => type.WireTag).Where(group => group.Count() > 1).SelectMany(group => group.Skip(1)))
            {
                problems.Add(second.Problem(RuleIds.DuplicateTag, second.WireTag));
            }

            var taken = TakenNames(lineage, name, takenNames).ToList();
            problems.AddRange(taken.Select(type => first.Problem(RuleIds.ReservedMemberName, type)));

            var notes = new SchemaNotes();
            var versions = lineage.Types.Select(type => MakeVersion(type, new SchemaText(lineages), notes)).ToEquatableArray();
            families.Add(new FamilyPlan
            {
                Family = first.Family!,
                Namespace = CommonNamespace(lineage),
                IsNameTaken = taken.Count > 0,
                SumName = GeneratedNames.Sum(name),
                UnknownName = GeneratedNames.Unknown(name),
                // Where some are not, those are no cases.
                IsPublic = lineage.Types.Any(type => type.Name.IsPublic),
                Versions = versions,
                ScalarExamples = notes.Examples,
                ForeignParts = notes.Parts,
                Latest = lineage.MainLine.Last(),
                MainLine = new(lineage.MainLine),
            });
        }

        return families;
    }

    /// <summary>Finds the families that come second: two sums cannot have one name, and names that differ only in case would be one file on some systems.</summary>
    public static HashSet<string> FindTakenNames(LineageSet lineages) => new(
        lineages.All
            .Where(lineage => lineage.Types[0].IsSpec)
            .GroupBy(lineage => $"{CommonNamespace(lineage)}.{GeneratedNames.WithoutVersion(lineage.Types[0].Name.Name)}", StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Skip(1))
            .Select(lineage => lineage.Types[0].Family!),
        StringComparer.Ordinal);

    /// <summary>The names of what would be generated for a family that something else has.</summary>
    private static IEnumerable<string> TakenNames(Lineage lineage, string name, EquatableArray<string> familiesWithTakenName)
    {
        if (familiesWithTakenName.Items.Contains(lineage.Types[0].Family!))
        {
            yield return $"{CommonNamespace(lineage)}.{GeneratedNames.Sum(name)}";
        }

        foreach (var type in new[] { GeneratedNames.Sum(name), GeneratedNames.Unknown(name) }.Select(type => Qualify(CommonNamespace(lineage), type)))
        {
            if (lineage.Types.Any(version => version.TakenTypes.Items.Contains(type)))
            {
                yield return type;
            }
        }
    }

    private static string Qualify(string space, string name) => (space.Length == 0 ? name : $"{space}.{name}").Replace("@", "");

    private static FamilyVersion MakeVersion(TypeModel type, SchemaText schemas, SchemaNotes notes)
    {
        var text = schemas.Text(type);
        notes.Add(schemas);
        return new FamilyVersion(type.Version, type.WireTag, type.Name.Reference, text, SchemaText.Digest(text, SchemaNotes.Of(schemas).Parts));
    }

    /// <summary>The innermost namespace around all versions, without a last segment that is a version.</summary>
    private static string CommonNamespace(Lineage lineage)
    {
        var common = lineage.Types[0].Name.Namespace.Split('.').ToList();
        foreach (var type in lineage.Types.Skip(1))
        {
            var segments = type.Name.Namespace.Split('.');
            var length = common.Zip(segments, (a, b) => a == b).TakeWhile(same => same).Count();
            common.RemoveRange(length, common.Count - length);
        }

        if (common.Count > 0 && Identifiers.IsVersion(common[common.Count - 1]))
        {
            common.RemoveAt(common.Count - 1);
        }

        return string.Join(".", common);
    }
}
