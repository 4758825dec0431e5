// Door.V3.Conversions
/// <summary>
/// Converts to version 1, unless something would be lost: <c>Paint</c> (new since version 2), what <c>HeightInMillimetres</c> holds.
/// </summary>
/// <returns>The converted value, or every loss.</returns>
public global::SpecLattice.Conversion<global::Golden.V1.Door> ToV1()
{
    var losses = new global::SpecLattice.LossCollector("door", [3, 2, 1]);
    var converted = ToV1(ref losses);
    return losses.Complete(converted);
}

/// <summary>Converts to version 1, or records every loss and yields null.</summary>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted value, if nothing is lost.</returns>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public global::Golden.V1.Door? ToV1(ref global::SpecLattice.LossCollector losses)
{
    var start = losses.Mark;
    var mark = losses.Mark;
    var height = global::SpecLattice.SpecConvert.Narrow<long, int>(HeightInMillimetres, 3, ref losses);
    losses.Prefix(mark, "HeightInMillimetres");

    if (Paint is not null)
    {
        losses.Add(
            "Paint",
            global::SpecLattice.LossKind.MemberNotRepresentable,
            2,
            "`Paint` exists since version 2; only null can be left out",
            "null");
    }

    if (losses.Mark != start)
    {
        return null;
    }

    return new global::Golden.V1.Door
    {
        Height = height,
    };
}

/// <summary>Converts to version 2, unless something would be lost: what <c>HeightInMillimetres</c> holds.</summary>
/// <returns>The converted value, or every loss.</returns>
public global::SpecLattice.Conversion<global::Golden.V2.Door> ToV2()
{
    var losses = new global::SpecLattice.LossCollector("door", [3, 2]);
    var converted = ToV2(ref losses);
    return losses.Complete(converted);
}

/// <summary>Converts to version 2, or records every loss and yields null.</summary>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted value, if nothing is lost.</returns>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public global::Golden.V2.Door? ToV2(ref global::SpecLattice.LossCollector losses)
{
    var start = losses.Mark;
    var mark = losses.Mark;
    var height = global::SpecLattice.SpecConvert.Narrow<long, int>(HeightInMillimetres, 3, ref losses);
    losses.Prefix(mark, "HeightInMillimetres");

    if (losses.Mark != start)
    {
        return null;
    }

    return new global::Golden.V2.Door
    {
        Height = height,
        Colour = Paint,
    };
}
