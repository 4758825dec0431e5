// Device.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Device ToV2() => Value switch
{
    global::Golden.V1.Device.Blank => new global::Golden.V2.Device(new global::Golden.V2.Device.Blank()),
    var same => global::Golden.V2.Device.FromPayload(same),
};

global::Golden.V2.Device __L::ISpecTotallyConvertible<global::Golden.V2.Device>.Convert() => ToV2();

// Device.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: the case <c>fan</c> (new since version 2).</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Device> ToV1() => __S::SpecConvert.Complete<global::Golden.V2.Device, global::Golden.V1.Device>(this, "Device", [2, 1]);

global::Golden.V1.Device __L::ISpecConvertible<global::Golden.V1.Device>.Convert(ref __S::LossCollector losses)
{
    switch (Value)
    {
        case global::Golden.V2.Device.Blank: return new global::Golden.V1.Device(new global::Golden.V1.Device.Blank());
        case global::Golden.V2.Fan: losses.Add(__L::LossKind.CaseNotRepresentable, 2, "`fan` exists since version 2"); return default;
        case var same: return global::Golden.V1.Device.FromPayload(same);
    }
}

__L::Conversion<global::Golden.V1.Device> __L::ISpecConvertible<global::Golden.V1.Device>.Convert() => ToV1();

// Rack.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Rack ToV2() => new()
{
    Devices = __S::SpecSharing.HasOnlyCases(Devices, 0x1UL)
    ? __S::SpecSharing.ShareAs<string, global::Golden.V1.Device, global::Golden.V2.Device>(Devices)
    : __S::SpecSharing.ConvertValues<string, global::Golden.V1.Device, global::Golden.V2.Device>(Devices, 0x1UL, static item => item.ToV2()),
};

global::Golden.V2.Rack __L::ISpecTotallyConvertible<global::Golden.V2.Rack>.Convert() => ToV2();

// Rack.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>Devices</c> holds.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Rack> ToV1() => __S::SpecConvert.Complete<global::Golden.V2.Rack, global::Golden.V1.Rack>(this, "rack", [2, 1]);

global::Golden.V1.Rack? __L::ISpecConvertible<global::Golden.V1.Rack>.Convert(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var devices = __S::SpecSharing.HasOnlyCases(Devices, 0x1UL)
        ? __S::SpecSharing.ShareAs<string, global::Golden.V2.Device, global::Golden.V1.Device>(Devices)
        : __S::SpecConvert.RememberedValues<string, global::Golden.V2.Device, global::Golden.V1.Device>(Devices, 0x1UL, __S::SpecConvert.To<global::Golden.V2.Device, global::Golden.V1.Device>, ref losses);
    losses.Prefix(mark, "Devices");
    if (losses.Here != start) { return null; }

    return new()
    {
        Devices = devices!,
    };
}

__L::Conversion<global::Golden.V1.Rack> __L::ISpecConvertible<global::Golden.V1.Rack>.Convert() => ToV1();
