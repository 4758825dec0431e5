using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>How the collections take a union's values apart to store them, and put them together again.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public abstract class SpecElementAccess<T>
{
    private protected SpecElementAccess()
    {
    }

    /// <summary>The access to <typeparamref name="T"/> where it is a union, else null.</summary>
    internal static SpecElementAccess<T>? OfUnion { get; } =
        default(T) is ISpecUnionElement element ? (SpecElementAccess<T>)element.Access : null;

    /// <summary>Makes the union of a case's value.</summary>
    /// <param name="payload">The case's value.</param>
    /// <returns>The union.</returns>
    public abstract T Wrap(object payload);

    /// <summary>The value of a union's case.</summary>
    /// <param name="value">The union.</param>
    /// <returns>The case's value.</returns>
    public abstract object Unwrap(T value);

    /// <summary>The bit of the case that a value belongs to.</summary>
    /// <param name="payload">The case's value.</param>
    /// <returns>The bit, or 0.</returns>
    public abstract ulong CaseBit(object payload);

    /// <summary>Whether the values of two collections are equal, one by one.</summary>
    /// <param name="left">The cases' values in one.</param>
    /// <param name="right">As many in the other.</param>
    internal abstract bool AreEqual(object[] left, object[] right);
}

/// <summary>The access to a union.</summary>
/// <typeparam name="T">The union.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public sealed class SpecUnionAccess<T> : SpecElementAccess<T>
    where T : struct, ISpecUnion<T>
{
    private SpecUnionAccess()
    {
    }

    /// <summary>The only instance.</summary>
    public static SpecUnionAccess<T> Instance { get; } = new();

    /// <inheritdoc/>
    public override T Wrap(object payload) => T.FromPayload(payload);

    /// <inheritdoc/>
    public override object Unwrap(T value) => value.Payload;

    /// <inheritdoc/>
    public override ulong CaseBit(object payload) => T.CaseBit(payload);

    /// <inheritdoc/>
    internal override bool AreEqual(object[] left, object[] right)
    {
        SpecDepth.Ensure();
        for (int i = 0; i < left.Length; i++)
        {
            // By the union's own equality, which knows its cases and whether their types tell all values apart.
            if (!ReferenceEquals(left[i], right[i]) && !EqualityComparer<T>.Default.Equals(T.FromPayload(left[i]), T.FromPayload(right[i])))
            {
                return false;
            }
        }

        return true;
    }
}
