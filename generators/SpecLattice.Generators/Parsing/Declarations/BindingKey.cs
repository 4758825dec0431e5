using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing.Declarations;

/// <summary>All that the models of a file's annotated types depend on in the source. While it stays the same, so do they.</summary>
/// <param name="Types">The types that are annotated in the file.</param>
/// <param name="TransitiveDependencies">The texts of all declarations that they can depend on.</param>
internal sealed record BindingKey(EquatableArray<DeclaredName> Types, EquatableArray<string> TransitiveDependencies)
{
    public static BindingKey Empty { get; } = new(EquatableArray<DeclaredName>.Empty, EquatableArray<string>.Empty);
}

/// <summary>
/// A key together with the compilation to bind the types in. Two with the same key are the same: the models were bound in the first
/// one's compilation, which is long gone when the second arrives. It is therefore held weakly, and asked for in the very run that brought it only.
/// </summary>
internal sealed class BindingRequest(BindingKey key, CompilationContext context, WeakReference<Compilation> compilation) : IEquatable<BindingRequest>
{
    public BindingKey Key => key;

    public Compilation Compilation => compilation.TryGetTarget(out var target)
        ? target
        : throw new InvalidOperationException("The compilation was asked for after its run.");

    private CompilationContext CompilationContext => context;

    public bool Equals(BindingRequest? other) =>
        other is not null && key.Equals(other.Key) && context.Equals(other.CompilationContext);

    public override bool Equals(object? obj) => Equals(obj as BindingRequest);

    public override int GetHashCode() => key.GetHashCode();
}
