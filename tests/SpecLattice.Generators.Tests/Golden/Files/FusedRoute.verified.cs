// Door.V3.Conversions
/// <summary>Converts to version 1, unless something would be lost: <c>Paint</c> (new since version 2), what <c>HeightInMillimetres</c> holds.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Door> ToV1()
{
    var losses = new __S::LossCollector("door", [3, 2, 1]);
    return losses.Complete(ToV1(ref losses));
}

/// <summary>Converts to version 1, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Door? ToV1(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var height = __S::SpecConvert.Narrow<long, int>(HeightInMillimetres, 3, ref losses);
    losses.Prefix(mark, "HeightInMillimetres");
    if (Paint is not null) { losses.AddNewer("Paint", 2, "null"); }
    if (losses.Here != start) { return null; }

    return new()
    {
        Height = height,
    };
}

/// <summary>Converts to version 2, unless something would be lost: what <c>HeightInMillimetres</c> holds.</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Door> ToV2()
{
    var losses = new __S::LossCollector("door", [3, 2]);
    return losses.Complete(ToV2(ref losses));
}

/// <summary>Converts to version 2, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V2.Door? ToV2(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var height = __S::SpecConvert.Narrow<long, int>(HeightInMillimetres, 3, ref losses);
    losses.Prefix(mark, "HeightInMillimetres");
    if (losses.Here != start) { return null; }

    return new()
    {
        Height = height,
        Colour = Paint,
    };
}
