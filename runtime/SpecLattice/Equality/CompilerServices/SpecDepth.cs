using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace SpecLattice.CompilerServices;

/// <summary>Keeps values that are nested very deeply from using up the stack, which would end the process: whoever compares or converts one gets an exception instead, and its text is cut.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecDepth
{
    // Far more than a person reads; the text of each level holds those of all below it.
    private const int MaxPrinted = 64;

    [ThreadStatic]
    private static int _printed;

    /// <summary>Makes sure that there is stack for another level.</summary>
    /// <returns>Always true.</returns>
    /// <exception cref="InsufficientExecutionStackException">There is not.</exception>
    public static bool Ensure() => RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? true
        : throw new InsufficientExecutionStackException("the value is nested too deeply for the stack of this thread");

    /// <summary>The text of a value inside another of its own kind.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The text; <c>...</c> where it is nested too deeply to be read.</returns>
    public static string Print<T>(T? value)
    {
        if (_printed == MaxPrinted)
        {
            return "...";
        }

        _printed++;
        try
        {
            return value?.ToString() ?? "";
        }
        finally
        {
            _printed--;
        }
    }
}
