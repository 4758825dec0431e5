// Groups of members that hand-written methods convert, and members that were moved into a part and out of it again, over several versions.
using SpecLattice;

namespace SpecLattice.Families.Tests.Families.V1
{
    [Spec("letter", 1)]
    public sealed partial record Letter
    {
        public required string Sender { get; init; }

        public required string Street { get; init; }

        public required ushort Number { get; init; }

        public required SpecList<Sheet> Sheets { get; init; }
    }

    [SpecPart(1)]
    public sealed partial record Sheet
    {
        public required ushort Size { get; init; }

        public string? Text { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V2
{
    [Spec("letter", 2)]
    public sealed partial record Letter
    {
        public required string Given { get; init; }

        public required string Last { get; init; }

        [Gathered(nameof(V1.Letter.Street), nameof(V1.Letter.Number))]
        public required Doorstep To { get; init; }

        public required SpecList<Sheet> Sheets { get; init; }

        [SpecConversion(nameof(Given), nameof(Last), From = [nameof(V1.Letter.Sender)])]
        internal static Conversion<(string Given, string Last)> Split(string sender) => sender.IndexOf(' ') is > 0 and var at
            ? (sender[..at], sender[(at + 1)..])
            : Conversion.Refuse("the sender has one name");

        [SpecConversion(nameof(Given), nameof(Last), From = [nameof(V1.Letter.Sender)])]
        internal static string Join(string given, string last) => $"{given} {last}";
    }

    [SpecPart(2)]
    public sealed partial record Doorstep
    {
        public required string Street { get; init; }

        public required ushort Number { get; init; }

        public string? Floor { get; init; }
    }

    [SpecPart(2)]
    public sealed partial record Sheet
    {
        public required byte Width { get; init; }

        public required byte Height { get; init; }

        public string? Text { get; init; }

        [SpecConversion(nameof(Width), nameof(Height), From = [nameof(V1.Sheet.Size)], Lossless = true)]
        internal static (byte Width, byte Height) Split(ushort size) => ((byte)(size >> 8), unchecked((byte)size));

        [SpecConversion(nameof(Width), nameof(Height), From = [nameof(V1.Sheet.Size)], Lossless = true)]
        internal static ushort Join(byte width, byte height) => (ushort)((width << 8) | height);
    }
}

namespace SpecLattice.Families.Tests.Families.V3
{
    [Spec("letter", 3)]
    public sealed partial record Letter
    {
        public required string Given { get; init; }

        public required string Last { get; init; }

        public Doorstep? To { get; init; }

        public required SpecList<V2.Sheet> Sheets { get; init; }
    }

    [SpecPart(3)]
    public sealed partial record Doorstep
    {
        public required string Street { get; init; }

        public required uint Number { get; init; }

        public string? Floor { get; init; }
    }
}

namespace SpecLattice.Families.Tests.Families.V4
{
    [Spec("letter", 4)]
    [Scattered(nameof(V3.Letter.To), nameof(Street), nameof(HouseNumber), As = [nameof(V3.Doorstep.Street), nameof(V3.Doorstep.Number)])]
    public sealed partial record Letter
    {
        public required string Street { get; init; }

        public required uint HouseNumber { get; init; }

        public required string Sender { get; init; }

        public required SpecList<V2.Sheet> Sheets { get; init; }

        [SpecConversion(nameof(Sender), From = [nameof(V3.Letter.Given), nameof(V3.Letter.Last)])]
        internal static Conversion<string> Join(string given, string last) =>
            given.Contains(' ', System.StringComparison.Ordinal) ? Conversion.Refuse("/Given", "two given names") : $"{given} {last}";

        [SpecConversion(nameof(Sender), From = [nameof(V3.Letter.Given), nameof(V3.Letter.Last)])]
        internal static Conversion<(string Given, string Last)> Split(string sender) => V2.Letter.Split(sender);
    }
}
