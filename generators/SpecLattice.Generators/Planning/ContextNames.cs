using System.Collections.Immutable;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Gives the contexts of hand-written conversions names that tell them apart, and one name to each: two types can have the same short name, and other assemblies name theirs
/// without knowing of one another. Contexts are handed on by position, so what they are called elsewhere does not matter here.
/// </summary>
internal static class ContextNames
{
    public static ImmutableArray<TypeModel> Distinguish(ImmutableArray<TypeModel> types)
    {
        var own = types.SelectMany(type => type.Methods).Select(method => method.Context).OfType<ContextParameter>().Distinct().ToList();
        var foreign = types.SelectMany(RefsOf).SelectMany(type => type.Conversions).SelectMany(conversion => conversion.Contexts).Distinct().ToList();
        if (own.Count + foreign.Count < 2)
        {
            return types;
        }

        // Those of other assemblies come first: they keep the names of parameters there, where they can.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        Name(foreign, names, taken);
        Name(own, names, taken);
        return own.Concat(foreign).All(context => names[context.Type] == context.Name) ? types : [.. types.Select(type => Rename(type, names))];
    }

    private static void Name(IEnumerable<ContextParameter> contexts, Dictionary<string, string> names, HashSet<string> taken)
    {
        var unnamed = contexts
            .Where(context => !names.ContainsKey(context.Type))
            .GroupBy(context => context.Type, StringComparer.Ordinal)
            .Select(type => type.OrderBy(context => context.Name, StringComparer.Ordinal).First());
        foreach (var group in unnamed.GroupBy(context => context.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList())
        {
            var isAlone = group.Count() == 1 && !taken.Contains(group.Key);
            foreach (var context in group.OrderBy(context => context.Type, StringComparer.Ordinal))
            {
                names[context.Type] = Take(isAlone ? context.Name : LongName(context), taken);
            }
        }
    }

    private static string Take(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            candidate = name + Identifiers.Number(number);
        }

        return candidate;
    }

    private static string LongName(ContextParameter context) =>
        JsonNaming.ToCamelCase(new string(context.Type.Replace("global::", "").Where(char.IsLetterOrDigit).ToArray())) + "Context";

    private static IEnumerable<TypeRef> RefsOf(TypeModel type) => type.References
        .Concat(type.Methods.SelectMany(method => method.Takes.Concat(method.Gives)).SelectMany(reference => reference.Flatten()));

    private static TypeModel Rename(TypeModel type, Dictionary<string, string> names) => type with
    {
        Members = type.Members.Select(member => member with { Type = Rename(member.Type, names) }).ToEquatableArray(),
        Union = type.Union is not { } union ? null : union with
        {
            Cases = union.Cases.Select(candidate => candidate.Payload is { } payload ? candidate with { Payload = Rename(payload, names) } : candidate).ToEquatableArray(),
        },
        Methods = type.Methods.Select(method => method with
        {
            Takes = method.Takes.Select(taken => Rename(taken, names)).ToEquatableArray(),
            Gives = method.Gives.Select(given => Rename(given, names)).ToEquatableArray(),
            Context = method.Context is { } context ? Rename(context, names) : null,
        }).ToEquatableArray(),
    };

    private static TypeRef Rename(TypeRef type, Dictionary<string, string> names) => type with
    {
        Arguments = type.Arguments.Select(argument => Rename(argument, names)).ToEquatableArray(),
        Conversions = type.Conversions
            .Select(conversion => conversion with { Contexts = conversion.Contexts.Select(context => Rename(context, names)).ToEquatableArray() })
            .ToEquatableArray(),
    };

    private static ContextParameter Rename(ContextParameter context, Dictionary<string, string> names) => context with { Name = names[context.Type] };
}
