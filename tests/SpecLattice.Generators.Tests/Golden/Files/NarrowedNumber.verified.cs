// Port.V1.Conversions
/// <summary>Converts to version 2, unless something would be lost: what <c>Number</c> holds.</summary>
/// <returns>The converted value, or every loss.</returns>
public global::SpecLattice.Conversion<global::Golden.V2.Port> ToV2()
{
    var losses = new global::SpecLattice.LossCollector("port", [1, 2]);
    var converted = ToV2(ref losses);
    return losses.Complete(converted);
}

/// <summary>Converts to version 2, or records every loss and yields null.</summary>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted value, if nothing is lost.</returns>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public global::Golden.V2.Port? ToV2(ref global::SpecLattice.LossCollector losses)
{
    var start = losses.Mark;
    var mark = losses.Mark;
    var number = global::SpecLattice.SpecConvert.Narrow<int, ushort>(Number, 2, ref losses);
    losses.Prefix(mark, "Number");

    if (losses.Mark != start)
    {
        return null;
    }

    return new global::Golden.V2.Port
    {
        Number = number,
        Lanes = Lanes.ConvertItems<uint>(static item => (uint)item),
    };
}

// Port.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: what <c>Lanes</c> holds.</summary>
/// <returns>The converted value, or every loss.</returns>
public global::SpecLattice.Conversion<global::Golden.V1.Port> ToV1()
{
    var losses = new global::SpecLattice.LossCollector("port", [2, 1]);
    var converted = ToV1(ref losses);
    return losses.Complete(converted);
}

/// <summary>Converts to version 1, or records every loss and yields null.</summary>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted value, if nothing is lost.</returns>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public global::Golden.V1.Port? ToV1(ref global::SpecLattice.LossCollector losses)
{
    var start = losses.Mark;
    var mark = losses.Mark;
    var lanes = Lanes.ConvertItems<ushort>(
        static (uint item, ref global::SpecLattice.LossCollector losses) =>
            global::SpecLattice.SpecConvert.Narrow<uint, ushort>(item, 2, ref losses),
        ref losses);
    losses.Prefix(mark, "Lanes");

    if (losses.Mark != start)
    {
        return null;
    }

    return new global::Golden.V1.Port
    {
        Number = (int)Number,
        Lanes = lanes!,
    };
}
