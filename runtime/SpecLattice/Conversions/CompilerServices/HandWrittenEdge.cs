using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>The edge that a hand-written conversion passes, for what is said where it fails.</summary>
/// <param name="Since">The upper version of the edge.</param>
/// <param name="IsUp">Whether the edge is passed upwards.</param>
/// <param name="IsSensitive">Whether the value may hold a secret, so that what the conversion throws must not be repeated.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct HandWrittenEdge(int Since, bool IsUp, bool IsSensitive);
