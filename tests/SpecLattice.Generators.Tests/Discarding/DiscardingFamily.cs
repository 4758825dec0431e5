namespace SpecLattice.Generators.Tests.Discarding;

/// <summary>A family that discards wherever something can be inside of something: in parts, lists, maps, unions, moved parts, and before and after hand-written conversions.</summary>
internal static class DiscardingFamily
{
    public const string Sum = "A.VersionedR";

    public const string Specs = """
        namespace A.V1
        {
            [SpecPart(1)] public sealed partial record P { public required int Size { get; init; } public string? Secret { get; init; } }
            [SpecPart(1)] public sealed partial record Q { public required byte Size { get; init; } }
            [SpecPart(1), SpecUnion(Tag = "t"), Case<P>("p"), Case<Q>("q"), UnitCase("Z", Tag = "z")] public readonly partial struct U;
            [Spec("f", 1)] public sealed partial record R
            {
                public required string Name { get; init; }
                public string? Signature { get; init; }
                public required P One { get; init; }
                public P? Maybe { get; init; }
                public required SpecList<P> Items { get; init; }
                public required SpecMap<string, U> Map { get; init; }
                public required string Street { get; init; }
            }
        }
        namespace A.V2
        {
            [SpecPart(2), Removed("Secret", Discard = "the law asks for it")] public sealed partial record P { public required int Size { get; init; } }
            [SpecPart(2), SpecUnion(Tag = "t"), Case<P>("p"), Case<V1.Q>("q"), UnitCase("Z", Tag = "z")] public readonly partial struct U;
            [Spec("f", 2), Removed("Signature", Discard = "it never worked")] public sealed partial record R
            {
                public required string Name { get; init; }
                public required P One { get; init; }
                public P? Maybe { get; init; }
                public required SpecList<P> Items { get; init; }
                public required SpecMap<string, U> Map { get; init; }
                public required string Street { get; init; }
                [Added(Discard = "a hint", DiscardOnly = ["fast", "slow"])] public string? Hint { get; init; }
                [Added(7, Discard = "a default before", DiscardOnly = [3])] public required int Level { get; init; }
            }
        }
        namespace A.V3
        {
            [SpecPart(3)] public sealed partial record Place { public required string Street { get; init; } }
            [Spec("f", 3), Removed("Maybe", Discard = "nobody reads it")] public sealed partial record R
            {
                public required string Given { get; init; }
                public required string Last { get; init; }
                public required V2.P One { get; init; }
                public required SpecList<V2.P> Items { get; init; }
                public required SpecMap<string, V2.U> Map { get; init; }
                [Gathered("Street")] public required Place At { get; init; }
                public string? Hint { get; init; }
                public required int Level { get; init; }
                [SpecConversion("Given", "Last", From = ["Name"])] internal static Conversion<(string Given, string Last)> Split(string name) =>
                    name.Split(' ') is [var given, var last] ? (given, last) : Conversion.Refuse("not two names");
                [SpecConversion("Given", "Last", From = ["Name"])] internal static string Join(string given, string last) => given + " " + last;
            }
        }
        namespace A.V4
        {
            [Spec("f", 4), Removed("Level", When = 7, Discard = "levels are gone"), Removed("Hint")] public sealed partial record R
            {
                public required string Given { get; init; }
                public required string Last { get; init; }
                public required V2.P One { get; init; }
                public required SpecList<V2.P> Items { get; init; }
                public required SpecMap<string, V2.U> Map { get; init; }
                public required V3.Place At { get; init; }
            }
        }
        namespace A.V5
        {
            [Spec("f", 5)] public sealed partial record R
            {
                public required string Full { get; init; }
                public required V2.P One { get; init; }
                public required SpecList<V2.P> Items { get; init; }
                public required SpecMap<string, V2.U> Map { get; init; }
                public required V3.Place At { get; init; }
                [SpecConversion] internal static R Up(V4.R old) => new() { Full = old.Given + " " + old.Last, One = old.One, Items = old.Items, Map = old.Map, At = old.At };
                [SpecConversion] internal static Conversion<V4.R> Down(R now) => now.Full.Split(' ') is [var given, var last]
                    ? new V4.R { Given = given, Last = last, One = now.One, Items = now.Items, Map = now.Map, At = now.At }
                    : Conversion.Refuse("/Full", "not two names");
            }
        }

        """;
}
