// Port.V1.Conversions
/// <summary>Converts to version 2, unless something would be lost: what <c>Number</c> holds.</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Port> ToV2()
{
    var losses = new __S::LossCollector("port", [1, 2]);
    return losses.Complete(ToV2(ref losses));
}

/// <summary>Converts to version 2, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V2.Port? ToV2(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var number = __S::SpecConvert.Narrow<int, ushort>(Number, 2, ref losses);
    losses.Prefix(mark, "Number");
    if (losses.Here != start) { return null; }

    return new()
    {
        Number = number,
        Lanes = Lanes.ConvertItems<uint>(static item => (uint)item),
    };
}

// Port.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>Lanes</c> holds.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Port> ToV1()
{
    var losses = new __S::LossCollector("port", [2, 1]);
    return losses.Complete(ToV1(ref losses));
}

/// <summary>Converts to version 1, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Port? ToV1(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var lanes = __S::SpecConvert.Items<uint, ushort>(Lanes, static (uint item, ref __S::LossCollector losses) => __S::SpecConvert.Narrow<uint, ushort>(item, 2, ref losses), ref losses);
    losses.Prefix(mark, "Lanes");
    if (losses.Here != start) { return null; }

    return new()
    {
        Number = (int)Number,
        Lanes = lanes!,
    };
}
