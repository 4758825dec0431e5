using System.Collections.Immutable;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Completes the versions that are the same as the one before them, but for what they say themselves: everything after this sees them as if they had been written out.</summary>
internal sealed class Copies
{
    private readonly LineageSet _lineages;
    private readonly ImmutableArray<TypeModel> _types;
    private readonly Dictionary<string, TypeModel> _complete = new(StringComparer.Ordinal);

    private Copies(ImmutableArray<TypeModel> types)
    {
        _types = types;
        _lineages = LineageSet.Create(types, []);
    }

    /// <summary>The types, each with everything that it has.</summary>
    public static ImmutableArray<TypeModel> Complete(ImmutableArray<TypeModel> types)
    {
        if (types.All(type => type.SameAs is null))
        {
            return types;
        }

        var copies = new Copies(types);
        return [.. types.Select(copies.Complete)];
    }

    /// <summary>Whether a member's default has a meaning in another version: of a record's own static members the copy has none.</summary>
    public static bool CanTakeOver(MemberModel member) =>
        member.Default is not { Kind: DeclaredValueKind.StaticMember } || NameOfStatic(member) is not null;

    // The version before is a lower one, so this comes to an end.
    private TypeModel Complete(TypeModel type)
    {
        if (type.SameAs is not { } same)
        {
            return type;
        }

        if (_complete.TryGetValue(type.Name.Reference, out var known))
        {
            return known;
        }

        var own = WithoutCopied(type);
        var original = _types.FirstOrDefault(candidate => candidate.Name.Reference == same.Reference);
        var complete = FindMistake(own, original) is { } mistake
            ? Faulty(FindMeant(own) is { } meant ? Merge(own, Complete(meant)) : own, RuleIds.WrongCopy, mistake)
            : Merge(own, Complete(original!));
        _complete[type.Name.Reference] = complete;
        return complete;
    }

    // Where the compilation has the generated files, the type shows what was taken over as if it were its own.
    private static TypeModel WithoutCopied(TypeModel type) => type with
    {
        Members = type.Members.Where(member => !type.Copied.Contains(member.Name)).ToEquatableArray(),
        Union = type.Union is not { } union ? null : union with { Cases = union.Cases.Where(one => !type.Copied.Contains(one.Name)).ToEquatableArray() },
        StaticMembers = type.StaticMembers.Where(member => type.Union is null || !type.Copied.Contains(member.Name)).ToEquatableArray(),
        Problems = type.Problems.Where(problem => problem.Place.Member is not { } member || !type.Copied.Contains(member)).ToEquatableArray(),
        Copied = EquatableArray<string>.Empty,
    };

    private string? FindMistake(TypeModel type, TypeModel? original)
    {
        if (original is null)
        {
            return "it is not a spec or part of this project";
        }

        if (original.Lineage != type.Lineage)
        {
            return "it is a version of something else";
        }

        if (original.Shape != type.Shape)
        {
            return "one is a record and the other a union: write this one out";
        }

        if (_lineages[type.Lineage].Types.FirstOrDefault(other => other.Version == type.Version)?.Name.Reference != type.Name.Reference)
        {
            return "there are two types of this version";
        }

        var before = _lineages[type.Lineage].PredecessorOf(type.Version);
        return before == original.Version ? null
            : before == 0 ? "this is the first version"
            : $"the version before this one is {_lineages[type.Lineage][before].Name.ShortName}";
    }

    /// <summary>The version that should have been named: with its members, one mistake is not followed by another for each of them.</summary>
    private TypeModel? FindMeant(TypeModel type)
    {
        var lineage = _lineages[type.Lineage];
        var before = lineage.PredecessorOf(type.Version);
        return before > 0 && before < type.Version && lineage[before] is { } meant && meant.Shape == type.Shape ? meant : null;
    }

    private TypeModel Merge(TypeModel type, TypeModel original)
    {
        if (!type.SaysUnknownMembers && type.IgnoresUnknownMembers != original.IgnoresUnknownMembers)
        {
            type = Faulty(type, RuleIds.CannotBeTakenOver, $"whether unknown members are ignored, as {original.Name.ShortName} does: say UnknownMembers here too");
        }

        var merged = type.Union is { } union ? MergeCases(type, union, original) : MergeMembers(type, original);

        // What is wrong with the original is wrong here: reported there, and nothing is written here that could not be.
        return merged with
        {
            Problems = merged.Problems.Concat(original.Problems).Distinct().ToEquatableArray(),
            UseWarnings = merged.UseWarnings.Concat(original.UseWarnings).Distinct().OrderBy(id => id, StringComparer.Ordinal).ToEquatableArray(),
        };
    }

    private TypeModel MergeCases(TypeModel type, UnionModel union, TypeModel original)
    {
        var older = original.Union!;
        if ((union.LayoutName, union.Tag, union.Content) != (older.LayoutName, older.Tag, older.Content))
        {
            return Faulty(type, RuleIds.CannotBeTakenOver, $"the layout of {original.Name.ShortName}: [SpecUnion] says another one here");
        }

        var taken = new TakenOver<CaseModel>(union.Cases, candidate => candidate.Name, candidate => candidate.RenamedFrom is { } former ? [former] : []);
        var gone = new HashSet<string>(type.RemovedCases, StringComparer.Ordinal);
        var cases = taken.Among(
            older.Cases.Where(candidate => union.Cases.All(own => own.Tag != candidate.Tag || own.Name == candidate.Name || own.RenamedFrom == candidate.Name)),
            gone,
            candidate => CopyOf(type, candidate));
        return type with
        {
            Union = union with { Cases = cases.ToEquatableArray() },
            Copied = taken.Copied,
            StaticMembers = type.StaticMembers
                .Concat(original.StaticMembers.Where(member => cases.Any(one => one.Payload is null && one.Name == member.Name && taken.Copied.Contains(one.Name))).Select(member => member with { Type = type.Name.Reference }))
                .ToEquatableArray(),
        };
    }

    private CaseModel CopyOf(TypeModel type, CaseModel candidate)
    {
        if (candidate.Payload is not { } payload)
        {
            return candidate with { RenamedFrom = null, Reference = $"{type.Name.Reference}.{Identifiers.Escape(candidate.Name)}" };
        }

        var newest = Newest(payload, type.Version);
        var name = _lineages.Find(newest) is { } model && newest != payload ? model.Name.Name : candidate.Name;
        return candidate with { Name = name, RenamedFrom = name == candidate.Name ? null : candidate.Name, Payload = newest, Reference = newest.Reference };
    }

    private TypeModel MergeMembers(TypeModel type, TypeModel original)
    {
        var taken = new TakenOver<MemberModel>(
            type.Members,
            member => member.Name,
            member => member.Gathered.Select(moved => moved.Name).Concat(member.RenamedFrom is { } former ? [former] : []));
        var gone = new HashSet<string>(
            type.RemovedMembers.Select(removed => removed.Name)
                .Concat(type.Scattered.Select(scattered => scattered.Part))
                .Concat(type.Methods.SelectMany(method => method.OlderMembers)),
            StringComparer.Ordinal);
        var problems = new List<Problem>();
        var members = taken.Among(original.Members, gone, member => CopyOf(type, original, member, problems));
        return type with
        {
            Members = members.ToEquatableArray(),
            Copied = taken.Copied,
            Problems = type.Problems.Concat(problems).ToEquatableArray(),
        };
    }

    private MemberModel CopyOf(TypeModel type, TypeModel original, MemberModel member, List<Problem> problems)
    {
        var newest = Newest(member.Type, type.Version);
        var statics = newest == member.Type || _lineages.Find(newest) is not { } model ? member.StaticMembersOfType : StaticMembersOf(model);
        var missing = DefaultOf(member, newest, statics);
        if (missing is null && member.Default is not null)
        {
            problems.Add(Complaint(type, RuleIds.CannotBeTakenOver, $"member '{member.Name}' of {original.Name.ShortName}, because its default is a static member there, or is gone: write the member out"));
        }

        return member with
        {
            Type = newest,
            Default = missing,
            StaticMembersOfType = statics,
            IsAdded = false,
            Absent = null,
            RenamedFrom = null,
            Gathered = EquatableArray<MovedMember>.Empty,
            IsPositional = false,
            SemanticChange = null,
        };
    }

    // A record has those that it declares, and may hold the very type that is being completed, such as itself.
    private EquatableArray<StaticMember> StaticMembersOf(TypeModel type) => type.Union is null ? type.StaticMembers : Complete(type).StaticMembers;

    // A constant is the same everywhere. A member of the member's type is found again in its newer version, by what became of its name; of the record's own static members the copy has none.
    private DeclaredValue? DefaultOf(MemberModel member, TypeRef newest, EquatableArray<StaticMember> statics)
    {
        var newer = newest.AsNotNull().Reference;
        switch (member.Default)
        {
            case { Kind: DeclaredValueKind.EnumMember } declared:
                return Carry(member.Type, newest, declared.Label) is { } carried ? declared with { Code = $"{newer}.{Identifiers.Escape(carried)}", EnumReference = newer } : null;
            case { Kind: DeclaredValueKind.StaticMember }:
                var name = NameOfStatic(member);
                return name is null || Carry(member.Type, newest, name) is not { } still ? null : FindStatic(member, still, newest, statics);
            case { IsNull: false } declared:
                return declared.For(newest);
            case var none:
                return none;
        }
    }

    /// <summary>The static member of a member's type that is its default; null where it is one of the record.</summary>
    private static string? NameOfStatic(MemberModel member) =>
        member.StaticMembersOfType.FirstOrDefault(held => FindStatic(member, held.Name, member.Type, member.StaticMembersOfType)?.Code == member.Default!.Code)?.Name;

    private static DeclaredValue? FindStatic(MemberModel member, string name, TypeRef type, EquatableArray<StaticMember> members) =>
        StaticMember.Find(member.Default! with { Code = name }, type, (type.AsNotNull().Reference, members)).Found;

    /// <summary>What a member of an enum, or a case, is called in a newer version; null where nothing there continues it.</summary>
    private string? Carry(TypeRef from, TypeRef to, string name)
    {
        if (from.Version == to.Version || _lineages.Find(from) is not { Shape: not TypeShape.Record } current)
        {
            return name;
        }

        foreach (var next in _lineages.Of(from).Types.Where(next => next.Version <= to.Version))
        {
            if (_lineages.Of(from).PredecessorOf(next.Version) == current.Version)
            {
                var (older, newer) = (Complete(current), Complete(next));
                var place = CaseHistory.FormerNames(older, newer).ToList().IndexOf(name);
                if (place < 0)
                {
                    return null;
                }

                (current, name) = (next, CaseHistory.Names(newer)[place]);
            }
        }

        return name;
    }

    /// <summary>The type with the newest versions, up to one, of the parts in it.</summary>
    private TypeRef Newest(TypeRef type, int version)
    {
        if (type.Arguments.Count > 0)
        {
            var arguments = type.Arguments.Select(argument => Newest(argument, version)).ToEquatableArray();
            return arguments.Equals(type.Arguments) ? type : type with
            {
                Arguments = arguments,
                Reference = $"{type.Reference.Substring(0, type.Reference.IndexOf('<'))}<{string.Join(", ", arguments.Select(argument => argument.NullableReference))}>",
            };
        }

        if (!type.HasLineage || !_lineages.Contains(type))
        {
            return type;
        }

        // Along the line that continues what is there; a branch beside it is not part of that.
        var (lineage, newest) = (_lineages.Of(type), type.Version);
        foreach (var next in lineage.Types)
        {
            newest = next.Version <= version && lineage.PredecessorOf(next.Version) == newest ? next.Version : newest;
        }

        return newest == type.Version ? type : lineage[newest].ToTypeRef() with { IsNullable = type.IsNullable };
    }

    private static TypeModel Faulty(TypeModel type, string rule, string why) => type with { Problems = type.Problems.Append(Complaint(type, rule, why)).ToEquatableArray() };

    private static Problem Complaint(TypeModel type, string rule, string why) =>
        type.Problem(rule, type.Name.Name, type.SameAs!.Reference.Replace("global::", ""), why).AtAttribute(KnownNames.SameAs);
}
