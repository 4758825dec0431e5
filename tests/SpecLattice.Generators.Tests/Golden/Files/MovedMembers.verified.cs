// Address.V2.Conversions
/// <summary>Converts to version 3. Nothing can be lost.</summary>
[__S::SpecConversionTo(3)]
public global::Golden.V3.Address ToV3() => new()
{
    Street = Street,
    City = City,
    Country = null,
};

// Address.V3.Conversions
/// <summary>Converts to version 2, unless something would be lost: <c>Country</c> (new since version 3).</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Address> ToV2()
{
    var losses = new __S::LossCollector("Address", [3, 2]);
    return losses.Complete(ToV2(ref losses));
}

/// <summary>Converts to version 2, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V2.Address? ToV2(ref __S::LossCollector losses)
{
    var start = losses.Mark;
    if (Country is not null) { losses.AddNewer("Country", 3, "null"); }
    if (losses.Mark != start) { return null; }

    return new()
    {
        Street = Street,
        City = City,
    };
}

// Order.V1.Conversions
/// <summary>Would convert to version 2.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Order ToV2() => throw new global::System.InvalidOperationException("V1.Order was built although something is wrong with it or its history; the build says what.");

/// <summary>Would convert to version 3.</summary>
[__S::SpecConversionTo(3)]
public global::Golden.V3.Order ToV3() => throw new global::System.InvalidOperationException("V1.Order was built although something is wrong with it or its history; the build says what.");

// Order.V2.Conversions
/// <summary>Would convert to version 1.</summary>
[__S::SpecConversionTo(1)]
public global::Golden.V1.Order ToV1() => throw new global::System.InvalidOperationException("V2.Order was built although something is wrong with it or its history; the build says what.");

/// <summary>Would convert to version 3.</summary>
[__S::SpecConversionTo(3)]
public global::Golden.V3.Order ToV3() => throw new global::System.InvalidOperationException("V2.Order was built although something is wrong with it or its history; the build says what.");

// Order.V3.Conversions
/// <summary>Would convert to version 1.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Order> ToV1() => throw new global::System.InvalidOperationException("V3.Order was built although something is wrong with it or its history; the build says what.");

/// <summary>Would convert to version 1.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Order? ToV1(ref __S::LossCollector losses) => throw new global::System.InvalidOperationException("V3.Order was built although something is wrong with it or its history; the build says what.");

/// <summary>Would convert to version 2.</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Order> ToV2() => throw new global::System.InvalidOperationException("V3.Order was built although something is wrong with it or its history; the build says what.");

/// <summary>Would convert to version 2.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V2.Order? ToV2(ref __S::LossCollector losses) => throw new global::System.InvalidOperationException("V3.Order was built although something is wrong with it or its history; the build says what.");
