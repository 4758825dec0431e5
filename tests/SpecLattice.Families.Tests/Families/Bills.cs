using System.Text.Json.Serialization;

namespace SpecLattice.Families.Tests.Families
{
    // None of these knows of specs: bills are made of them.
    public record Fee(decimal Amount, string Currency = "EUR", DateTimeOffset? Due = null);

    public readonly record struct Spot(double X, Uri? Link);

    public sealed record Position
    {
        public required Fee Fee { get; init; }

        public Weight? Weight { get; init; }

        [JsonPropertyName("colour")]
        public Tint Tint { get; init; } = Tint.Green;

        public Spot Spot { get; init; }
    }

    public enum Weight : byte
    {
        Light = 1,
        Heavy = 200,
    }

    [JsonConverter(typeof(JsonStringEnumConverter))]
    public enum Tint
    {
        Red,

        [JsonStringEnumMemberName("dark-green")]
        Green,
    }
}

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("bill", 1)]
    public sealed partial record Bill(Position First, SpecMap<Weight, Tint> Tints, SpecList<Position> Others);
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("bill", 2)]
    public sealed partial record Bill(Position First, SpecMap<Weight, Tint> Tints, SpecList<Position> Others, [Added] Fee? Tip = null);
}
