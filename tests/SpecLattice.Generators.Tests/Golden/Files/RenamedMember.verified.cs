// Clock.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
public global::Golden.V2.Clock ToV2() => new()
{
    TimeZone = Zone,
    Offset = Offset,
};

private protected override int VersionCore => 1;

private protected override string WireTagCore => "V1";

private protected override int FloorCore => 1;

private protected override __L::Conversion<global::Golden.VersionedClock> ToVersionCore(int version) => version switch
{
    1 => this,
    2 => ToV2(),
    _ => __S::SpecSums.UnknownTarget("clock", 1, version, global::Golden.VersionedClock.Versions),
};

private protected override __L::Conversion<global::Golden.V2.Clock> ToLatestCore() => ToV2();

// Clock.V2.Conversions
/// <summary>Converts to version 1. Nothing can be lost.</summary>
public global::Golden.V1.Clock ToV1() => new()
{
    Zone = TimeZone,
    Offset = Offset,
};

private protected override int VersionCore => 2;

private protected override string WireTagCore => "V2";

private protected override int FloorCore => 1;

private protected override __L::Conversion<global::Golden.VersionedClock> ToVersionCore(int version) => version switch
{
    1 => ToV1(),
    2 => this,
    _ => __S::SpecSums.UnknownTarget("clock", 2, version, global::Golden.VersionedClock.Versions),
};

private protected override __L::Conversion<global::Golden.V2.Clock> ToLatestCore() => this;
