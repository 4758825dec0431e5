using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>What is known of all values of a scalar.</summary>
internal static class FastScalar<T>
    where T : ISpecJson<T>
{
    // Nobody has checked a value that was never assigned: not every type has a meaning for it. That takes reading and writing, so it is asked once.
    private static readonly bool HasMeaningUnassigned = default(T) is not null && SpecJsonWrite.IsReadAgain(default(T)!);

    public static bool IsAssigned(T value) => value is not null && (default(T) is null || HasMeaningUnassigned || !EqualityComparer<T>.Default.Equals(value, default));
}
