// AdjacentChoice.V1.Json
/// <inheritdoc/>
public static global::Golden.V1.AdjacentChoice ReadJson(ref __J::Utf8JsonReader reader)
{
    var start = __R::SpecJsonRead.StartObject(ref reader, "V1.AdjacentChoice");
    var tag = -1;
    var hasContent = false;
    global::Golden.V1.AdjacentChoice? value = null;
    __J::Utf8JsonReader early = default;
    while (__R::SpecJsonRead.NextMember(ref reader))
    {
        if (reader.ValueTextEquals("type"u8))
        {
            if (tag >= 0) { throw __R::SpecJsonRead.DuplicateMember(ref reader, "type"); }
            reader.Read();
            tag = ReadTag(ref reader);
        }
        else if (reader.ValueTextEquals("value"u8))
        {
            if (hasContent) { throw __R::SpecJsonRead.DuplicateMember(ref reader, "value"); }
            hasContent = true;
            if (tag >= 0)
            {
                reader.Read();
                value = ReadContent(tag, ref reader);
            }
            else
            {
                // The case is not known yet: remember the place, and read the value once it is.
                early = reader;
                early.Read();
                __R::SpecJsonRead.Skip(ref reader);
            }
        }
        else
        {
            throw __R::SpecJsonRead.UnknownMember(ref reader, "V1.AdjacentChoice", "`type`, `value`");
        }
    }

    if (tag < 0) { throw __R::SpecJsonRead.MissingMember(start, "V1.AdjacentChoice", "type"); }
    if (hasContent) { return value ?? ReadContent(tag, ref early); }
    return UnitCase(tag) ?? throw __R::SpecJsonRead.MissingMember(start, "V1.AdjacentChoice", "value");
}

// The case at a place, if it is one that holds no value.
private static global::Golden.V1.AdjacentChoice? UnitCase(int tag) => tag switch
{
    1 => new global::Golden.V1.AdjacentChoice(new global::Golden.V1.AdjacentChoice.Nothing()),
    _ => default(global::Golden.V1.AdjacentChoice?),
};

// The place of the case in the declaration.
private static int ReadTag(ref __J::Utf8JsonReader reader)
{
    if (reader.TokenType is not (__J::JsonTokenType.String or __J::JsonTokenType.PropertyName)) { throw __R::SpecJsonRead.Unexpected(ref reader, "a string that names a case of V1.AdjacentChoice"); }
    if (reader.ValueTextEquals("knob"u8)) { return 0; }
    if (reader.ValueTextEquals("nothing"u8)) { return 1; }
    throw __R::SpecJsonRead.UnknownCase(ref reader, "V1.AdjacentChoice", "`knob`, `nothing`");
}

private static global::Golden.V1.AdjacentChoice ReadContent(int tag, ref __J::Utf8JsonReader reader)
{
    switch (tag)
    {
        case 0: return global::Golden.V1.Knob.ReadJson(ref reader);
        case 1: return __R::SpecJsonRead.IsNull(ref reader) ? new global::Golden.V1.AdjacentChoice(new global::Golden.V1.AdjacentChoice.Nothing()) : throw __R::SpecJsonRead.Unexpected(ref reader, "nothing: the case `nothing` holds no value");
        default: throw new global::System.Diagnostics.UnreachableException();
    }
}

/// <inheritdoc/>
public static void WriteJson(__J::Utf8JsonWriter writer, global::Golden.V1.AdjacentChoice value)
{
    switch (value._value)
    {
        case global::Golden.V1.Knob content:
            writer.WriteStartObject();
            writer.WriteString("type"u8, "knob"u8);
            __R::SpecJsonWrite.Value(writer, "value"u8, content);
            writer.WriteEndObject();
            break;
        case global::Golden.V1.AdjacentChoice.Nothing:
            writer.WriteStartObject();
            writer.WriteString("type"u8, "nothing"u8);
            writer.WriteEndObject();
            break;
        default: throw __R::SpecJsonWrite.NoCase("V1.AdjacentChoice");
    }
}

/// <inheritdoc/>
static bool __R::ISpecJson<global::Golden.V1.AdjacentChoice>.TryRead(ref __R::SpecFastReader reader, [global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out global::Golden.V1.AdjacentChoice value)
{
    object? payload = !reader.Tag("type"u8, out var tag) ? null : tag.Length switch
    {
        4 when global::System.MemoryExtensions.SequenceEqual(tag, "knob"u8) => reader.Content<global::Golden.V1.Knob>("value"u8),
        7 when global::System.MemoryExtensions.SequenceEqual(tag, "nothing"u8) => reader.End() ? new global::Golden.V1.AdjacentChoice(new global::Golden.V1.AdjacentChoice.Nothing())._value : null,
        _ => null,
    };
    value = payload is null ? default : new(payload);
    return payload is not null;
}

/// <inheritdoc/>
static bool __R::ISpecJson<global::Golden.V1.AdjacentChoice>.TryWrite(ref __R::SpecFastWriter writer, global::Golden.V1.AdjacentChoice value) => value._value switch
{
    global::Golden.V1.Knob content => writer.Tag("type"u8, "knob"u8) && writer.Content("value"u8, content),
    global::Golden.V1.AdjacentChoice.Nothing => writer.Tag("type"u8, "nothing"u8) && writer.End(),
    _ => false,
};

// ExternalChoice.V1.Json
/// <inheritdoc/>
public static global::Golden.V1.ExternalChoice ReadJson(ref __J::Utf8JsonReader reader)
{
    if (reader.TokenType == __J::JsonTokenType.String)
    {
        var unit = ReadTag(ref reader);
        return UnitCase(unit) ?? throw __R::SpecJsonRead.Unexpected(ref reader, "an object whose only member is the case and holds its value");
    }

    var start = __R::SpecJsonRead.StartObject(ref reader, "V1.ExternalChoice");
    if (!__R::SpecJsonRead.NextMember(ref reader)) { throw __R::SpecJsonRead.At(start, "expected an object with one member that names the case of V1.ExternalChoice: one of `knob`, `nothing`"); }
    var tag = ReadTag(ref reader);
    reader.Read();
    var value = ReadContent(tag, ref reader);
    if (__R::SpecJsonRead.NextMember(ref reader)) { throw __R::SpecJsonRead.UnknownMember(ref reader, "V1.ExternalChoice", "nothing beside the case"); }
    return value;
}

// The case at a place, if it is one that holds no value.
private static global::Golden.V1.ExternalChoice? UnitCase(int tag) => tag switch
{
    1 => new global::Golden.V1.ExternalChoice(new global::Golden.V1.ExternalChoice.Nothing()),
    _ => default(global::Golden.V1.ExternalChoice?),
};

// The place of the case in the declaration.
private static int ReadTag(ref __J::Utf8JsonReader reader)
{
    if (reader.TokenType is not (__J::JsonTokenType.String or __J::JsonTokenType.PropertyName)) { throw __R::SpecJsonRead.Unexpected(ref reader, "a string that names a case of V1.ExternalChoice"); }
    if (reader.ValueTextEquals("knob"u8)) { return 0; }
    if (reader.ValueTextEquals("nothing"u8)) { return 1; }
    throw __R::SpecJsonRead.UnknownCase(ref reader, "V1.ExternalChoice", "`knob`, `nothing`");
}

private static global::Golden.V1.ExternalChoice ReadContent(int tag, ref __J::Utf8JsonReader reader)
{
    switch (tag)
    {
        case 0: return global::Golden.V1.Knob.ReadJson(ref reader);
        case 1: return __R::SpecJsonRead.IsNull(ref reader) ? new global::Golden.V1.ExternalChoice(new global::Golden.V1.ExternalChoice.Nothing()) : throw __R::SpecJsonRead.Unexpected(ref reader, "nothing: the case `nothing` holds no value");
        default: throw new global::System.Diagnostics.UnreachableException();
    }
}

/// <inheritdoc/>
public static void WriteJson(__J::Utf8JsonWriter writer, global::Golden.V1.ExternalChoice value)
{
    switch (value._value)
    {
        case global::Golden.V1.Knob content:
            writer.WriteStartObject();
            __R::SpecJsonWrite.Value(writer, "knob"u8, content);
            writer.WriteEndObject();
            break;
        case global::Golden.V1.ExternalChoice.Nothing:
            writer.WriteStringValue("nothing"u8);
            break;
        default: throw __R::SpecJsonWrite.NoCase("V1.ExternalChoice");
    }
}

// InternalChoice.V1.Json
/// <inheritdoc/>
public static global::Golden.V1.InternalChoice ReadJson(ref __J::Utf8JsonReader reader)
{
    // The tag may stand anywhere among the members: look for it first, on a copy of the reader.
    var search = reader;
    var start = __R::SpecJsonRead.StartObject(ref search, "V1.InternalChoice");
    var tag = -1;
    while (__R::SpecJsonRead.NextMember(ref search))
    {
        if (!search.ValueTextEquals("type"u8))
        {
            __R::SpecJsonRead.Skip(ref search);
            continue;
        }

        if (tag >= 0) { throw __R::SpecJsonRead.DuplicateMember(ref search, "type"); }
        search.Read();
        tag = ReadTag(ref search);
    }

    switch (tag)
    {
        case 0: return global::Golden.V1.Knob.ReadJson(ref reader, "type"u8);
        case 1:
            while (__R::SpecJsonRead.NextMember(ref reader))
            {
                if (!reader.ValueTextEquals("type"u8)) { throw __R::SpecJsonRead.UnknownMember(ref reader, "V1.InternalChoice", "`type`"); }
                __R::SpecJsonRead.Skip(ref reader);
            }

            return new global::Golden.V1.InternalChoice(new global::Golden.V1.InternalChoice.Nothing());
        default: throw __R::SpecJsonRead.MissingMember(start, "V1.InternalChoice", "type");
    }
}

// The place of the case in the declaration.
private static int ReadTag(ref __J::Utf8JsonReader reader)
{
    if (reader.TokenType is not (__J::JsonTokenType.String or __J::JsonTokenType.PropertyName)) { throw __R::SpecJsonRead.Unexpected(ref reader, "a string that names a case of V1.InternalChoice"); }
    if (reader.ValueTextEquals("knob"u8)) { return 0; }
    if (reader.ValueTextEquals("nothing"u8)) { return 1; }
    throw __R::SpecJsonRead.UnknownCase(ref reader, "V1.InternalChoice", "`knob`, `nothing`");
}

/// <inheritdoc/>
public static void WriteJson(__J::Utf8JsonWriter writer, global::Golden.V1.InternalChoice value)
{
    switch (value._value)
    {
        case global::Golden.V1.Knob content:
            writer.WriteStartObject();
            writer.WriteString("type"u8, "knob"u8);
            global::Golden.V1.Knob.WriteJsonMembers(writer, content);
            writer.WriteEndObject();
            break;
        case global::Golden.V1.InternalChoice.Nothing:
            writer.WriteStartObject();
            writer.WriteString("type"u8, "nothing"u8);
            writer.WriteEndObject();
            break;
        default: throw __R::SpecJsonWrite.NoCase("V1.InternalChoice");
    }
}

// Knob.V1.Json
/// <inheritdoc/>
public static global::Golden.V1.Knob ReadJson(ref __J::Utf8JsonReader reader) => ReadJson(ref reader, default);

// From an object that also holds the tag of the union that this is a case of, or the mark of this version.
internal static global::Golden.V1.Knob ReadJson(ref __J::Utf8JsonReader reader, global::System.ReadOnlySpan<byte> tag)
{
    int angle = default;
    string side = "left";
    var members = new __S::SpecMemberReader(ref reader, "V1.Knob", "|!Angle|?Side"u8, tag: tag);
    while (members.MoveNext(ref reader))
    {
        switch (members.Index)
        {
            case 0: angle = __R::SpecJsonRead.Int32(ref reader); break;
            case 1: side = __R::SpecJsonRead.String(ref reader); break;
        }
    }

    return new global::Golden.V1.Knob
    {
        Angle = angle,
        Side = side,
    };
}

/// <inheritdoc/>
public static void WriteJson(__J::Utf8JsonWriter writer, global::Golden.V1.Knob value)
{
    __R::SpecJsonWrite.StartObject(writer, value, "V1.Knob");
    WriteJsonMembers(writer, value);
    writer.WriteEndObject();
}

// Into an object that is already open.
internal static void WriteJsonMembers(__J::Utf8JsonWriter writer, global::Golden.V1.Knob value)
{
    writer.WriteNumber("Angle"u8, value.Angle);
    if (value.Side != "left") { __R::SpecJsonWrite.String(writer, "Side"u8, value.Side); }
}

/// <inheritdoc/>
static bool __R::ISpecJson<global::Golden.V1.Knob>.TryRead(ref __R::SpecFastReader reader, [global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out global::Golden.V1.Knob value)
{
    var names = "|!Angle|?Side"u8;
    string ofSide = "left";
    value = !(reader.Begin()
        && reader.Member(names, 2, 5) && reader.Int32(out var ofAngle)
        && (!reader.Member(names, 9, 4) || reader.String(out ofSide!))
        && reader.End()) ? null : new global::Golden.V1.Knob
        {
            Angle = ofAngle,
            Side = ofSide,
        };
    return value is not null;
}

/// <inheritdoc/>
static bool __R::ISpecJson<global::Golden.V1.Knob>.TryWrite(ref __R::SpecFastWriter writer, global::Golden.V1.Knob value)
{
    var names = "|!Angle|?Side"u8;
    return value is not null && writer.Begin()
        && writer.Member(names, 2, 5) && writer.Int32(value.Angle)
        && (!(value.Side != "left") || writer.Member(names, 9, 4) && writer.String(value.Side))
        && writer.End();
}
