namespace SpecLattice.CompilerServices;

public static partial class SpecConvert
{
    /// <summary>The beginning of a route, up to a version on it.</summary>
    /// <param name="version">The version.</param>
    /// <param name="route">The versions of the route.</param>
    /// <returns>The versions passed through; the whole route where the version is not on it.</returns>
    public static ReadOnlySpan<int> RouteTo(int version, ReadOnlySpan<int> route) => route[..(route.IndexOf(version) is >= 0 and var last ? last + 1 : route.Length)];

    /// <summary>The beginning of the one of two routes that a version is on, up to it.</summary>
    /// <param name="version">The version.</param>
    /// <param name="route">The versions of a route.</param>
    /// <param name="other">The versions of another route, for versions that are not on the first.</param>
    /// <returns>The versions passed through.</returns>
    public static ReadOnlySpan<int> RouteTo(int version, ReadOnlySpan<int> route, ReadOnlySpan<int> other) => RouteTo(version, route.Contains(version) ? route : other);
}
