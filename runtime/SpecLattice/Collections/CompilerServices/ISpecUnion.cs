using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>Leads the collections from <c>default(T)</c> to how a union's values are stored, without reflection. Generated.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpecUnionElement
{
    /// <summary>The union's <see cref="SpecUnionAccess{T}.Instance"/>; works on <c>default</c> too.</summary>
    object Access { get; }
}

/// <summary>A union: a struct around the value of one of its cases. Generated.</summary>
/// <typeparam name="TSelf">The union itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
[CLSCompliant(false)]
public interface ISpecUnion<TSelf> : ISpecUnionElement
    where TSelf : struct, ISpecUnion<TSelf>
{
    /// <summary>The case's value; for a case without one, what <see cref="SpecUnits"/> has for it.</summary>
    /// <exception cref="InvalidOperationException">The union is <c>default</c>.</exception>
    object Payload { get; }

    /// <summary>Makes the union of a case's value.</summary>
    /// <param name="payload">A value of one of the union's cases; not checked.</param>
    /// <returns>The union.</returns>
    static abstract TSelf FromPayload(object payload);

    /// <summary>The bit of the case that a value belongs to.</summary>
    /// <param name="payload">A value of one of the union's cases.</param>
    /// <returns>One bit, numbered over all versions of the union, so that masks of different versions compare; 0 for a case beyond the 64th.</returns>
    static abstract ulong CaseBit(object payload);
}
