using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <content>What the hand-written methods do.</content>
internal sealed partial class Model
{
    private Value ConvertByHand(AtomValue value, MemberConversion custom, bool isUp)
    {
        switch (custom)
        {
            case MemberConversion.Scale when isUp:
                return AtomValue.Of(value.Number * 1000).At(value.Place);
            case MemberConversion.Scale:
                return value.Number % 1000 == 0 && value.Number / 1000 <= uint.MaxValue
                    ? AtomValue.Of(value.Number / 1000).At(value.Place)
                    : Lose(value, LossKind.NotInvertible);
            case MemberConversion.Shift or MemberConversion.TrustedShift:
                return AtomValue.Of(unchecked((int)value.Number + (isUp ? 1 : -1))).At(value.Place);
            case MemberConversion.Halve when isUp:
                return value.Number % 2 == 0 ? AtomValue.Of(value.Number / 2).At(value.Place) : Lose(value, LossKind.NotInvertible);
            case MemberConversion.Halve:
                return value.Number * 2 is >= int.MinValue and <= int.MaxValue and var twice ? AtomValue.Of(twice).At(value.Place) : Lose(value, LossKind.NotInvertible);
            case MemberConversion.Throw when isUp:
                return value.Json.Contains('!', StringComparison.Ordinal) ? Lose(value, LossKind.ConversionFailed) : value with { Json = "\"m:" + value.Json[1..] };
            case MemberConversion.Throw:
                return value.Json.StartsWith("\"m:", StringComparison.Ordinal)
                    ? value.Json.Contains('!', StringComparison.Ordinal) ? Lose(value, LossKind.NotInvertible) : value with { Json = "\"" + value.Json[3..] }
                    : Lose(value, LossKind.ConversionFailed);
            case MemberConversion.Mark when isUp:
                return value.Json.Contains('!', StringComparison.Ordinal) ? Lose(value, LossKind.Custom) : value with { Json = "\"m:" + value.Json[1..] };
            default:
                return value.Json.StartsWith("\"m:", StringComparison.Ordinal)
                    ? value.Json.Contains('!', StringComparison.Ordinal) ? Lose(value, LossKind.NotInvertible) : value with { Json = "\"" + value.Json[3..] }
                    : Lose(value, LossKind.Custom);
        }
    }

    private static Value[]? Digits(AtomValue[] taken, IntegerShape type, bool isSplit)
    {
        if (isSplit)
        {
            var tenth = decimal.Truncate(taken[0].Number / 10);
            return [AtomValue.Of(tenth), AtomValue.Of(taken[0].Number - (tenth * 10))];
        }

        // What fits an int is computed as one, and everything larger as itself.
        var isWide = type.Keyword is "int" or "long" or "ulong";
        var whole = taken[0].Number * 10;
        var sum = whole + taken[1].Number;
        return (isWide && (whole < type.Min || whole > type.Max)) || sum < type.Min || sum > type.Max ? null : [AtomValue.Of(sum)];
    }

    private static Value[] Mix(AtomValue[] taken, IntegerShape type) => type.Keyword == "ulong"
        ? [AtomValue.Of((ulong)taken[0].Number ^ (ulong)taken[1].Number), taken[1]]
        : [AtomValue.Of((long)taken[0].Number ^ (long)taken[1].Number), taken[1]];
}
