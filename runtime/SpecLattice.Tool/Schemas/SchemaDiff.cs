using SpecLattice.Generators.Locking;
using SpecLattice.Schemas;

namespace SpecLattice.Tool.Schemas;

/// <summary>A difference between two schemas.</summary>
/// <param name="Path">The place: a JSON pointer with <c>*</c> for every element, and a case in brackets.</param>
/// <param name="Change">What changed there.</param>
internal sealed record SchemaChange(string Path, string Change);

/// <summary>The versions of a type that are compared, as far as they are known.</summary>
internal readonly record struct ComparedVersions(LockSubject? Older, LockSubject? Newer);

/// <summary>Finds what changed between two versions' schemas, place by place.</summary>
internal sealed class SchemaDiff
{
    private readonly SpecSchema _old;
    private readonly SpecSchema _new;
    private readonly NameHistory _names;
    private readonly HashSet<(int, int)> _seen = [];
    private readonly List<SchemaChange> _changes = [];

    private SchemaDiff(SpecSchema older, SpecSchema newer, NameHistory names)
    {
        _old = older;
        _new = newer;
        _names = names;
    }

    /// <summary>Finds the changes.</summary>
    /// <param name="older">The one schema.</param>
    /// <param name="newer">The other.</param>
    /// <param name="names">What was called otherwise.</param>
    /// <param name="versions">The versions whose schemas they are.</param>
    public static IReadOnlyList<SchemaChange> Of(SpecSchema older, SpecSchema newer, NameHistory names, ComparedVersions versions)
    {
        var diff = new SchemaDiff(older, newer, names);
        diff.Compare("", older.Root, newer.Root, versions);
        return diff._changes;
    }

    private void Compare(string path, SpecSchemaType older, SpecSchemaType newer, ComparedVersions versions)
    {
        // A part that is used in several places is described where it is first met.
        if (!_seen.Add((older.Number, newer.Number)))
        {
            return;
        }

        switch (older, newer)
        {
            case (SpecSchemaRecord from, SpecSchemaRecord to):
                Compare(path, from, to, versions);
                break;
            case (SpecSchemaUnion from, SpecSchemaUnion to):
                Compare(path, from, to, versions);
                break;
            case (SpecSchemaEnum from, SpecSchemaEnum to) when from.IsNumber != to.IsNumber:
                Add(path, to.IsNumber ? "written as numbers now" : "written as names now");
                break;
            case (SpecSchemaEnum from, SpecSchemaEnum to):
                Names(path, from.Members, to.Members, "name", RenamesOf(versions));
                break;
            default:
                Add(path, $"was {SchemaWords.Kind(older)}, is {SchemaWords.Kind(newer)}");
                break;
        }
    }

    private void Compare(string path, SpecSchemaRecord from, SpecSchemaRecord to, ComparedVersions versions)
    {
        if (from.KeepsUnknownMembers || to.KeepsUnknownMembers)
        {
            if (from.KeepsUnknownMembers != to.KeepsUnknownMembers)
            {
                Add(path, to.KeepsUnknownMembers ? "unknown members are kept now" : to.IgnoresUnknownMembers ? "unknown members are ignored now" : "unknown members are refused now");
            }
        }
        else if (from.IgnoresUnknownMembers != to.IgnoresUnknownMembers)
        {
            Add(path, to.IgnoresUnknownMembers ? "unknown members are ignored now" : "unknown members are refused now");
        }

        var renames = RenamesOf(versions);
        var newer = to.Members.ToDictionary(member => member.Name);
        foreach (var member in from.Members)
        {
            var isRenamed = renames.TryGetValue(member.Name, out var name) && newer.ContainsKey(name);
            if (!newer.Remove(isRenamed ? name! : member.Name, out var next))
            {
                Add($"{path}/{member.Name}", "removed" + Together(versions).Gone.GetValueOrDefault(member.Name));
                continue;
            }

            if (isRenamed)
            {
                Add($"{path}/{member.Name}", $"renamed to {name}");
            }

            if (member.IsRequired != next.IsRequired)
            {
                Add($"{path}/{member.Name}", next.IsRequired ? "required now" : "optional now");
            }
            else if (SchemaWords.Default(member) != SchemaWords.Default(next))
            {
                Add($"{path}/{member.Name}", $"default was {SchemaWords.Default(member)}, is {SchemaWords.Default(next)}");
            }

            Compare($"{path}/{member.Name}", member.Value, next.Value, Inside(versions, LockKeywords.Member, member.Name, next.Name));
        }

        foreach (var added in newer.Values.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            Add($"{path}/{added.Name}", $"added: {SchemaWords.Value(_new, added.Value)}, {(added.IsRequired ? "required" : $"optional, default {SchemaWords.Default(added)}")}{Together(versions).Made.GetValueOrDefault(added.Name)}");
        }
    }

    private TogetherFacts Together(ComparedVersions versions) => _names.TogetherOf(versions.Older, versions.Newer);

    private void Compare(string path, SpecSchemaUnion from, SpecSchemaUnion to, ComparedVersions versions)
    {
        if ((from.Layout, from.Tag, from.Content) != (to.Layout, to.Tag, to.Content))
        {
            Add(path, "cases are laid out differently");
        }

        var renames = RenamesOf(versions);
        var tags = Names(path, from.Cases.Select(one => one.Tag), to.Cases.Select(one => one.Tag), "case", renames);
        foreach (var (older, newer) in from.Cases.Join(to.Cases, one => tags.GetValueOrDefault(one.Tag), one => one.Tag, (one, other) => (one, other)))
        {
            var place = from.Content.Length > 0 ? $"{path}/{from.Content}({older.Tag})" : $"{path}({older.Tag})";
            if (older.Value is null != newer.Value is null)
            {
                Add(place, newer.Value is null ? "has no value now" : "has a value now");
            }
            else if (older.Value is { } value)
            {
                Compare(place, value, newer.Value!, Inside(versions, LockKeywords.Case, older.Tag, newer.Tag));
            }
        }
    }

    private void Compare(string path, SpecSchemaValue from, SpecSchemaValue to, ComparedVersions versions)
    {
        if (from.IsNullable != to.IsNullable)
        {
            Add(path, to.IsNullable ? "may be null now" : "must not be null now");
        }

        switch (from, to)
        {
            case (SpecSchemaReference older, SpecSchemaReference newer):
                Compare(path, _old.Resolve(older), _new.Resolve(newer), versions);
                break;
            case (SpecSchemaList older, SpecSchemaList newer):
                Compare(path + "/*", older.Element, newer.Element, versions);
                break;
            case (SpecSchemaSet older, SpecSchemaSet newer):
                Compare(path + "/*", older.Element, newer.Element, versions);
                break;
            case (SpecSchemaMap older, SpecSchemaMap newer) when SchemaWords.Value(_old, older.Key) == SchemaWords.Value(_new, newer.Key):
                Compare(path + "/*", older.Value, newer.Value, versions);
                break;
            default:
                var (was, now) = (SchemaWords.Value(_old, NotNull(from)), SchemaWords.Value(_new, NotNull(to)));
                if (was != now)
                {
                    Add(path, $"was {was}, is {now}");
                }

                break;
        }
    }

    private static SpecSchemaValue NotNull(SpecSchemaValue value) => value with { IsNullable = false };

    private IReadOnlyDictionary<string, string> RenamesOf(ComparedVersions versions) => _names.Between(versions.Older, versions.Newer);

    private ComparedVersions Inside(ComparedVersions versions, string keyword, string older, string newer) =>
        new(_names.Inside(versions.Older, keyword, older), _names.Inside(versions.Newer, keyword, newer));

    /// <summary>Compares names of one kind.</summary>
    /// <returns>What those that are still there are called.</returns>
    private Dictionary<string, string> Names(string path, IEnumerable<string> from, IEnumerable<string> to, string what, IReadOnlyDictionary<string, string> renames)
    {
        var newer = to.ToList();
        var kept = new Dictionary<string, string>();
        foreach (var name in from)
        {
            if (renames.TryGetValue(name, out var renamed) && newer.Remove(renamed))
            {
                Add(path, $"{what} {name} renamed to {renamed}");
                kept.Add(name, renamed);
            }
            else if (newer.Remove(name))
            {
                kept.Add(name, name);
            }
            else
            {
                Add(path, $"{what} {name} removed");
            }
        }

        foreach (var name in newer)
        {
            Add(path, $"{what} {name} added");
        }

        return kept;
    }

    private void Add(string path, string change) => _changes.Add(new SchemaChange(path.Length == 0 ? "/" : path, change));
}
