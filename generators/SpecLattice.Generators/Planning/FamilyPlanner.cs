using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Plans the sums: their names, where they go, and their versions.</summary>
internal static class FamilyPlanner
{
    /// <summary>Plans the families of some lineages.</summary>
    /// <param name="lineages">The lineages.</param>
    /// <param name="sums">The sums that are declared.</param>
    /// <param name="takenNames">The families whose sum would have another family's name.</param>
    /// <param name="problems">Where mistakes are added.</param>
    public static List<FamilyPlan> Plan(LineageSet lineages, DeclaredSums sums, EquatableArray<string> takenNames, List<Problem> problems)
    {
        var families = new List<FamilyPlan>();
        foreach (var lineage in lineages.All.Where(lineage => lineage.Types[0].IsSpec))
        {
            var first = lineage.Types[0];
            var name = GeneratedNames.WithoutVersion(first.Name.Name);
            foreach (var other in lineage.Types.Where(type => GeneratedNames.WithoutVersion(type.Name.Name) != name && type.Previous is null))
            {
                problems.Add(other.Problem(RuleIds.NamesDiffer, other.Name.Name, first.Name.ShortName));
            }

            foreach (var second in lineage.Types.GroupBy(type => type.WireTag).Where(group => group.Count() > 1).SelectMany(group => group.Skip(1)))
            {
                problems.Add(second.Problem(RuleIds.DuplicateTag, second.WireTag));
            }

            var declared = sums.Find(lineage);
            var place = declared?.Name.Namespace ?? PlaceOf(lineage);
            var taken = TakenNames(lineage, name, declared, takenNames).ToList();
            problems.AddRange(taken.Select(type => first.Problem(RuleIds.ReservedMemberName, type)));

            var notes = new SchemaNotes();
            var versions = lineage.Types.Select(type => MakeVersion(type, new SchemaText(lineages), notes)).ToEquatableArray();
            families.Add(new FamilyPlan
            {
                Family = first.Family!,
                Namespace = place,
                IsNameTaken = taken.Count > 0,
                IsDeclared = declared is not null,
                HasJsonConverter = declared is { HasJsonConverter: true },
                Envelope = Envelopes.Check(declared, lineage, problems),
                SumName = declared is null ? GeneratedNames.Sum(name) : Identifiers.Escape(declared.Name.Name),
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
    public static HashSet<string> FindTakenNames(LineageSet lineages, DeclaredSums sums) => new(
        lineages.All
            .Where(lineage => lineage.Types[0].IsSpec)
            .GroupBy(lineage => $"{sums.Find(lineage)?.Name.Namespace ?? PlaceOf(lineage)}.{GeneratedNames.WithoutVersion(lineage.Types[0].Name.Name)}", StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Skip(1))
            .Select(lineage => lineage.Types[0].Family!),
        StringComparer.Ordinal);

    /// <summary>The names of what would be generated for a family that something else has.</summary>
    private static IEnumerable<string> TakenNames(Lineage lineage, string name, TypeModel? declared, EquatableArray<string> familiesWithTakenName)
    {
        if (familiesWithTakenName.Items.Contains(lineage.Types[0].Family!))
        {
            yield return $"{PlaceOf(lineage)}.{GeneratedNames.Sum(name)}";
        }

        var place = declared?.Name.Namespace ?? PlaceOf(lineage);
        string[] generated = declared is null ? [GeneratedNames.Sum(name), GeneratedNames.Unknown(name)] : [GeneratedNames.Unknown(name)];
        foreach (var type in generated.Select(type => Qualify(place, type)))
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

    /// <summary>The namespace around the first version's, so that it stays where it is when others come: what is before the last segment that is named after a version, or all of it.</summary>
    private static string PlaceOf(Lineage lineage)
    {
        var segments = lineage.Types[0].Name.Namespace.Split('.');
        return Identifiers.FindVersion(segments) is >= 0 and var version ? string.Join(".", segments.Take(version)) : lineage.Types[0].Name.Namespace;
    }
}
