// Camera.V1.Conversions
/// <summary>Converts to version 2. Nothing can be lost.</summary>
[__S::SpecConversionTo(2)]
public global::Golden.V2.Camera ToV2() => new()
{
    Width = Width,
    IsSquare = true,
    Label = null,
};

// Camera.V2.Conversions
/// <summary>Converts to version 1, unless something would be lost: <c>IsSquare</c> (new since version 2), <c>Label</c> (new since version 2).</summary>
[__S::SpecConversionTo(1)]
public __L::Conversion<global::Golden.V1.Camera> ToV1()
{
    var losses = new __S::LossCollector("camera", [2, 1]);
    return losses.Complete(ToV1(ref losses));
}

/// <summary>Converts to version 1, or records every loss.</summary>
[__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
public global::Golden.V1.Camera? ToV1(ref __S::LossCollector losses)
{
    var start = losses.Here;
    if (!IsSquare) { losses.AddNewer("IsSquare", 2, "true"); }
    if (Label is not null) { losses.AddNewer("Label", 2, "null"); }
    if (losses.Here != start) { return null; }

    return new()
    {
        Width = Width,
    };
}
