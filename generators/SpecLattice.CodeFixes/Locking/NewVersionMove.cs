using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using SpecLattice.CodeFixes.NewVersions;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Locking;

/// <summary>Moves the edits of shipped versions into a new version of a spec: the spec, or the parts that it holds, become what they were, and the new version is as they are now.</summary>
/// <param name="Start">The new version.</param>
/// <param name="Restored">The files in which something was put back.</param>
/// <param name="Added">The new version's files.</param>
internal sealed record NewVersionMove(NewVersion Start, ImmutableArray<(SyntaxTree Old, SyntaxNode Root)> Restored, ImmutableArray<NewFile> Added)
{
    /// <summary>The rules about changes that a new version can take over.</summary>
    public static ImmutableArray<string> Rules { get; } =
    [
        RuleIds.ShippedNameChanged,
        RuleIds.ShippedTypeChanged,
        RuleIds.ShippedPresenceChanged,
        RuleIds.ShippedDefaultChanged,
        RuleIds.ShippedTagChanged,
        RuleIds.ShippedOrderChanged,
        RuleIds.AddedToShippedVersion,
        RuleIds.ShippedLayoutChanged,
    ];
}
