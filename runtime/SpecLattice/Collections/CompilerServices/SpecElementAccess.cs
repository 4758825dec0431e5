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
}
