using System.Collections.Immutable;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>Names the generated files: short where that is unambiguous, with the namespace where it is not.</summary>
internal sealed class HintNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public HintNames(ImmutableArray<TypeModel> types)
    {
        foreach (var group in Alike(types, Short))
        {
            foreach (var longGroup in group.Count() > 1 ? Alike(group, Long) : [group])
            {
                Name(longGroup, group.Count() > 1 ? Long : Short);
            }
        }
    }

    public string Of(TypeModel type) => _names[type.Name.Reference];

    /// <summary>Names types that are distinguished by their name, or by nothing but its letters' case: then by a number.</summary>
    private void Name(IEnumerable<TypeModel> types, Func<TypeModel, string> nameOf)
    {
        var number = 1;
        foreach (var type in types.OrderBy(type => type.Name.Reference, StringComparer.Ordinal))
        {
            _names[type.Name.Reference] = nameOf(type) + (number == 1 ? "" : $"-{number}");
            number++;
        }
    }

    // File names that differ only in case would be one file on some systems.
    private static IEnumerable<IGrouping<string, TypeModel>> Alike(IEnumerable<TypeModel> types, Func<TypeModel, string> nameOf) =>
        types.GroupBy(nameOf, StringComparer.OrdinalIgnoreCase);

    private static string Short(TypeModel type) => $"{type.Name.Name}.V{type.Version}";

    private static string Long(TypeModel type) => type.Name.Reference.Replace("global::", "").Replace("@", "") + $".V{type.Version}";
}
