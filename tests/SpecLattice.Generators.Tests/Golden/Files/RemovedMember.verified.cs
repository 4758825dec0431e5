// Lamp.V1.Conversions
/// <summary>Converts to version 2, unless something would be lost: <c>Notes</c> (gone since version 2).</summary>
[__S::SpecConversionTo(2)]
public __L::Conversion<global::Golden.V2.Lamp> ToV2()
{
    var losses = new __S::LossCollector("lamp", [1, 2]);
    return losses.Complete(ToV2(ref losses));
}

/// <summary>Converts to version 2, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V2.Lamp? ToV2(ref __S::LossCollector losses)
{
    var start = losses.Here;
    if (!__S::SpecEquality<global::SpecLattice.SpecList<string>>.AreEqual(Notes, global::SpecLattice.SpecList<string>.Empty)) { losses.AddRemoved("Notes", 2, "Empty", __R::SpecJsonWrite.Text<global::SpecLattice.SpecList<string>>(global::SpecLattice.SpecList<string>.Empty, static (writer, item) => __R::SpecJsonWrite.List(writer, item, __R::SpecJsonWrite.String))); }
    if (losses.Here != start) { return null; }

    return new()
    {
        Watts = Watts,
    };
}

// Lamp.V2.Conversions
/// <summary>Converts to version 1. Nothing can be lost.</summary>
[__S::SpecConversionTo(1)]
public global::Golden.V1.Lamp ToV1() => new()
{
    Watts = Watts,
    Notes = global::SpecLattice.SpecList<string>.Empty,
};
