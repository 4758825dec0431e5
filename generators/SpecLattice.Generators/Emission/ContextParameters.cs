using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>The parameters of conversions besides the value: the contexts that hand-written conversions on the way need, and the losses.</summary>
internal static class ContextParameters
{
    public static string Declarations(IEnumerable<ContextParameter> contexts, bool withLosses) => string.Join(", ", contexts
        .Select(context => $"{context.Type} {context.Name}")
        .Concat(withLosses ? [$"ref {Runtime.Losses} losses"] : []));

    /// <summary>The contexts as one type: a tuple where there are several.</summary>
    public static string Type(EquatableArray<ContextParameter> contexts) => Together(contexts, context => context.Type);

    /// <summary>The contexts as one value.</summary>
    public static string Value(EquatableArray<ContextParameter> contexts) => Together(contexts, context => context.Name);

    private static string Together(EquatableArray<ContextParameter> contexts, Func<ContextParameter, string> part) =>
        contexts.Count == 1 ? part(contexts[0]) : $"({string.Join(", ", contexts.Select(part))})";

    public static string Arguments(IEnumerable<ContextParameter> contexts, bool withLosses) => string.Join(", ", contexts
        .Select(context => context.Name)
        .Concat(withLosses ? ["ref losses"] : []));
}
