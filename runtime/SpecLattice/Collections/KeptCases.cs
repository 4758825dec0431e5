using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>Tells the values of a union's cases that a conversion keeps as they are. A mutable struct: keep it in one variable.</summary>
/// <typeparam name="T">The union.</typeparam>
/// <param name="cases">The bits of the cases.</param>
internal struct KeptCases<T>(ulong cases)
{
    // A case is known by the type of its value, and neighbours are often of a few types: these two were found to be kept.
    private Type? _last;
    private Type? _beforeLast;

    public bool Has(object payload)
    {
        Type type = payload.GetType();
        if (type == _last || type == _beforeLast)
        {
            return true;
        }

        if ((SpecElementAccess<T>.OfUnion!.CaseBit(payload) & cases) == 0)
        {
            return false;
        }

        (_beforeLast, _last) = (_last, type);
        return true;
    }
}
