namespace SpecLattice;

/// <summary>Decimals with their zeros at the end: <c>1.0</c> and <c>1.00</c> are two values.</summary>
internal sealed class ExactDecimal : ExactComparer<decimal>
{
    private ExactDecimal()
    {
    }

    public static ExactDecimal Instance { get; } = new();

    public override bool Equals(decimal x, decimal y) => x == y && x.Scale == y.Scale;

    public override int Compare(decimal x, decimal y) => x.CompareTo(y) is var order and not 0 ? order : x.Scale.CompareTo(y.Scale);
}
