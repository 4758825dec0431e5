// Alarm.V1.Conversions
/// <summary>Converts to version 2, unless something would be lost: what <c>Seconds</c> holds.</summary>
public __L::Conversion<global::Golden.V2.Alarm> ToV2(global::Golden.Ticks ticksContext)
{
    var losses = new __S::LossCollector("alarm", [1, 2]);
    return losses.Complete(ToV2(ticksContext, ref losses));
}

/// <summary>Converts to version 2, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V2.Alarm? ToV2(global::Golden.Ticks ticksContext, ref __S::LossCollector losses)
{
    var start = losses.Mark;
    var mark = losses.Mark;
    var ticks = __S::SpecConvert.ByHand<uint, ulong>(
        Seconds,
        value => global::Golden.V2.Alarm.FromSeconds(value, ticksContext),
        converted => global::Golden.V2.Alarm.ToSeconds(converted, ticksContext),
        new(2, IsUp: true, IsSensitive: false),
        ref losses);
    losses.Prefix(mark, "Seconds");
    if (losses.Mark != start) { return null; }

    return new()
    {
        Ticks = ticks,
    };
}

private protected override int VersionCore => 1;

private protected override string WireTagCore => "V1";

private protected override int FloorCore(global::Golden.Ticks ticksContext) => 1;

private protected override __L::Conversion<global::Golden.VersionedAlarm> ToVersionCore(int version, global::Golden.Ticks ticksContext) => version switch
{
    1 => this,
    2 => ToV2(ticksContext).Map<global::Golden.VersionedAlarm>(static converted => converted),
    _ => __S::SpecSums.UnknownTarget("alarm", 1, version, global::Golden.VersionedAlarm.Versions),
};

private protected override __L::Conversion<global::Golden.V2.Alarm> ToLatestCore(global::Golden.Ticks ticksContext) => ToV2(ticksContext);

// Alarm.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>Ticks</c> holds.</summary>
public __L::Conversion<global::Golden.V1.Alarm> ToV1(global::Golden.Ticks ticksContext)
{
    var losses = new __S::LossCollector("alarm", [2, 1]);
    return losses.Complete(ToV1(ticksContext, ref losses));
}

/// <summary>Converts to version 1, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Alarm? ToV1(global::Golden.Ticks ticksContext, ref __S::LossCollector losses)
{
    var start = losses.Mark;
    var mark = losses.Mark;
    var seconds = __S::SpecConvert.ByHand<ulong, uint>(
        Ticks,
        value => global::Golden.V2.Alarm.ToSeconds(value, ticksContext),
        converted => global::Golden.V2.Alarm.FromSeconds(converted, ticksContext),
        new(2, IsUp: false, IsSensitive: false),
        ref losses);
    losses.Prefix(mark, "Ticks");
    if (losses.Mark != start) { return null; }

    return new()
    {
        Seconds = seconds,
    };
}

private protected override int VersionCore => 2;

private protected override string WireTagCore => "V2";

private protected override int FloorCore(global::Golden.Ticks ticksContext) => ToV1(ticksContext).IsSuccess ? 1 : 2;

private protected override __L::Conversion<global::Golden.VersionedAlarm> ToVersionCore(int version, global::Golden.Ticks ticksContext) => version switch
{
    1 => ToV1(ticksContext).Map<global::Golden.VersionedAlarm>(static converted => converted),
    2 => this,
    _ => __S::SpecSums.UnknownTarget("alarm", 2, version, global::Golden.VersionedAlarm.Versions),
};

private protected override __L::Conversion<global::Golden.V2.Alarm> ToLatestCore(global::Golden.Ticks ticksContext) => this;
