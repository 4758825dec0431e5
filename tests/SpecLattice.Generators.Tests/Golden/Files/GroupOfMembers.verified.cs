// Person.V1.Conversions
/// <summary>Would convert to version 2.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Person ToV2() => throw new global::System.InvalidOperationException("V1.Person was built although something is wrong with it or its history; the build says what.");

// Person.V2.Conversions
/// <summary>Would convert to version 1.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Person> ToV1() => throw new global::System.InvalidOperationException("V2.Person was built although something is wrong with it or its history; the build says what.");

/// <summary>Would convert to version 1.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Person? ToV1(ref __S::LossCollector losses) => throw new global::System.InvalidOperationException("V2.Person was built although something is wrong with it or its history; the build says what.");
