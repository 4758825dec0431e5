// Guest.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
/// <returns>The converted value.</returns>
public global::Golden.V2.Guest ToV2() => new()
{
    Owners = global::SpecLattice.SpecConvert.ToListOfOne<string>(Owner),
    Nicknames = global::SpecLattice.SpecConvert.ToList<string>(Nickname),
};

// Guest.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>Owners</c> holds, what <c>Nicknames</c> holds.</summary>
/// <returns>The converted value, or every loss.</returns>
public global::SpecLattice.Conversion<global::Golden.V1.Guest> ToV1()
{
    var losses = new global::SpecLattice.LossCollector("guest", [2, 1]);
    var converted = ToV1(ref losses);
    return losses.Complete(converted);
}

/// <summary>Converts to version 1, or records every loss and yields null.</summary>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted value, if nothing is lost.</returns>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public global::Golden.V1.Guest? ToV1(ref global::SpecLattice.LossCollector losses)
{
    var start = losses.Mark;
    var mark = losses.Mark;
    var owner = global::SpecLattice.SpecConvert.Single<string, string>(
        Owners,
        static (string item, ref global::SpecLattice.LossCollector losses) => item,
        2,
        emptySince: 2,
        ref losses);
    losses.Prefix(mark, "Owners");

    mark = losses.Mark;
    var nickname = global::SpecLattice.SpecConvert.SingleOrNull<string, string?>(
        Nicknames,
        static (string item, ref global::SpecLattice.LossCollector losses) => item,
        2,
        ref losses);
    losses.Prefix(mark, "Nicknames");

    if (losses.Mark != start)
    {
        return null;
    }

    return new global::Golden.V1.Guest
    {
        Owner = owner!,
        Nickname = nickname,
    };
}
