// Alarm.V1.Conversions
/// <summary>Converts to version 2, unless something would be lost: what <c>Seconds</c> holds.</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Alarm> ToV2(global::Golden.Ticks ticksContext)
{
    var losses = new __S::LossCollector("alarm", [1, 2]);
    return losses.Complete(ToV2(ticksContext, ref losses));
}

/// <summary>Converts to version 2, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V2.Alarm? ToV2(global::Golden.Ticks ticksContext, ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var ticks = __S::SpecConvert.ByHand<uint, ulong>(
        Seconds,
        value => global::Golden.V2.Alarm.FromSeconds(value, ticksContext),
        converted => global::Golden.V2.Alarm.ToSeconds(converted, ticksContext),
        new(2, IsUp: true, IsSensitive: false),
        ref losses);
    losses.Prefix(mark, "Seconds");
    if (losses.Here != start) { return null; }

    return new()
    {
        Ticks = ticks,
    };
}

// Alarm.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>Ticks</c> holds.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Alarm> ToV1(global::Golden.Ticks ticksContext)
{
    var losses = new __S::LossCollector("alarm", [2, 1]);
    return losses.Complete(ToV1(ticksContext, ref losses));
}

/// <summary>Converts to version 1, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Alarm? ToV1(global::Golden.Ticks ticksContext, ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var seconds = __S::SpecConvert.ByHand<ulong, uint>(
        Ticks,
        value => global::Golden.V2.Alarm.ToSeconds(value, ticksContext),
        converted => global::Golden.V2.Alarm.FromSeconds(converted, ticksContext),
        new(2, IsUp: false, IsSensitive: false),
        ref losses);
    losses.Prefix(mark, "Ticks");
    if (losses.Here != start) { return null; }

    return new()
    {
        Seconds = seconds,
    };
}
