using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>The parameters of conversions besides the value: the contexts that hand-written conversions on the way need, and the losses.</summary>
internal static class ContextParameters
{
    public static string Declarations(IEnumerable<ContextParameter> contexts, bool withLosses) => string.Join(", ", contexts
        .Select(context => $"{context.Type} {context.Name}")
        .Concat(withLosses ? [$"ref {Runtime.Losses} losses"] : []));

    public static string Arguments(IEnumerable<ContextParameter> contexts, bool withLosses) => string.Join(", ", contexts
        .Select(context => context.Name)
        .Concat(withLosses ? ["ref losses"] : []));
}
