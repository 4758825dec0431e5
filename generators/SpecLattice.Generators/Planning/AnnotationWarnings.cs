using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Finds declarations that can be planned and emitted, but hardly say what was meant. Only the analyzer asks: the generator has no use for them.
/// </summary>
internal sealed class AnnotationWarnings
{
    private readonly List<Problem> _problems = [];
    private readonly LineageSet _lineages;

    private AnnotationWarnings(IEnumerable<TypeModel> types) => _lineages = LineageSet.Create([.. types], []);

    public static IEnumerable<Problem> Find(IEnumerable<TypeModel> types)
    {
        var warnings = new AnnotationWarnings(types);
        foreach (var lineage in warnings._lineages.All)
        {
            foreach (var type in lineage.Types)
            {
                warnings.FindStaleParts(lineage, type);
                warnings.FindPartsFromElsewhere(type);
            }
        }

        return warnings._problems.Distinct();
    }

    /// <summary>A version refers to an older version of a part, or of a spec that is part of it, than the one that was introduced with it, or on the way to it.</summary>
    private void FindStaleParts(Lineage lineage, TypeModel type)
    {
        foreach (var member in type.Members)
        {
            foreach (var (old, current) in member.Type.Flatten().Select(used => (used, FindCurrent(lineage, type, used))))
            {
                if (current is not null)
                {
                    _problems.Add(About(type.Problem(member, RuleIds.StalePart, member.Name, FullName(old.Reference), FullName(current.Name.Reference)), old, current));
                }
            }
        }

        foreach (var candidate in type.Union?.Cases ?? EquatableArray<CaseModel>.Empty)
        {
            if (candidate.Payload is { } payload && FindCurrent(lineage, type, payload) is { } current)
            {
                var problem = type.ProblemAtAttribute(
                    KnownNames.Case, payload.Reference, RuleIds.StalePart, type.Name.Name, FullName(payload.Reference), FullName(current.Name.Reference));
                _problems.Add(About(problem, payload, current));
            }
        }
    }

    private static Problem About(Problem problem, TypeRef used, TypeModel current) => problem
        .With(DiagnosticProperties.UsedType, used.Reference)
        .With(DiagnosticProperties.CurrentType, current.Name.Reference)
        .With(DiagnosticProperties.CurrentName, current.Name.ShortName);

    // Two versions of a part have the same short name in namespaces that differ only further out.
    private static string FullName(string reference) => reference.Replace("global::", "");

    /// <summary>The version of a part or spec that a type should use instead of the one it uses, if there is one.</summary>
    private TypeModel? FindCurrent(Lineage lineage, TypeModel type, TypeRef used)
    {
        // A reference to a spec that is declared wrongly need not name the spec's lineage.
        if (_lineages.Find(used) is not { Version: var version, Lineage: var key })
        {
            return null;
        }

        var part = _lineages[key];
        return part.Types.LastOrDefault(candidate =>
            candidate.Version > version && Knows(lineage, type, candidate.Version) && IsMadeFrom(part, candidate.Version, version));
    }

    /// <summary>Whether a version of a part was there when a version of a type was made, as far as the numbers tell.</summary>
    /// <remarks>A branch, and the first version of a part, know for certain only what was made with them.</remarks>
    private static bool Knows(Lineage lineage, TypeModel type, int partVersion)
    {
        for (var version = type.Version; version != 0; version = lineage.PredecessorOf(version))
        {
            var before = lineage.PredecessorOf(version);
            var isCertainOfAll = lineage[version].After == 0 && (type.IsSpec || before != 0);
            if (partVersion == version || (isCertainOfAll && before < partVersion && partVersion < version))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMadeFrom(Lineage lineage, int newer, int older)
    {
        for (var version = newer; version != 0; version = lineage.PredecessorOf(version))
        {
            if (version == older)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A spec on a branch uses parts made for it; unless they say otherwise, these come after the part's last version below, which may be on the main line.</summary>
    private void FindPartsFromElsewhere(TypeModel spec)
    {
        if (spec is not { IsSpec: true, After: not 0 } || _lineages[spec.Lineage].PredecessorOf(spec.Version) != spec.After)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<TypeModel>([spec]);
        while (queue.Count > 0)
        {
            foreach (var part in queue.Dequeue().References.Select(_lineages.Find).OfType<TypeModel>())
            {
                if (part.Version == spec.Version && !part.IsSpec && seen.Add(part.Name.Reference))
                {
                    CheckOrigin(spec, part);
                    queue.Enqueue(part);
                }
            }
        }
    }

    private void CheckOrigin(TypeModel spec, TypeModel part)
    {
        var lineage = _lineages[part.Lineage];
        var origin = lineage.PredecessorOf(part.Version);
        var expected = lineage.Types.Where(type => type.Version <= spec.After).Select(type => type.Version).DefaultIfEmpty(0).Max();
        if (part.After == 0 && origin > spec.After && expected != 0)
        {
            var problem = part.Problem(
                RuleIds.PartFromElsewhere,
                part.Version.ToString(),
                part.Name.Name,
                origin.ToString(),
                spec.Name.Name,
                spec.After.ToString(),
                expected.ToString());
            _problems.Add(problem.AtAttribute(KnownNames.SpecPart).With(DiagnosticProperties.Predecessors, expected.ToString()));
        }
    }
}
