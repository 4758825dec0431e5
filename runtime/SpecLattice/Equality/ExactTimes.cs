namespace SpecLattice;

/// <summary>Dates and times with their kind: noon in UTC and noon in a place unknown are two values.</summary>
internal sealed class ExactDateTime : ExactComparer<DateTime>
{
    private ExactDateTime()
    {
    }

    public static ExactDateTime Instance { get; } = new();

    public override bool Equals(DateTime x, DateTime y) => x == y && x.Kind == y.Kind;

    public override int Compare(DateTime x, DateTime y) => x.CompareTo(y) is var order and not 0 ? order : x.Kind.CompareTo(y.Kind);
}

/// <summary>Dates and times with their offset: <c>02:00+02:00</c> and <c>00:00+00:00</c> are two values.</summary>
internal sealed class ExactDateTimeOffset : ExactComparer<DateTimeOffset>
{
    private ExactDateTimeOffset()
    {
    }

    public static ExactDateTimeOffset Instance { get; } = new();

    public override bool Equals(DateTimeOffset x, DateTimeOffset y) => x.EqualsExact(y);

    public override int Compare(DateTimeOffset x, DateTimeOffset y) => x.CompareTo(y) is var order and not 0 ? order : x.Offset.CompareTo(y.Offset);
}
