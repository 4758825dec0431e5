// Clock.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Clock ToV2() => new()
{
    TimeZone = Zone,
    Offset = Offset,
};

global::Golden.V2.Clock __L::ISpecTotallyConvertible<global::Golden.V2.Clock>.Convert() => ToV2();

// Clock.V2.Conversions
/// <summary>Converts to version 1. Nothing can be lost.</summary>
[__S::SpecConversionTo(1)]
public global::Golden.V1.Clock ToV1() => new()
{
    Zone = TimeZone,
    Offset = Offset,
};

global::Golden.V1.Clock __L::ISpecTotallyConvertible<global::Golden.V1.Clock>.Convert() => ToV1();
