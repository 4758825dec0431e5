using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds the facts that a lock records of a type: its shape in JSON, and how it differs from the version it was made from.</summary>
internal sealed partial class LockPlanner(
    LineageSet lineages,
    ILookup<string, ConversionPlan> conversions,
    Func<TypeModel, TypeModel, RecordEdge?> edgeBetween,
    IEnumerable<FamilyPlan> families)
{
    private readonly Dictionary<string, (string Digest, EnvelopeModel Envelope)> _families = families
        .SelectMany(family => family.Versions.Select(version => (version.Type, version.Digest, family.Envelope)))
        .ToDictionary(version => version.Type, version => (version.Digest, version.Envelope), StringComparer.Ordinal);

    private const int ForeignDigestLength = 16;

    private readonly SchemaText _schemas = new(lineages);
    private readonly ConversionSummarizer _summarizer = new(conversions);

    /// <summary>The facts of a type of a sound lineage.</summary>
    public IEnumerable<LockFact> Facts(TypeModel type)
    {
        var facts = FactsOf(type, isDraft: false);
        new LockFactList(type, facts).Add(LockKeywords.Seal, "", LockText.Seal(facts.Select(fact => fact.Line)));
        return facts.OrderBy(fact => fact);
    }

    /// <summary>What can be told of a type whose lineage has mistakes.</summary>
    public IEnumerable<LockFact> Draft(TypeModel type) => FactsOf(type, isDraft: true).OrderBy(fact => fact);

    private List<LockFact> FactsOf(TypeModel type, bool isDraft)
    {
        var facts = new List<LockFact>();
        var writer = new LockFactList(type, facts);
        AddShape(type, writer);
        AddForeign(type, writer);
        AddOrdinary(type, writer);
        var lineage = lineages[type.Lineage];
        var predecessor = lineage.PredecessorOf(type.Version);
        writer.Add(LockKeywords.From, "", predecessor == 0 ? "nothing" : Identifiers.Number(predecessor));
        if (predecessor != 0)
        {
            if (!isDraft)
            {
                writer.Add(LockKeywords.Up, "", ClassText(lineage[predecessor], type));
                writer.Add(LockKeywords.Down, "", ClassText(type, lineage[predecessor]));
            }

            AddEdge(lineage[predecessor], type, writer);
        }

        AddShortcuts(lineage, type, writer);
        return facts;
    }

    private void AddShape(TypeModel type, LockFactList facts)
    {
        if (type.IsSpec)
        {
            facts.Add(LockKeywords.Tag, "", LockText.Word(type.WireTag));
            facts.Add(LockKeywords.Digest, "", _families[type.Name.Reference].Digest);
            Envelopes.LockTexts(_families[type.Name.Reference].Envelope, type).ToList().ForEach(text => facts.Add(LockKeywords.Envelope, "", text));
        }

        var unknown = "unknown=" + type.UnknownPolicy;
        switch (type.Shape)
        {
            case TypeShape.Record:
                facts.Add(LockKeywords.Record, "", unknown);
                foreach (var member in type.Members)
                {
                    AddMember(member, facts);
                }

                break;
            case TypeShape.Union:
                var union = type.Union!;
                facts.Add(LockKeywords.Union, "", $"layout={union.Layout.Keyword} tag={LockText.Word(union.Tag)} content={LockText.Word(union.Content)} {unknown}");
                foreach (var candidate in union.Cases)
                {
                    facts.AddAt(null, AttributeOf(candidate), LockKeywords.Case, candidate.Tag, NameOf(candidate));
                }

                break;
            default:
                facts.Add(LockKeywords.Enum, "", "");
                for (var i = 0; i < type.Enum!.Members.Count; i++)
                {
                    facts.AddAt(type.Enum.Members[i].Name, null, LockKeywords.Value, type.Enum.Members[i].JsonName, Identifiers.Number(i));
                }

                break;
        }
    }

    /// <summary>What another assembly says of its parts is not in this one's facts, so their digests are.</summary>
    private static void AddForeign(TypeModel type, LockFactList facts)
    {
        var members = type.Members.SelectMany(member => member.Type.Flatten().Select(reference => (Member: (string?)member.Name, Attribute: (AttributePlace?)null, Reference: reference)));
        var cases = (type.Union?.Cases ?? EquatableArray<CaseModel>.Empty)
            .Where(candidate => candidate.Payload is not null)
            .Select(candidate => (Member: (string?)null, Attribute: (AttributePlace?)AttributeOf(candidate), Reference: candidate.Payload!));
        foreach (var part in members.Concat(cases).Where(part => part.Reference.ForeignTypes.Count > 0).GroupBy(part => NameOf(part.Reference.AsNotNull())))
        {
            var (member, attribute, reference) = part.First();
            facts.AddAt(member, attribute, LockKeywords.Foreign, part.Key, SchemaNotes.DigestOf(reference).Substring(0, ForeignDigestLength));
        }
    }

    /// <summary>Ordinary types have no lines of their own, so their shapes are among those of what holds them.</summary>
    private void AddOrdinary(TypeModel type, LockFactList facts)
    {
        foreach (var (member, attribute, reference) in OrdinaryShapes.HeldBy(type))
        {
            facts.AddAt(member, attribute, LockKeywords.Ordinary, OrdinaryShapes.Name(reference), _schemas.Line(reference.Ordinary!, NameOf));
        }
    }

    private void AddMember(MemberModel member, LockFactList facts)
    {
        facts.AddAt(member.Name, null, LockKeywords.Member, member.JsonName, $"{(member.IsRequired ? "required" : "optional")} {NameOf(member.Type)}");
        if (!member.IsRequired && member.Default is { } value)
        {
            facts.AddAt(member.Name, new(KnownNames.SpecDefault), LockKeywords.Default, member.JsonName, ValueText(value, member.Type));
        }
    }

    private void AddEdge(TypeModel older, TypeModel newer, LockFactList facts)
    {
        if (newer.SemanticChange is { } why)
        {
            facts.Add(LockKeywords.Meaning, "*", LockText.OneLine(why));
        }

        if (edgeBetween(older, newer) is { } edge)
        {
            AddRecordEdge(edge, newer, facts);
        }
        else if (older.Shape != newer.Shape || newer.Shape == TypeShape.Record)
        {
            facts.Add(LockKeywords.Custom, "*", "");
        }
        else
        {
            AddCaseEdge(older, newer, facts);
        }
    }

    /// <summary>An edge between versions that are not neighbours changes which way documents go, even between versions that shipped.</summary>
    private static void AddShortcuts(Lineage lineage, TypeModel type, LockFactList facts)
    {
        var others = type.Methods
            .Where(method => method.IsOfWhole && method.From.Lineage == type.Lineage && method.To.Lineage == type.Lineage)
            .Select(method => method.From.Version == type.Version ? method.To.Version : method.From.Version)
            .Where(other => other != type.Version && !lineage.AreNeighbours(other, type.Version));
        foreach (var other in others.Distinct())
        {
            facts.Add(LockKeywords.Shortcut, Identifiers.Number(other), "");
        }
    }

    private void AddRecordEdge(RecordEdge edge, TypeModel newerType, LockFactList facts)
    {
        foreach (var (member, absent, discard) in edge.Added)
        {
            facts.AddAt(member.Name, new(KnownNames.Added), LockKeywords.Added, member.JsonName, ValueText(absent, member.Type));
            AddDiscard(member, discard, member.Name, new(KnownNames.Added), facts);
        }

        foreach (var (member, absent, discard) in edge.Removed)
        {
            AddDiscard(member, discard, null, new(KnownNames.Removed, member.Name), facts);
            facts.AddAt(null, new(KnownNames.Removed, member.Name), LockKeywords.Removed, member.JsonName, ValueText(absent, member.Type));
            facts.AddAt(null, new(KnownNames.Removed, member.Name), LockKeywords.Dead, member.JsonName, NameOf(member.Type));
        }

        foreach (var (older, newer, _) in edge.Kept)
        {
            if (older.JsonName != newer.JsonName)
            {
                facts.AddAt(newer.Name, new(KnownNames.Renamed), LockKeywords.Renamed, newer.JsonName, LockText.Word(older.JsonName));
                facts.AddAt(newer.Name, new(KnownNames.Renamed), LockKeywords.Dead, older.JsonName, $"renamed {LockText.Word(newer.JsonName)}");
            }

            AddMeaning(newer, facts);
            if (newerType.Methods.Any(method => method.Members.Contains(newer.Name)))
            {
                facts.AddAt(newer.Name, null, LockKeywords.Custom, newer.JsonName, "");
            }
        }

        foreach (var group in edge.Groups)
        {
            AddGroup(group, facts);
        }

        foreach (var move in edge.Moves)
        {
            AddMove(move, facts);
        }
    }

    private void AddDiscard(MemberModel member, Discard? discard, string? place, AttributePlace attribute, LockFactList facts)
    {
        if (discard is not null)
        {
            var values = discard.OnlyValues.Count == 0 ? "any" : string.Join(" ", discard.OnlyValues.Select(value => ValueText(value, member.Type)));
            facts.AddAt(place, attribute, LockKeywords.Discard, member.JsonName, $"{values} because {LockText.OneLine(discard.Reason)}");
        }
    }

    private static void AddMeaning(MemberModel newer, LockFactList facts)
    {
        if (newer.SemanticChange is { } why)
        {
            facts.AddAt(newer.Name, new(KnownNames.SemanticChange), LockKeywords.Meaning, newer.JsonName, LockText.OneLine(why));
        }
    }

    private static void AddGroup(MemberGroup group, LockFactList facts)
    {
        foreach (var member in group.Newer)
        {
            AddMeaning(member, facts);
            facts.AddAt(member.Name, null, LockKeywords.Custom, member.JsonName, "from " + Words(group.Older));
        }

        foreach (var member in group.Older.Where(member => group.Newer.All(next => next.JsonName != member.JsonName)))
        {
            facts.AddAt(group.Newer[0].Name, null, LockKeywords.Dead, member.JsonName, NameOf(member.Type));
        }
    }

    private void AddMove(PartMove move, LockFactList facts)
    {
        var moved = move.Moved.Select(pair => $"{LockText.Word(pair.Outside.JsonName)}={LockText.Word(pair.Inside.JsonName)}")
            .Concat(move.Left.Select(left => $"{LockText.Word(left.Member.JsonName)}:{ValueText(left.Absent, left.Member.Type)}"));
        var place = move.IsGathered ? (Member: (string?)move.Part.Name, Attribute: new AttributePlace(KnownNames.Gathered)) : (null, new AttributePlace(KnownNames.Scattered, move.Part.Name));
        facts.AddAt(place.Member, place.Attribute, move.IsGathered ? LockKeywords.Gathered : LockKeywords.Scattered, move.Part.JsonName, string.Join(" ", moved));

        // A name that goes on to stand for what holds the value, or for what it held, was not given up.
        var (before, after) = (move.Moved.Select(pair => pair.Outside).ToList(), move.Part);
        foreach (var gone in move.IsGathered ? before.Where(member => member.JsonName != after.JsonName) : before.All(member => member.JsonName != after.JsonName) ? [after] : [])
        {
            facts.AddAt(place.Member, place.Attribute, LockKeywords.Dead, gone.JsonName, NameOf(gone.Type));
        }
    }

    private static string Words(IEnumerable<MemberModel> members) => string.Join(" ", members.Select(member => LockText.Word(member.JsonName)));

    private string ClassText(TypeModel from, TypeModel to)
    {
        var plan = conversions[from.Name.Reference].FirstOrDefault(candidate => candidate.To.Name.Reference == to.Name.Reference);
        if (plan is null)
        {
            return "unknown";
        }

        var kind = plan.IsPartial ? _summarizer.Summarize(plan).Class : ConversionClass.Total;
        var isMixed = kind != ConversionClass.Discarding && plan.Discards;
        return kind.ToString().ToLowerInvariant() + (isMixed ? " discarding" : "");
    }

    private static AttributePlace AttributeOf(CaseModel candidate) =>
        candidate.Payload is { } payload ? new AttributePlace(KnownNames.Case, payload.Reference) : new AttributePlace(KnownNames.UnitCase, candidate.Name);

    private static string NameOf(CaseModel candidate) => candidate.Payload is { } payload ? NameOf(payload) : "unit";

    private static string NameOf(TypeRef type)
    {
        var name = type.HasLineage ? LockSubject.Of(type.Lineage, type.Version).Label : SchemaText.NameOf(type, NameOf);
        return type.IsNullable ? name + "?" : name;
    }

    private string ValueText(DeclaredValue value, TypeRef type) => LockText.OneLine(_schemas.ValueText(value, type));
}
