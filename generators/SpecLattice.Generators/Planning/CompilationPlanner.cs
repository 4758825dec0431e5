using System.Collections.Immutable;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Plans everything that is emitted for a unit from the models of its types.</summary>
internal sealed class CompilationPlanner
{
    private readonly List<Problem> _problems = [];
    private readonly LineageSet _lineages;
    private readonly ConversionFacts _facts = new();
    private readonly ValuePlanner _values;
    private readonly DeclaredConstants _constants;
    private readonly CaseBitTable _caseBits;
    private readonly Dictionary<(string, string), RecordEdge> _edges = [];
    private readonly Dictionary<string, CompositionPlan> _compositions = new(StringComparer.Ordinal);
    private readonly PlanUnit _unit;
    private readonly ShippedSignatures _shipped;
    private readonly int _maxFused;

    private CompilationPlanner(PlanUnit unit, int maxFused)
    {
        _unit = unit;
        _shipped = new ShippedSignatures(unit.Shipped.Items);
        _maxFused = maxFused;
        _lineages = LineageSet.Create(unit.Types.Items, _problems);
        _values = new ValuePlanner(_lineages, _facts);
        _constants = new DeclaredConstants(_lineages, _values);
        _caseBits = new CaseBitTable(_lineages);
    }

    /// <summary>Plans a whole compilation at once.</summary>
    public static CompilationPlan Plan(IEnumerable<TypeModel> types) => Plan(PlanUnits.Whole(types));

    public static CompilationPlan Plan(PlanUnit unit) => PlanFusing(unit, CompositionPlanner.DefaultMaxFused);

    /// <summary>Plans a unit of a project that says how many conversions are fused.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="maxFused">Up to how many versions of a lineage all pairs are fused.</param>
    public static CompilationPlan PlanFusing(PlanUnit unit, int maxFused) => new CompilationPlanner(unit, maxFused).Plan();

    private CompilationPlan Plan()
    {
        foreach (var lineage in _lineages.All)
        {
            CheckEdges(lineage);
        }

        var types = _unit.Types;
        _problems.AddRange(types.SelectMany(type => type.Problems).Concat(KeptMembers.Check(types, _unit)).Concat(types.Select(type => TagClashes.In(type, _lineages)).OfType<Problem>()));
        var sums = new DeclaredSums(_unit.Sums);
        sums.Check(_lineages, isWhole: _unit.Key.Length == 0, _problems);
        var families = FamilyPlanner.Plan(_lineages, sums, _unit.FamiliesWithTakenName, _problems);
        var soundness = new Soundness(types.Items, _lineages, _problems);
        var conversions = PlanConversions(soundness);
        var nesting = new Nesting(types.Items);
        var emitted = new HashSet<string>(_unit.Emitted, StringComparer.Ordinal);
        var emittedFamilies = families
            .Where(family => emitted.Contains("spec:" + family.Family) && !family.IsNameTaken)
            .Select(family => family.Of(soundness.IsOpen))
            .OfType<FamilyPlan>()
            .Select(family => family with { Contexts = ContextsOf(family, conversions) })
            .ToEquatableArray();
        return new CompilationPlan
        {
            Types = types
                .Select((type, i) => (Type: type, HintName: _unit.HintNames[i]))
                .Where(named => emitted.Contains(named.Type.Lineage) && soundness.IsOpen(named.Type.Name.Reference))
                .Select(named => PlanType(named.Type, named.HintName, soundness.IsReadable(named.Type), conversions, emittedFamilies) with { CanHoldItself = nesting.CanHoldItself(named.Type) })
                .ToEquatableArray(),
            Families = emittedFamilies,
            Problems = _problems.Distinct().ToEquatableArray(),
            Catalog = emittedFamilies.Select(family => PlanCatalog(family, conversions)).ToEquatableArray(),
            UseWarnings = types.SelectMany(type => type.UseWarnings).Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray(),
            Lock = PlanLock(types.Where(type => emitted.Contains(type.Lineage) && soundness.IsConvertible(type.Lineage)), conversions, families, isDraft: false),
            Drafts = PlanLock(types.Where(type => emitted.Contains(type.Lineage) && !soundness.IsConvertible(type.Lineage)), conversions, families, isDraft: true),
        };
    }

    private CatalogFamily PlanCatalog(FamilyPlan family, ILookup<string, ConversionPlan> conversions)
    {
        var summarizer = new ConversionSummarizer(conversions);
        return new CatalogFamily
        {
            Family = family.Family,
            Sum = family.SumReference,
            NeedsContext = family.Contexts.Count > 0,
            HasOwnEnvelope = family.Envelope != EnvelopeModel.Default && !family.Envelope.IsWrong,
            Versions = family.Versions.Select(version => new CatalogVersion(version.Version, version.Type)).ToEquatableArray(),
            MainLine = family.MainLine,
            Conversions = family.Versions
                .SelectMany(version => conversions[version.Type])
                .Where(plan => plan.Form == ConversionForm.Fused && plan is not UnplannedConversion)
                .Select(summarizer.Summarize)
                .OrderBy(summary => summary.From)
                .ThenBy(summary => summary.To)
                .ToEquatableArray(),
            Composed = family.Versions
                .Where(version => _compositions.ContainsKey(version.Type))
                .SelectMany(version => summarizer.SummarizeComposed(_compositions[version.Type], conversions[version.Type].ToList()))
                .ToEquatableArray(),
        };
    }

    private EquatableArray<LockFact> PlanLock(
        IEnumerable<TypeModel> types, ILookup<string, ConversionPlan> conversions, IEnumerable<FamilyPlan> families, bool isDraft)
    {
        var locks = new LockPlanner(_lineages, conversions, FindEdge, families);
        return types
            .Where(type => ReferenceEquals(_lineages[type.Lineage][type.Version], type))
            .SelectMany(type => isDraft ? locks.Draft(type) : locks.Facts(type))
            .OrderBy(fact => fact)
            .ToEquatableArray();
    }

    private TypePlan PlanType(TypeModel type, string hintName, bool isReadable, ILookup<string, ConversionPlan> conversions, EquatableArray<FamilyPlan> families) => new()
    {
        Type = isReadable ? type : type.WithoutClashes(),
        HintName = hintName,
        IsReadable = isReadable,
        Conversions = conversions[type.Name.Reference].OrderBy(plan => plan.To.Version).ToEquatableArray(),
        Composition = _compositions.TryGetValue(type.Name.Reference, out var composition) ? composition : null,
        Family = families.FirstOrDefault(family => family.Family == type.Family),
        CaseBits = _caseBits.Of(isReadable ? type : type.WithoutClashes()),
        Mark = Envelopes.MarkOf(type, _unit.Sums),
        IsInTaggedUnion = _unit.TypesBesideTags.Items.Contains(type.Name.Reference),
    };

    private void CheckEdges(Lineage lineage)
    {
        var visible = lineage.Types.FirstOrDefault(type => type.Name.IsPublic);
        foreach (var hidden in lineage.Types.Where(type => visible is not null && !type.Name.IsPublic))
        {
            _problems.Add(hidden.Problem(
                RuleIds.UnsupportedTypeShape, hidden.Name.Name, $"other assemblies see {visible!.Name.ShortName}, which converts to it, but not this version"));
        }

        FindCustomEdges(lineage);
        UnusedDiscards.Check(lineage, _problems);
        foreach (var newer in lineage.Types)
        {
            if (lineage.PredecessorOf(newer.Version) == 0)
            {
                FirstVersion.Check(newer, _problems);
                continue;
            }

            var older = lineage[lineage.PredecessorOf(newer.Version)];
            if (lineage.FindCustom(older.Version, newer.Version) is null)
            {
                var found = new List<Problem>();
                CheckEdge(older, newer, found);
                _problems.AddRange(found.Select(problem => problem.Between(older, newer)));
            }
        }
    }

    private void CheckEdge(TypeModel older, TypeModel newer, List<Problem> problems)
    {
        if (older.Shape != newer.Shape)
        {
            problems.Add(newer.Problem(RuleIds.ShapeChanged, newer.Name.Name, older.Name.ShortName));
        }
        else if (newer.Shape == TypeShape.Record)
        {
            _edges[(older.Name.Reference, newer.Name.Reference)] = RecordEdge.Create(older, newer, _values, problems);
        }
        else
        {
            CasePlanner.Check(older, newer, _values, problems);
        }
    }

    private void FindCustomEdges(Lineage lineage)
    {
        var mainLine = lineage.MainLine;
        foreach (var newer in lineage.Types)
        {
            foreach (var older in lineage.Types.Where(type => IsOlder(type, newer, mainLine)))
            {
                var areNeighbours = lineage.AreNeighbours(older.Version, newer.Version);
                if (EdgeMethods.FindWhole(older, newer, areNeighbours, _lineages, _problems) is { } edge)
                {
                    lineage.Add(older.Version, newer.Version, edge);
                }
            }

            var versions = lineage.Types.Select(type => type.ToTypeRef()).ToList();
            foreach (var stray in newer.Methods.Where(method => !IsOfLineage(method, newer, versions)))
            {
                _problems.Add(newer.Problem(
                    RuleIds.BadConversionMethod, stray.Name, $"it does not convert between two versions of {newer.Name.Name}, nor a member that {newer.Name.ShortName} has").AtMember(stray.Name));
            }
        }
    }

    /// <summary>Whether an edge leads up from one version to the other: to the higher number, but from a branch to the main line.</summary>
    private static bool IsOlder(TypeModel older, TypeModel newer, ImmutableArray<int> mainLine)
    {
        var (oldOnMain, newOnMain) = (mainLine.Contains(older.Version), mainLine.Contains(newer.Version));
        return oldOnMain == newOnMain || older.Version == newer.After || newer.Version == older.After
            ? older.Version < newer.Version
            : newOnMain;
    }

    private static bool IsOfLineage(ConversionMethodModel method, TypeModel type, List<TypeRef> versions) => !method.IsOfWhole
        ? method.Members.All(member => type.Members.Any(candidate => candidate.Name == member))
        : versions.Contains(method.From) && versions.Contains(method.To) && !method.From.Equals(method.To);

    /// <summary>
    /// Plans all ordered pairs of every sound lineage, and the signatures of all others. Whether a conversion is partial depends on others, which may depend
    /// on it in turn, so planning is repeated until nothing more turns out partial.
    /// </summary>
    private ILookup<string, ConversionPlan> PlanConversions(Soundness soundness)
    {
        var lineages = _lineages.All.ToList();
        List<(Lineage Lineage, List<ConversionPlan> Plans)> planned;
        bool changed;
        do
        {
            planned = [];
            changed = false;
            foreach (var lineage in lineages)
            {
                var plans = soundness.IsConvertible(lineage.Key) ? _shipped.Keep(lineage, PlanPairs(lineage), _facts) : PlanSignatures(lineage, soundness);
                foreach (var plan in plans)
                {
                    changed |= _facts.Learn(plan, _caseBits.Of(plan.From));
                }

                planned.Add((lineage, plans));
            }
        }
        while (changed);

        return planned
            .SelectMany(entry => soundness.IsConvertible(entry.Lineage.Key)
                ? CompositionPlanner.Compose(entry.Lineage, entry.Plans, _maxFused, _compositions)
                : entry.Plans)
            .ToLookup(plan => plan.From.Name.Reference, StringComparer.Ordinal);
    }

    private List<ConversionPlan> PlanSignatures(Lineage lineage, Soundness soundness) => new SignaturePlanner(lineage, _values, FindEdge, _shipped)
        .Plan()
        .Where(plan => soundness.IsOpen(plan.From.Name.Reference) && soundness.IsOpen(plan.To.Name.Reference))
        .ToList<ConversionPlan>();

    private RecordEdge? FindEdge(TypeModel older, TypeModel newer) =>
        _edges.TryGetValue((older.Name.Reference, newer.Name.Reference), out var edge) ? edge : null;

    private List<ConversionPlan> PlanPairs(Lineage lineage)
    {
        var records = new RecordPlanner(_lineages, lineage, _values, _constants, FindEdge);
        var cases = new CasePlanner(lineage, _values);
        var plans = new List<ConversionPlan>();
        foreach (var source in lineage.Types)
        {
            var derived = source.Shape == TypeShape.Record ? records.PlanFrom(source).ToDictionary(plan => plan.To.Version) : [];
            foreach (var target in lineage.Types.Where(target => target.Version != source.Version))
            {
                plans.Add(derived.TryGetValue(target.Version, out var record) ? record : PlanChained(lineage, source, target) ?? (source.Shape == TypeShape.Union
                    ? cases.PlanUnion(source, target)
                    : (ConversionPlan)cases.PlanEnum(source, target)));
            }
        }

        return plans;
    }

    private static EquatableArray<ContextParameter> ContextsOf(FamilyPlan family, ILookup<string, ConversionPlan> conversions) => family.Versions
        .SelectMany(version => conversions[version.Type])
        .SelectMany(plan => plan.Contexts)
        .Distinct()
        .OrderBy(context => context.Name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Plans a conversion whose route has hand-written edges: derived stretches, with the hand-written steps between them.</summary>
    private ChainedConversion? PlanChained(Lineage lineage, TypeModel source, TypeModel target)
    {
        var route = lineage.Route(source.Version, target.Version);
        var custom = Enumerable.Range(1, route.Length - 1).Select(i => lineage.FindCustom(route[i - 1], route[i])).ToList();
        if (custom.All(plan => plan is null))
        {
            return null;
        }

        var chain = route.Select((version, i) =>
            new ChainLink(lineage[version].ToTypeRef(), i == 0 ? 0 : Math.Max(version, route[i - 1]), i == 0 ? null : custom[i - 1]));
        return new ChainedConversion
        {
            From = source,
            To = target,
            Route = new(route),
            Plan = _values.PlanRoute(chain.ToList()),
        };
    }
}
