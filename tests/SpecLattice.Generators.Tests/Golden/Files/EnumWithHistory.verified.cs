// Colour.V1.Conversions
/// <summary>Converts V1.Colour to its other versions.</summary>
[global::System.CodeDom.Compiler.GeneratedCode("SpecLattice.Generators", "0.1.0")]
public static class Golden_V1_ColourConversions
{
    /// <summary>Converts to version 2, unless something would be lost: <c>Lime</c> (gone since version 2).</summary>
    [__S::SpecConversionTo(2)]
    public static __L::Conversion<global::Golden.V2.Colour> ToV2(this global::Golden.V1.Colour value)
    {
        var losses = new __S::LossCollector("Colour", [1, 2]);
        return losses.Complete(ToV2(value, ref losses));
    }

    /// <summary>Converts to version 2, or records the loss.</summary>
    [__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
    public static global::Golden.V2.Colour ToV2(global::Golden.V1.Colour value, ref __S::LossCollector losses)
    {
        switch (value)
        {
            case global::Golden.V1.Colour.Red: return global::Golden.V2.Colour.Red;
            case global::Golden.V1.Colour.Azure: return global::Golden.V2.Colour.Blue;
            case global::Golden.V1.Colour.Lime: losses.Add(__L::LossKind.EnumMemberNotRepresentable, 2, "`Lime` was removed in version 2"); return default;
            default: losses.Add(__L::LossKind.EnumMemberNotRepresentable, 2, "the value is not one that V1.Colour declares"); return default;
        }
    }
}

// Colour.V1.Json
/// <summary>Reads and writes V1.Colour in JSON by its members' names, which are case-sensitive.</summary>
[global::System.CodeDom.Compiler.GeneratedCode("SpecLattice.Generators", "0.1.0")]
public sealed class ColourJsonConverter : __S::SpecEnumConverter<global::Golden.V1.Colour>
{
    /// <summary>Reads a value, on whose token the reader stands.</summary>
    public static global::Golden.V1.Colour ReadJson(ref __J::Utf8JsonReader reader)
    {
        if (reader.TokenType != __J::JsonTokenType.String) { throw __R::SpecJsonRead.Unexpected(ref reader, "a string that names a value of V1.Colour"); }
        if (reader.ValueTextEquals("Red"u8)) { return global::Golden.V1.Colour.Red; }
        if (reader.ValueTextEquals("Azure"u8)) { return global::Golden.V1.Colour.Azure; }
        if (reader.ValueTextEquals("Lime"u8)) { return global::Golden.V1.Colour.Lime; }
        throw __R::SpecJsonRead.UnknownCase(ref reader, "V1.Colour", "`Red`, `Azure`, `Lime`");
    }

    /// <summary>Writes a value.</summary>
    /// <exception cref="__L::SpecJsonException">The value is not one that the enum declares.</exception>
    public static void WriteJson(__J::Utf8JsonWriter writer, global::Golden.V1.Colour value)
    {
        writer.WriteStringValue(value switch
        {
            global::Golden.V1.Colour.Red => "Red"u8,
            global::Golden.V1.Colour.Azure => "Azure"u8,
            global::Golden.V1.Colour.Lime => "Lime"u8,
            _ => throw __R::SpecJsonWrite.UndeclaredValue("V1.Colour"),
        });
    }

    /// <inheritdoc/>
    protected override global::Golden.V1.Colour ReadName(ref __J::Utf8JsonReader reader) => ReadJson(ref reader);

    /// <inheritdoc/>
    protected override void WriteName(__J::Utf8JsonWriter writer, global::Golden.V1.Colour value) => WriteJson(writer, value);
}

// Colour.V2.Conversions
/// <summary>Converts V2.Colour to its other versions.</summary>
[global::System.CodeDom.Compiler.GeneratedCode("SpecLattice.Generators", "0.1.0")]
public static class Golden_V2_ColourConversions
{
    /// <summary>Converts to version 1, unless something would be lost: <c>Pink</c> (new since version 2).</summary>
    [__S::SpecConversionTo(1)]
    public static __L::Conversion<global::Golden.V1.Colour> ToV1(this global::Golden.V2.Colour value)
    {
        var losses = new __S::LossCollector("Colour", [2, 1]);
        return losses.Complete(ToV1(value, ref losses));
    }

    /// <summary>Converts to version 1, or records the loss.</summary>
    [__C::EditorBrowsable(__C::EditorBrowsableState.Never)]
    public static global::Golden.V1.Colour ToV1(global::Golden.V2.Colour value, ref __S::LossCollector losses)
    {
        switch (value)
        {
            case global::Golden.V2.Colour.Red: return global::Golden.V1.Colour.Red;
            case global::Golden.V2.Colour.Blue: return global::Golden.V1.Colour.Azure;
            case global::Golden.V2.Colour.Pink: losses.Add(__L::LossKind.EnumMemberNotRepresentable, 2, "`Pink` exists since version 2"); return default;
            default: losses.Add(__L::LossKind.EnumMemberNotRepresentable, 2, "the value is not one that V2.Colour declares"); return default;
        }
    }
}

// Colour.V2.Json
/// <summary>Reads and writes V2.Colour in JSON by its members' names, which are case-sensitive.</summary>
[global::System.CodeDom.Compiler.GeneratedCode("SpecLattice.Generators", "0.1.0")]
public sealed class ColourJsonConverter : __S::SpecEnumConverter<global::Golden.V2.Colour>
{
    /// <summary>Reads a value, on whose token the reader stands.</summary>
    public static global::Golden.V2.Colour ReadJson(ref __J::Utf8JsonReader reader)
    {
        if (reader.TokenType != __J::JsonTokenType.String) { throw __R::SpecJsonRead.Unexpected(ref reader, "a string that names a value of V2.Colour"); }
        if (reader.ValueTextEquals("Red"u8)) { return global::Golden.V2.Colour.Red; }
        if (reader.ValueTextEquals("Blue"u8)) { return global::Golden.V2.Colour.Blue; }
        if (reader.ValueTextEquals("Pink"u8)) { return global::Golden.V2.Colour.Pink; }
        throw __R::SpecJsonRead.UnknownCase(ref reader, "V2.Colour", "`Red`, `Blue`, `Pink`");
    }

    /// <summary>Writes a value.</summary>
    /// <exception cref="__L::SpecJsonException">The value is not one that the enum declares.</exception>
    public static void WriteJson(__J::Utf8JsonWriter writer, global::Golden.V2.Colour value)
    {
        writer.WriteStringValue(value switch
        {
            global::Golden.V2.Colour.Red => "Red"u8,
            global::Golden.V2.Colour.Blue => "Blue"u8,
            global::Golden.V2.Colour.Pink => "Pink"u8,
            _ => throw __R::SpecJsonWrite.UndeclaredValue("V2.Colour"),
        });
    }

    /// <inheritdoc/>
    protected override global::Golden.V2.Colour ReadName(ref __J::Utf8JsonReader reader) => ReadJson(ref reader);

    /// <inheritdoc/>
    protected override void WriteName(__J::Utf8JsonWriter writer, global::Golden.V2.Colour value) => WriteJson(writer, value);
}
