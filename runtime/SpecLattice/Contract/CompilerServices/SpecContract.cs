using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>
/// The contract between generated code and the runtime: what of this namespace generated code calls, and what it means by that. Generated code says with which contract it was
/// written before it does anything else, so that a library runs on a later runtime, or is refused in words instead of failing somewhere on a missing method.
/// </summary>
/// <remarks>What is added to the namespace changes no contract. What is taken away or means something else begins a new one, and ends those that needed it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SpecContract
{
    /// <summary>The contract of code that is generated with this release.</summary>
    public static int Newest => 1;

    /// <summary>The oldest contract that this release keeps.</summary>
    public static int Oldest => 1;

    /// <summary>Refuses code whose contract this runtime does not keep. Called before anything else of a library with specs runs.</summary>
    /// <param name="contract">The contract that the code was generated with.</param>
    /// <param name="catalog">The library's catalog.</param>
    /// <exception cref="NotSupportedException">The code cannot run on this runtime.</exception>
    public static void Require(int contract, Type catalog)
    {
        if (contract > Newest)
        {
            throw new NotSupportedException(
                $"{Name(catalog)} was compiled with a newer SpecLattice than {Name(typeof(SpecContract))}, which it runs with: update SpecLattice in the application.");
        }

        if (contract < Oldest)
        {
            throw new NotSupportedException(
                $"{Name(catalog)} was compiled with a SpecLattice that is too old for {Name(typeof(SpecContract))}, which it runs with: compile it again with that release.");
        }
    }

    private static string Name(Type type) => $"{type.Assembly.GetName().Name} {type.Assembly.GetName().Version?.ToString(3)}";
}
