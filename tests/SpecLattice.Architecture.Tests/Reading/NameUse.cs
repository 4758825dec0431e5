using Microsoft.CodeAnalysis;

namespace SpecLattice.Architecture.Tests.Reading;

/// <summary>A place in a source that names something that is declared in a source.</summary>
/// <param name="From">Where the name stands.</param>
/// <param name="Name">The type that is named, or whose member is.</param>
/// <param name="DeclaredIn">The files that declare it; none where it is generated.</param>
internal sealed record NameUse(Location From, INamedTypeSymbol Name, IReadOnlyList<string> DeclaredIn);
