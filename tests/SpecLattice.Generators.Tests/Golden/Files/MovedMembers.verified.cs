// Address.V2.Conversions
/// <summary>Converts to version 3. Nothing can be lost.</summary>
[__S::SpecConversionTo(3)]
public global::Golden.V3.Address ToV3() => new()
{
    Street = Street,
    City = City,
    Country = null,
};

global::Golden.V3.Address __L::ISpecTotallyConvertible<global::Golden.V3.Address>.Convert() => ToV3();

// Address.V3.Conversions
/// <summary>Converts to version 2, unless something would be lost: <c>Country</c> (new since version 3).</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Address> ToV2() => __S::SpecConvert.Complete<global::Golden.V3.Address, global::Golden.V2.Address>(this, "Address", [3, 2]);

global::Golden.V2.Address? __L::ISpecConvertible<global::Golden.V2.Address>.Convert(ref __S::LossCollector losses)
{
    var start = losses.Here;
    if (Country is not null) { losses.AddNewer("Country", 3, "null"); }
    if (losses.Here != start) { return null; }

    return new()
    {
        Street = Street,
        City = City,
    };
}

__L::Conversion<global::Golden.V2.Address> __L::ISpecConvertible<global::Golden.V2.Address>.Convert() => ToV2();

// Order.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Order ToV2() => new()
{
    ShipTo = new global::Golden.V2.Address { Street = Street, City = City },
    Count = Count,
};

global::Golden.V2.Order __L::ISpecTotallyConvertible<global::Golden.V2.Order>.Convert() => ToV2();

/// <summary>Converts to version 3. Nothing can be lost.</summary>
[__S::SpecConversionTo(3)]
public global::Golden.V3.Order ToV3() => new()
{
    ShipTo = new global::Golden.V3.Address { Street = Street, City = City, Country = null },
    Count = Count,
};

global::Golden.V3.Order __L::ISpecTotallyConvertible<global::Golden.V3.Order>.Convert() => ToV3();

// Order.V2.Conversions
/// <summary>Converts to version 1. Nothing can be lost.</summary>
[__S::SpecConversionTo(1)]
public global::Golden.V1.Order ToV1() => new()
{
    Street = ShipTo.Street,
    City = ShipTo.City,
    Count = Count,
};

global::Golden.V1.Order __L::ISpecTotallyConvertible<global::Golden.V1.Order>.Convert() => ToV1();

/// <summary>Converts to version 3. Nothing can be lost.</summary>
[__S::SpecConversionTo(3)]
public global::Golden.V3.Order ToV3() => new()
{
    ShipTo = (global::Golden.V3.Address?)ShipTo.ToV3(),
    Count = Count,
};

global::Golden.V3.Order __L::ISpecTotallyConvertible<global::Golden.V3.Order>.Convert() => ToV3();

// Order.V3.Conversions
/// <summary>Converts to version 1, unless something would be lost: <c>Country</c> (new since version 3), <c>ShipTo</c> where it is missing.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Order> ToV1() => __S::SpecConvert.Complete<global::Golden.V3.Order, global::Golden.V1.Order>(this, "order", [3, 2, 1]);

global::Golden.V1.Order? __L::ISpecConvertible<global::Golden.V1.Order>.Convert(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var shipTo = __S::SpecConvert.NotNull(ShipTo, 3, ref losses);
    losses.Prefix(mark, "ShipTo");
    if (ShipTo is { } some) { if (some.Country is not null) { losses.AddNewer("Country", 3, "null"); losses.Prefix(losses.BeforeLast, "ShipTo"); } }
    if (losses.Here != start) { return null; }

    return new()
    {
        Street = ShipTo!.Street,
        City = ShipTo!.City,
        Count = Count,
    };
}

__L::Conversion<global::Golden.V1.Order> __L::ISpecConvertible<global::Golden.V1.Order>.Convert() => ToV1();

/// <summary>Converts to version 2, unless something would be lost: what <c>ShipTo</c> holds.</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Order> ToV2() => __S::SpecConvert.Complete<global::Golden.V3.Order, global::Golden.V2.Order>(this, "order", [3, 2]);

global::Golden.V2.Order? __L::ISpecConvertible<global::Golden.V2.Order>.Convert(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var shipTo = ShipTo is { } some ? (global::Golden.V2.Address?)__S::SpecConvert.To<global::Golden.V3.Address, global::Golden.V2.Address>(some, ref losses) : __S::SpecConvert.Null<global::Golden.V2.Address?>(3, ref losses);
    losses.Prefix(mark, "ShipTo");
    if (losses.Here != start) { return null; }

    return new()
    {
        ShipTo = shipTo!,
        Count = Count,
    };
}

__L::Conversion<global::Golden.V2.Order> __L::ISpecConvertible<global::Golden.V2.Order>.Convert() => ToV2();
