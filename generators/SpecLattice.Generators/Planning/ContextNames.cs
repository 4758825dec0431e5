using System.Collections.Immutable;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Gives the contexts of hand-written conversions names that tell them apart: two types can have the same short name.</summary>
internal static class ContextNames
{
    public static ImmutableArray<TypeModel> Distinguish(ImmutableArray<TypeModel> types)
    {
        var own = types.SelectMany(type => type.Methods).Select(method => method.Context).OfType<ContextParameter>().Distinct().ToList();
        if (own.Count == 0)
        {
            return types;
        }

        // Those of other assemblies keep their names, which are those of parameters there.
        var foreign = types.SelectMany(type => type.References).SelectMany(reference => reference.Conversions).SelectMany(conversion => conversion.Contexts).Distinct().ToList();
        var names = new Dictionary<ContextParameter, string>();
        var taken = new HashSet<string>(foreign.Select(context => context.Name), StringComparer.Ordinal);
        foreach (var group in own.Except(foreign).GroupBy(context => context.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var isAlone = group.Count() == 1 && !taken.Contains(group.Key);
            foreach (var context in group.OrderBy(context => context.Type, StringComparer.Ordinal))
            {
                names[context] = Take(isAlone ? context.Name : LongName(context), taken);
            }
        }

        return names.All(entry => entry.Key.Name == entry.Value) ? types : [.. types.Select(type => Rename(type, names))];
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

    private static TypeModel Rename(TypeModel type, Dictionary<ContextParameter, string> names) => type with
    {
        Methods = type.Methods
            .Select(method => method.Context is { } context && names.TryGetValue(context, out var name) ? method with { Context = context with { Name = name } } : method)
            .ToEquatableArray(),
    };
}
