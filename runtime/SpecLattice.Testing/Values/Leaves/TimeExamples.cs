using System.Globalization;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>Dates and times: first and last ones, fractions down to the smallest, leap days, offsets.</summary>
internal static class TimeExamples
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static TextExamples OfDateTime { get; } = new()
    {
        Texts =
        [
            "0001-01-01T00:00:00", "2026-03-01T09:30:00Z", "2024-02-29T23:59:59.9999999", "2026-03-01T09:30:00.0000001Z", "9999-12-31T23:59:59.9999999Z", "2026-03-01T09:30:00.5",
        ],
        WrongTexts = ["", "2026-03-01T09:30:00+01:00", "2026-02-29T00:00:00Z", "2026-03-01T09:30:00.00000001Z", "2026-03-01 09:30:00Z", "09:30:00", "2026-03-01T24:00:00Z"],
        Any = dice => Text(new DateTime(Ticks(dice), dice.Below(2) == 0 ? DateTimeKind.Utc : DateTimeKind.Unspecified)),
        Written = text => DateTime.TryParse(text, Invariant, DateTimeStyles.RoundtripKind, out var value) && value.Kind != DateTimeKind.Local ? Text(value) : null,
        Pairs = [("2026-03-01T09:30:00Z", "2026-03-01T09:30:00")],
    };

    public static TextExamples OfDateTimeOffset { get; } = new()
    {
        Texts =
        [
            "0001-01-01T00:00:00+00:00", "2026-03-01T09:30:00+01:00", "2024-02-29T23:59:59.9999999-11:30", "2026-03-01T09:30:00.0000001+14:00", "9999-12-31T23:59:59.9999999+14:00",
        ],
        WrongTexts = ["", "2026-03-01T09:30:00", "2026-02-29T00:00:00Z", "2026-03-01T09:30:00.00000001Z", "2026-03-01", "2026-03-01T09:30:00+15:00"],
        Any = dice => Text(new DateTimeOffset(DateTime.UnixEpoch.Ticks + (Ticks(dice) / 2), TimeSpan.FromMinutes(dice.Below(28 * 60) - (14 * 60)))),
        Written = text => DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal, out var value) ? Text(value) : null,
        Pairs = [("2026-03-01T02:00:00+02:00", "2026-03-01T00:00:00+00:00"), ("2026-03-01T09:30:00.5+01:00", "2026-03-01T08:30:00.5+00:00")],
    };

    public static TextExamples OfDateOnly { get; } = new()
    {
        Texts = ["0001-01-01", "2026-03-01", "2024-02-29", "9999-12-31"],
        WrongTexts = ["", "2026-3-1", "2026-02-29", "2026-03-01T00:00:00", "01.03.2026", " 2026-03-01"],
        Any = dice => DateOnly.FromDayNumber(dice.Below(DateOnly.MaxValue.DayNumber + 1)).ToString("O", Invariant),
        Written = text => DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out _) ? text : null,
    };

    public static TextExamples OfTimeOnly { get; } = new()
    {
        Texts = ["00:00:00", "09:30:00", "23:59:59.9999999", "00:00:00.0000001"],
        WrongTexts = ["", "24:00:00", "-01:00:00", "1.00:00:00", "09:30:00.12345678", "half past nine"],
        Any = dice => new TimeSpan(Ticks(dice) % TimeSpan.TicksPerDay).ToString("c", Invariant),
        Written = Span,
    };

    public static TextExamples OfTimeSpan { get; } = new()
    {
        Texts = ["00:00:00", "1.02:03:04", "-00:00:00.0000001", "10675199.02:48:05.4775807", "-10675199.02:48:05.4775808", "23:59:59.5000000"],
        WrongTexts = ["", "1", "24:60:00", "10675199.02:48:05.4775808", "00:00:00.12345678", "PT1S"],
        Any = dice => new TimeSpan(unchecked((long)dice.Bits()) >> dice.Below(60)).ToString("c", Invariant),
        Written = Span,
    };

    private static string? Span(string text) => TimeSpan.TryParseExact(text, "c", Invariant, out var value) ? value.ToString("c", Invariant) : null;

    private static long Ticks(Dice dice)
    {
        var ticks = (long)(dice.Bits() % (ulong)DateTime.MaxValue.Ticks);
        return dice.Below(2) == 0 ? ticks : ticks - (ticks % TimeSpan.TicksPerSecond);
    }

    private static string Text(DateTime value) => value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", Invariant);

    private static string Text(DateTimeOffset value) => value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", Invariant);
}
