// Hand-written conversions: of one member (a change of unit), of a whole version (a split), and a change of meaning.
using SpecLattice;

namespace SpecLattice.Families.Tests.Families
{
    /// <summary>What the conversion of a name needs and the spec does not hold.</summary>
    public sealed record NameOrder(bool FamilyNameFirst);
}

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("timer", 1)]
    public sealed partial record Timer
    {
        public required string Label { get; init; }

        public required uint PeriodSeconds { get; init; }

        public required SpecList<Owner> Owners { get; init; }
    }

    [SpecPart(1)]
    public sealed partial record Owner
    {
        public required string FullName { get; init; }
    }

    [Spec("dial", 1)]
    public sealed partial record Dial
    {
        public required int Position { get; init; }

        public int? Mark { get; init; }
    }

    [Spec("person", 1)]
    public sealed partial record Person
    {
        public required string FullName { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("timer", 2)]
    public sealed partial record Timer
    {
        public required string Label { get; init; }

        [Renamed("PeriodSeconds")]
        public required ulong PeriodMilliseconds { get; init; }

        public required SpecList<Owner> Owners { get; init; }

        [SpecConversion(nameof(PeriodMilliseconds))]
        internal static ulong FromSeconds(uint seconds) => seconds * 1000UL;

        [SpecConversion(nameof(PeriodMilliseconds))]
        internal static Conversion<uint> ToSeconds(ulong milliseconds) => milliseconds / 1000 <= uint.MaxValue
            ? (uint)(milliseconds / 1000)
            : Conversion.Refuse("the period is too long for seconds in 32 bits");
    }

    [SpecPart(2)]
    public sealed partial record Owner
    {
        public required string GivenName { get; init; }

        public required string FamilyName { get; init; }

        [SpecConversion]
        internal static Conversion<Owner> Split(V1.Owner older)
        {
            var names = older.FullName.Split(' ');
            return names.Length == 2
                ? new Owner { GivenName = names[0], FamilyName = names[1] }
                : Conversion.Refuse("/FullName", "expected a given name and a family name");
        }

        [SpecConversion]
        internal static V1.Owner Join(Owner newer) => new() { FullName = $"{newer.GivenName} {newer.FamilyName}" };
    }

    [Spec("dial", 2)]
    public sealed partial record Dial
    {
        [SemanticChange("counted from the left, not from the right")]
        public required int Position { get; init; }

        [SemanticChange("counted from the left, not from the right")]
        public int? Mark { get; init; }
    }

    [Spec("person", 2)]
    public sealed partial record Person
    {
        public required string GivenName { get; init; }

        public required string FamilyName { get; init; }

        [SpecConversion]
        internal static Conversion<Person> Split(V1.Person older, NameOrder order)
        {
            var names = older.FullName.Split(' ');
            return names.Length != 2
                ? Conversion.Refuse("/FullName", "expected two names")
                : order.FamilyNameFirst
                    ? new Person { GivenName = names[1], FamilyName = names[0] }
                    : new Person { GivenName = names[0], FamilyName = names[1] };
        }

        [SpecConversion]
        internal static V1.Person Join(Person newer, NameOrder order) => new()
        {
            FullName = order.FamilyNameFirst ? $"{newer.FamilyName} {newer.GivenName}" : $"{newer.GivenName} {newer.FamilyName}",
        };
    }
}

namespace SpecLattice.Families.Tests.Families.V3
{
    [Spec("timer", 3)]
    public sealed partial record Timer
    {
        public required string Label { get; init; }

        public required ulong PeriodMilliseconds { get; init; }

        public required SpecList<V2.Owner> Owners { get; init; }

        [Added(1)]
        public required int Repeat { get; init; }
    }

    [Spec("person", 3)]
    public sealed partial record Person
    {
        public required string GivenName { get; init; }

        public required string FamilyName { get; init; }

        [Added]
        public string? Title { get; init; }
    }
}
