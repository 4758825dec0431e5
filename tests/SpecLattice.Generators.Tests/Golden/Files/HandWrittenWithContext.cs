// shows: *.Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden
{
    /// <summary>What the spec does not hold and the conversion needs.</summary>
    public sealed record Ticks(uint PerSecond);
}

namespace Golden.V1
{
    [Spec("alarm", 1)]
    public sealed partial record Alarm
    {
        public required uint Seconds { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("alarm", 2)]
    public sealed partial record Alarm
    {
        [Renamed("Seconds")]
        public required ulong Ticks { get; init; }

        [SpecConversion(nameof(Ticks))]
        internal static ulong FromSeconds(uint seconds, Ticks ticks) => (ulong)seconds * ticks.PerSecond;

        [SpecConversion(nameof(Ticks))]
        internal static Conversion<uint> ToSeconds(ulong value, Ticks ticks) => value / ticks.PerSecond <= uint.MaxValue
            ? (uint)(value / ticks.PerSecond)
            : Conversion.Refuse("the time is too long for seconds");
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var ticks = new Ticks(1000);
            var alarm = new V1.Alarm { Seconds = 5 }.ToV2(ticks).GetValueOrThrow();
            yield return alarm.ToString(); //> Alarm { Ticks = 5000 }
            yield return alarm.ToV1(ticks).GetValueOrThrow().ToString(); //> Alarm { Seconds = 5 }
            yield return (alarm with { Ticks = 1 }).ToV1(ticks).Losses.ToString();
            //> /Ticks: converting down to before version 2 and back up gives a different value (2 -> 1, alarm)
        }
    }
}
