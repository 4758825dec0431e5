// Alarm.V1.Conversions
/// <summary>Converts to version 2, unless something would be lost: what <c>Seconds</c> holds.</summary>
/// <param name="ticksContext">What hand-written conversions on the way need.</param>
/// <returns>The converted value, or every loss.</returns>
public global::SpecLattice.Conversion<global::Golden.V2.Alarm> ToV2(global::Golden.Ticks ticksContext)
{
    var losses = new global::SpecLattice.LossCollector("alarm", [1, 2]);
    var converted = ToV2(ticksContext, ref losses);
    return losses.Complete(converted);
}

/// <summary>Converts to version 2, or records every loss and yields null.</summary>
/// <param name="ticksContext">What hand-written conversions on the way need.</param>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted value, if nothing is lost.</returns>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public global::Golden.V2.Alarm? ToV2(global::Golden.Ticks ticksContext, ref global::SpecLattice.LossCollector losses)
{
    var start = losses.Mark;
    var mark = losses.Mark;
    var ticks = global::SpecLattice.SpecConvert.ByHand<uint, ulong>(
        Seconds,
        value => global::Golden.V2.Alarm.FromSeconds(value, ticksContext),
        converted => global::Golden.V2.Alarm.ToSeconds(converted, ticksContext),
        new(2, IsUp: true, IsSensitive: false),
        ref losses);
    losses.Prefix(mark, "Seconds");

    if (losses.Mark != start)
    {
        return null;
    }

    return new global::Golden.V2.Alarm
    {
        Ticks = ticks,
    };
}

// Alarm.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>Ticks</c> holds.</summary>
/// <param name="ticksContext">What hand-written conversions on the way need.</param>
/// <returns>The converted value, or every loss.</returns>
public global::SpecLattice.Conversion<global::Golden.V1.Alarm> ToV1(global::Golden.Ticks ticksContext)
{
    var losses = new global::SpecLattice.LossCollector("alarm", [2, 1]);
    var converted = ToV1(ticksContext, ref losses);
    return losses.Complete(converted);
}

/// <summary>Converts to version 1, or records every loss and yields null.</summary>
/// <param name="ticksContext">What hand-written conversions on the way need.</param>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted value, if nothing is lost.</returns>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public global::Golden.V1.Alarm? ToV1(global::Golden.Ticks ticksContext, ref global::SpecLattice.LossCollector losses)
{
    var start = losses.Mark;
    var mark = losses.Mark;
    var seconds = global::SpecLattice.SpecConvert.ByHand<ulong, uint>(
        Ticks,
        value => global::Golden.V2.Alarm.ToSeconds(value, ticksContext),
        converted => global::Golden.V2.Alarm.FromSeconds(converted, ticksContext),
        new(2, IsUp: false, IsSensitive: false),
        ref losses);
    losses.Prefix(mark, "Ticks");

    if (losses.Mark != start)
    {
        return null;
    }

    return new global::Golden.V1.Alarm
    {
        Seconds = seconds,
    };
}
