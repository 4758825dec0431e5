// Person.V1.Conversions
/// <summary>Converts to version 2, unless something would be lost: what <c>FullName</c> holds.</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Person> ToV2()
{
    var losses = new __S::LossCollector("person", [1, 2]);
    return losses.Complete(ToV2(ref losses));
}

/// <summary>Converts to version 2, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V2.Person? ToV2(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var fullName = __S::SpecConvert.ByHand<string, (string, string)>(
        FullName,
        static value => global::Golden.V2.Person.Split(value),
        static converted => global::Golden.V2.Person.Join(converted.Item1, converted.Item2),
        new(2, IsUp: true, IsSensitive: false),
        ref losses);
    losses.Prefix(mark, "FullName");
    if (losses.Here != start) { return null; }

    return new()
    {
        GivenName = fullName.Item1,
        LastName = fullName.Item2,
        Age = (int)Age,
    };
}

// Person.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>GivenName, LastName</c> holds, what <c>Age</c> holds.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Person> ToV1()
{
    var losses = new __S::LossCollector("person", [2, 1]);
    return losses.Complete(ToV1(ref losses));
}

/// <summary>Converts to version 1, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Person? ToV1(ref __S::LossCollector losses)
{
    var start = losses.Here;
    (string, string) together = (GivenName, LastName);
    var mark = losses.Here;
    var fullName = __S::SpecConvert.ByHand<(string, string), string>(
        together,
        static value => global::Golden.V2.Person.Join(value.Item1, value.Item2),
        static converted => global::Golden.V2.Person.Split(converted),
        new(2, IsUp: false, IsSensitive: false),
        ref losses);
    losses.PlaceAmong(mark, "/GivenName", new __S::LossPlace("GivenName", "/GivenName", IsWhole: true), new __S::LossPlace("LastName", "/LastName", IsWhole: true));
    mark = losses.Here;
    var age = __S::SpecConvert.Narrow<int, byte>(Age, 2, ref losses);
    losses.Prefix(mark, "Age");
    losses.Sort(start, "/GivenName", "/LastName", "/Age");
    if (losses.Here != start) { return null; }

    return new()
    {
        FullName = fullName!,
        Age = age,
    };
}
