using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>What unions hold for a case without a value: one object for each such case, so that making and converting it allocates nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecUnits
{
    /// <summary>The object for a case.</summary>
    /// <typeparam name="T">The case's type inside its union, which has no members.</typeparam>
    /// <param name="unit">The case.</param>
    /// <returns>The same object each time.</returns>
    public static object Of<T>(T unit)
        where T : struct => Boxed<T>.Unit;

    private static class Boxed<T>
        where T : struct
    {
        public static readonly object Unit = default(T);
    }
}
