// Door.V3.Conversions
/// <summary>Converts to version 1, unless something would be lost: <c>Paint</c> (new since version 2), what <c>HeightInMillimetres</c> holds.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Door> ToV1() => __S::SpecConvert.Complete<global::Golden.V3.Door, global::Golden.V1.Door>(this, "door", [3, 2, 1]);

global::Golden.V1.Door? __L::ISpecConvertible<global::Golden.V1.Door>.Convert(ref __S::LossCollector losses)
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

__L::Conversion<global::Golden.V1.Door> __L::ISpecConvertible<global::Golden.V1.Door>.Convert() => ToV1();

/// <summary>Converts to version 2, unless something would be lost: what <c>HeightInMillimetres</c> holds.</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Door> ToV2() => __S::SpecConvert.Complete<global::Golden.V3.Door, global::Golden.V2.Door>(this, "door", [3, 2]);

global::Golden.V2.Door? __L::ISpecConvertible<global::Golden.V2.Door>.Convert(ref __S::LossCollector losses)
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

__L::Conversion<global::Golden.V2.Door> __L::ISpecConvertible<global::Golden.V2.Door>.Convert() => ToV2();
