using System.Collections.Immutable;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>Names the generated files: short where that is unambiguous, with the namespace where it is not.</summary>
internal sealed class HintNames
{
    private readonly HashSet<string> _ambiguous;

    // File names that differ only in case would be one file on some systems.
    public HintNames(ImmutableArray<TypeModel> types) => _ambiguous = new(
        types.GroupBy(Short, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key),
        StringComparer.OrdinalIgnoreCase);

    public string Of(TypeModel type) => _ambiguous.Contains(Short(type)) ? Long(type) : Short(type);

    private static string Short(TypeModel type) => $"{type.Name.Name}.V{type.Version}";

    private static string Long(TypeModel type) => type.Name.Reference.Replace("global::", "").Replace("@", "") + $".V{type.Version}";
}
