// Camera.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
/// <returns>The converted value.</returns>
public global::Golden.V2.Camera ToV2() => new()
{
    Width = Width,
    IsSquare = true,
    Label = null,
};

// Camera.V2.Conversions
/// <summary>
/// Converts to version 1, unless something would be lost: <c>IsSquare</c> (new since version 2), <c>Label</c> (new since version 2).
/// </summary>
/// <returns>The converted value, or every loss.</returns>
public global::SpecLattice.Conversion<global::Golden.V1.Camera> ToV1()
{
    var losses = new global::SpecLattice.LossCollector("camera", [2, 1]);
    var converted = ToV1(ref losses);
    return losses.Complete(converted);
}

/// <summary>Converts to version 1, or records every loss and yields null.</summary>
/// <param name="losses">Where losses go.</param>
/// <returns>The converted value, if nothing is lost.</returns>
[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
public global::Golden.V1.Camera? ToV1(ref global::SpecLattice.LossCollector losses)
{
    var start = losses.Mark;
    if (!IsSquare)
    {
        losses.Add(
            "IsSquare",
            global::SpecLattice.LossKind.MemberNotRepresentable,
            2,
            "`IsSquare` exists since version 2; only true can be left out",
            "true");
    }

    if (Label is not null)
    {
        losses.Add(
            "Label",
            global::SpecLattice.LossKind.MemberNotRepresentable,
            2,
            "`Label` exists since version 2; only null can be left out",
            "null");
    }

    if (losses.Mark != start)
    {
        return null;
    }

    return new global::Golden.V1.Camera
    {
        Width = Width,
    };
}
