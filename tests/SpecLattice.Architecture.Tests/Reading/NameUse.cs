using Microsoft.CodeAnalysis;

namespace SpecLattice.Architecture.Tests.Reading;

/// <summary>A place in a source that names something that is declared in a source.</summary>
/// <param name="From">Where the name stands.</param>
/// <param name="Name">The type that is named, or whose member is.</param>
/// <param name="DeclaredIn">The files that declare it; none where it is generated.</param>
internal sealed record NameUse(Location From, INamedTypeSymbol Name, IReadOnlyList<string> DeclaredIn);

/// <summary>What a source names.</summary>
/// <param name="Uses">The names that lead to a source.</param>
/// <param name="Unresolved">The names that lead nowhere: what only a generator that does not run here declares.</param>
internal sealed record FileNames(IReadOnlyList<NameUse> Uses, IReadOnlyList<string> Unresolved);
