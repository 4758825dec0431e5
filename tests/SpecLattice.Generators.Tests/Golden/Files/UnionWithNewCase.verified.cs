// Device.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Device ToV2() => Value switch
{
    global::Golden.V1.Device.Blank => new global::Golden.V2.Device(new global::Golden.V2.Device.Blank()),
    var same => global::Golden.V2.Device.FromPayload(same),
};

// Device.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: the case <c>fan</c> (new since version 2).</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Device> ToV1()
{
    var losses = new __S::LossCollector("Device", [2, 1]);
    return losses.Complete(ToV1(ref losses));
}

/// <summary>Converts to version 1, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Device ToV1(ref __S::LossCollector losses)
{
    switch (Value)
    {
        case global::Golden.V2.Device.Blank: return new global::Golden.V1.Device(new global::Golden.V1.Device.Blank());
        case global::Golden.V2.Fan: losses.Add(__L::LossKind.CaseNotRepresentable, 2, "`fan` exists since version 2"); return default;
        case var same: return global::Golden.V1.Device.FromPayload(same);
    }
}

// Rack.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Rack ToV2() => new()
{
    Devices = __S::SpecSharing.HasOnlyCases(Devices, 0x1UL)
    ? __S::SpecSharing.ShareAs<string, global::Golden.V1.Device, global::Golden.V2.Device>(Devices)
    : Devices.ConvertValues<global::Golden.V2.Device>(static item => item.ToV2()),
};

// Rack.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>Devices</c> holds.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Rack> ToV1()
{
    var losses = new __S::LossCollector("rack", [2, 1]);
    return losses.Complete(ToV1(ref losses));
}

/// <summary>Converts to version 1, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Rack? ToV1(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var devices = __S::SpecSharing.HasOnlyCases(Devices, 0x1UL)
        ? __S::SpecSharing.ShareAs<string, global::Golden.V2.Device, global::Golden.V1.Device>(Devices)
        : __S::SpecConvert.Values<string, global::Golden.V2.Device, global::Golden.V1.Device>(Devices, static (global::Golden.V2.Device item, ref __S::LossCollector losses) => item.ToV1(ref losses), ref losses);
    losses.Prefix(mark, "Devices");
    if (losses.Here != start) { return null; }

    return new()
    {
        Devices = devices!,
    };
}
