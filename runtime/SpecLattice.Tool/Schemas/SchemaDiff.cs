namespace SpecLattice.Tool.Schemas;

/// <summary>A difference between two schemas.</summary>
/// <param name="Path">The place: a JSON pointer with <c>*</c> for every element, and a case in brackets.</param>
/// <param name="Change">What changed there.</param>
internal sealed record SchemaChange(string Path, string Change);

/// <summary>Finds what changed between two versions' schemas, place by place.</summary>
internal sealed class SchemaDiff
{
    private readonly SpecSchema _old;
    private readonly SpecSchema _new;
    private readonly HashSet<(int, int)> _seen = [];
    private readonly List<SchemaChange> _changes = [];

    private SchemaDiff(SpecSchema older, SpecSchema newer)
    {
        _old = older;
        _new = newer;
    }

    public static IReadOnlyList<SchemaChange> Of(SpecSchema older, SpecSchema newer)
    {
        var diff = new SchemaDiff(older, newer);
        diff.Compare("", older.Root, newer.Root);
        return diff._changes;
    }

    private void Compare(string path, SpecSchemaType older, SpecSchemaType newer)
    {
        // A part that is used in several places is described where it is first met.
        if (!_seen.Add((older.Number, newer.Number)))
        {
            return;
        }

        switch (older, newer)
        {
            case (SpecSchemaRecord from, SpecSchemaRecord to):
                Compare(path, from, to);
                break;
            case (SpecSchemaUnion from, SpecSchemaUnion to):
                Compare(path, from, to);
                break;
            case (SpecSchemaEnum from, SpecSchemaEnum to):
                Names(path, from.Members, to.Members, "name");
                break;
            default:
                Add(path, $"was {SchemaWords.Kind(older)}, is {SchemaWords.Kind(newer)}");
                break;
        }
    }

    private void Compare(string path, SpecSchemaRecord from, SpecSchemaRecord to)
    {
        if (from.IgnoresUnknownMembers != to.IgnoresUnknownMembers)
        {
            Add(path, to.IgnoresUnknownMembers ? "unknown members are ignored now" : "unknown members are refused now");
        }

        var newer = to.Members.ToDictionary(member => member.Name);
        foreach (var member in from.Members)
        {
            if (!newer.Remove(member.Name, out var next))
            {
                Add($"{path}/{member.Name}", "removed");
                continue;
            }

            if (member.IsRequired != next.IsRequired)
            {
                Add($"{path}/{member.Name}", next.IsRequired ? "required now" : "optional now");
            }
            else if (SchemaWords.Default(member) != SchemaWords.Default(next))
            {
                Add($"{path}/{member.Name}", $"default was {SchemaWords.Default(member)}, is {SchemaWords.Default(next)}");
            }

            Compare($"{path}/{member.Name}", member.Value, next.Value);
        }

        foreach (var added in newer.Values.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            Add($"{path}/{added.Name}", $"added: {SchemaWords.Value(_new, added.Value)}, {(added.IsRequired ? "required" : $"optional, default {SchemaWords.Default(added)}")}");
        }
    }

    private void Compare(string path, SpecSchemaUnion from, SpecSchemaUnion to)
    {
        if ((from.Layout, from.Tag, from.Content) != (to.Layout, to.Tag, to.Content))
        {
            Add(path, "cases are laid out differently");
        }

        Names(path, from.Cases.Select(one => one.Tag), to.Cases.Select(one => one.Tag), "case");
        foreach (var (older, newer) in from.Cases.Join(to.Cases, one => one.Tag, one => one.Tag, (one, other) => (one, other)))
        {
            var place = from.Content.Length > 0 ? $"{path}/{from.Content}({older.Tag})" : $"{path}({older.Tag})";
            if (older.Value is null != newer.Value is null)
            {
                Add(place, newer.Value is null ? "has no value now" : "has a value now");
            }
            else if (older.Value is { } value)
            {
                Compare(place, value, newer.Value!);
            }
        }
    }

    private void Compare(string path, SpecSchemaValue from, SpecSchemaValue to)
    {
        if (from.IsNullable != to.IsNullable)
        {
            Add(path, to.IsNullable ? "may be null now" : "must not be null now");
        }

        switch (from, to)
        {
            case (SpecSchemaReference older, SpecSchemaReference newer):
                Compare(path, _old.Resolve(older), _new.Resolve(newer));
                break;
            case (SpecSchemaList older, SpecSchemaList newer):
                Compare(path + "/*", older.Element, newer.Element);
                break;
            case (SpecSchemaSet older, SpecSchemaSet newer):
                Compare(path + "/*", older.Element, newer.Element);
                break;
            case (SpecSchemaMap older, SpecSchemaMap newer) when SchemaWords.Value(_old, older.Key) == SchemaWords.Value(_new, newer.Key):
                Compare(path + "/*", older.Value, newer.Value);
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

    private void Names(string path, IEnumerable<string> from, IEnumerable<string> to, string what)
    {
        var (older, newer) = (from.ToList(), to.ToList());
        foreach (var name in older.Except(newer))
        {
            Add(path, $"{what} {name} removed");
        }

        foreach (var name in newer.Except(older))
        {
            Add(path, $"{what} {name} added");
        }
    }

    private void Add(string path, string change) => _changes.Add(new SchemaChange(path.Length == 0 ? "/" : path, change));
}
