// Guest.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Guest ToV2() => new()
{
    Owners = __S::SpecConvert.ToListOfOne<string>(Owner),
    Nicknames = __S::SpecConvert.ToList<string>(Nickname),
};

// Guest.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>Owners</c> holds, what <c>Nicknames</c> holds.</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Guest> ToV1()
{
    var losses = new __S::LossCollector("guest", [2, 1]);
    return losses.Complete(ToV1(ref losses));
}

/// <summary>Converts to version 1, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Guest? ToV1(ref __S::LossCollector losses)
{
    var start = losses.Here;
    var mark = losses.Here;
    var owner = __S::SpecConvert.Single<string, string>(Owners, static (string item, ref __S::LossCollector losses) => item, 2, emptySince: 2, ref losses);
    losses.Prefix(mark, "Owners");
    mark = losses.Here;
    var nickname = __S::SpecConvert.SingleOrNull<string, string?>(Nicknames, static (string item, ref __S::LossCollector losses) => item, 2, ref losses);
    losses.Prefix(mark, "Nicknames");
    if (losses.Here != start) { return null; }

    return new()
    {
        Owner = owner!,
        Nickname = nickname,
    };
}
