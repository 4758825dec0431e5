// Lamp.V1.Conversions
/// <summary>Converts to version 2, unless something would be lost: <c>Notes</c> (gone since version 2).</summary>
/// <returns>The converted value, or every loss.</returns>
public global::SpecLattice.Conversion<global::Golden.V2.Lamp> ToV2()
{
    var losses = new global::SpecLattice.LossCollector("lamp", [1, 2]);
    var converted = ToV2(ref losses);
    return losses.Complete(converted);
}

/// <summary>Converts to version 2, or records every loss and yields null.</summary>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted value, if nothing is lost.</returns>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public global::Golden.V2.Lamp? ToV2(ref global::SpecLattice.LossCollector losses)
{
    var start = losses.Mark;
    if (
        !global::System.Collections.Generic.EqualityComparer<global::SpecLattice.SpecList<string>>.Default.Equals(
            Notes,
            global::SpecLattice.SpecList<string>.Empty))
    {
        losses.Add(
            "Notes",
            global::SpecLattice.LossKind.MemberNotRepresentable,
            2,
            "`Notes` was removed in version 2; only Empty can be left out",
            global::SpecLattice.SpecJsonWrite.Text<global::SpecLattice.SpecList<string>>(
                global::SpecLattice.SpecList<string>.Empty,
                static (global::System.Text.Json.Utf8JsonWriter writer, global::SpecLattice.SpecList<string> item) =>
                    global::SpecLattice.SpecJsonWrite.List(
                        writer,
                        item,
                        static (global::System.Text.Json.Utf8JsonWriter writer, string item) =>
                            global::SpecLattice.SpecJsonWrite.String(writer, item))));
    }

    if (losses.Mark != start)
    {
        return null;
    }

    return new global::Golden.V2.Lamp
    {
        Watts = Watts,
    };
}

// Lamp.V2.Conversions
/// <summary>Converts to version 1. Nothing can be lost.</summary>
/// <returns>The converted value.</returns>
public global::Golden.V1.Lamp ToV1() => new()
{
    Watts = Watts,
    Notes = global::SpecLattice.SpecList<string>.Empty,
};
