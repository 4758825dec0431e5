// AdjacentChoice.V1.Json
/// <inheritdoc/>
public static global::Golden.V1.AdjacentChoice ReadJson(ref global::System.Text.Json.Utf8JsonReader reader)
{
    var start = global::SpecLattice.SpecJsonRead.StartObject(ref reader, "V1.AdjacentChoice");
    var tag = -1;
    var hasContent = false;
    global::Golden.V1.AdjacentChoice? value = null;
    global::System.Text.Json.Utf8JsonReader early = default;
    while (global::SpecLattice.SpecJsonRead.NextMember(ref reader))
    {
        if (reader.ValueTextEquals("type"u8))
        {
            if (tag >= 0)
            {
                throw global::SpecLattice.SpecJsonRead.DuplicateMember(ref reader, "type");
            }

            reader.Read();
            tag = ReadTag(ref reader);
        }
        else if (reader.ValueTextEquals("value"u8))
        {
            if (hasContent)
            {
                throw global::SpecLattice.SpecJsonRead.DuplicateMember(ref reader, "value");
            }

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
                global::SpecLattice.SpecJsonRead.Skip(ref reader);
            }
        }
        else
        {
            throw global::SpecLattice.SpecJsonRead.UnknownMember(ref reader, "V1.AdjacentChoice", "`type`, `value`");
        }
    }

    if (tag < 0)
    {
        throw global::SpecLattice.SpecJsonRead.MissingMember(start, "V1.AdjacentChoice", "type");
    }

    if (hasContent)
    {
        return value ?? ReadContent(tag, ref early);
    }

    return UnitCase(tag) ?? throw global::SpecLattice.SpecJsonRead.MissingMember(start, "V1.AdjacentChoice", "value");
}

/// <summary>The case at a place, if it is one that holds no value.</summary>
private static global::Golden.V1.AdjacentChoice? UnitCase(int tag) => tag switch
{
    1 => Nothing,
    _ => default(global::Golden.V1.AdjacentChoice?),
};

/// <summary>Reads a tag: the case's place in the declaration.</summary>
private static int ReadTag(ref global::System.Text.Json.Utf8JsonReader reader)
{
    if (reader.TokenType is not (global::System.Text.Json.JsonTokenType.String or global::System.Text.Json.JsonTokenType.PropertyName))
    {
        throw global::SpecLattice.SpecJsonRead.Unexpected(ref reader, "a string that names a case of V1.AdjacentChoice");
    }

    if (reader.ValueTextEquals("knob"u8))
    {
        return 0;
    }

    if (reader.ValueTextEquals("nothing"u8))
    {
        return 1;
    }

    throw global::SpecLattice.SpecJsonRead.UnknownCase(ref reader, "V1.AdjacentChoice", "`knob`, `nothing`");
}

/// <summary>Reads the value of a case.</summary>
private static global::Golden.V1.AdjacentChoice ReadContent(int tag, ref global::System.Text.Json.Utf8JsonReader reader)
{
    switch (tag)
    {
        case 0:
            return global::Golden.V1.Knob.ReadJson(ref reader);
        case 1:
            return reader.TokenType == global::System.Text.Json.JsonTokenType.Null
                ? Nothing
                : throw global::SpecLattice.SpecJsonRead.Unexpected(ref reader, "nothing: the case `nothing` holds no value");
        default:
            throw new global::System.Diagnostics.UnreachableException();
    }
}

/// <inheritdoc/>
public static void WriteJson(global::System.Text.Json.Utf8JsonWriter writer, global::Golden.V1.AdjacentChoice value)
{
    switch (value._value)
    {
        case global::Golden.V1.Knob content:
            writer.WriteStartObject();
            writer.WriteString("type"u8, "knob"u8);
            writer.WritePropertyName("value"u8);
            global::Golden.V1.Knob.WriteJson(writer, content);
            writer.WriteEndObject();
            break;
        case global::SpecLattice.SpecUnitCase { Tag: "nothing" }:
            writer.WriteStartObject();
            writer.WriteString("type"u8, "nothing"u8);
            writer.WriteEndObject();
            break;
        default:
            throw global::SpecLattice.SpecJsonWrite.NoCase("V1.AdjacentChoice");
    }
}

// ExternalChoice.V1.Json
/// <inheritdoc/>
public static global::Golden.V1.ExternalChoice ReadJson(ref global::System.Text.Json.Utf8JsonReader reader)
{
    if (reader.TokenType == global::System.Text.Json.JsonTokenType.String)
    {
        var unit = ReadTag(ref reader);
        return UnitCase(unit)
            ?? throw global::SpecLattice.SpecJsonRead.Unexpected(
                ref reader,
                "an object whose only member is the case and holds its value");
    }

    var start = global::SpecLattice.SpecJsonRead.StartObject(ref reader, "V1.ExternalChoice");
    if (!global::SpecLattice.SpecJsonRead.NextMember(ref reader))
    {
        throw global::SpecLattice.SpecJsonRead.At(
            start,
            "expected an object with one member that names the case of V1.ExternalChoice: one of `knob`, `nothing`");
    }

    var tag = ReadTag(ref reader);
    reader.Read();
    var value = ReadContent(tag, ref reader);
    if (global::SpecLattice.SpecJsonRead.NextMember(ref reader))
    {
        throw global::SpecLattice.SpecJsonRead.UnknownMember(ref reader, "V1.ExternalChoice", "nothing beside the case");
    }

    return value;
}

/// <summary>The case at a place, if it is one that holds no value.</summary>
private static global::Golden.V1.ExternalChoice? UnitCase(int tag) => tag switch
{
    1 => Nothing,
    _ => default(global::Golden.V1.ExternalChoice?),
};

/// <summary>Reads a tag: the case's place in the declaration.</summary>
private static int ReadTag(ref global::System.Text.Json.Utf8JsonReader reader)
{
    if (reader.TokenType is not (global::System.Text.Json.JsonTokenType.String or global::System.Text.Json.JsonTokenType.PropertyName))
    {
        throw global::SpecLattice.SpecJsonRead.Unexpected(ref reader, "a string that names a case of V1.ExternalChoice");
    }

    if (reader.ValueTextEquals("knob"u8))
    {
        return 0;
    }

    if (reader.ValueTextEquals("nothing"u8))
    {
        return 1;
    }

    throw global::SpecLattice.SpecJsonRead.UnknownCase(ref reader, "V1.ExternalChoice", "`knob`, `nothing`");
}

/// <summary>Reads the value of a case.</summary>
private static global::Golden.V1.ExternalChoice ReadContent(int tag, ref global::System.Text.Json.Utf8JsonReader reader)
{
    switch (tag)
    {
        case 0:
            return global::Golden.V1.Knob.ReadJson(ref reader);
        case 1:
            return reader.TokenType == global::System.Text.Json.JsonTokenType.Null
                ? Nothing
                : throw global::SpecLattice.SpecJsonRead.Unexpected(ref reader, "nothing: the case `nothing` holds no value");
        default:
            throw new global::System.Diagnostics.UnreachableException();
    }
}

/// <inheritdoc/>
public static void WriteJson(global::System.Text.Json.Utf8JsonWriter writer, global::Golden.V1.ExternalChoice value)
{
    switch (value._value)
    {
        case global::Golden.V1.Knob content:
            writer.WriteStartObject();
            writer.WritePropertyName("knob"u8);
            global::Golden.V1.Knob.WriteJson(writer, content);
            writer.WriteEndObject();
            break;
        case global::SpecLattice.SpecUnitCase { Tag: "nothing" }:
            writer.WriteStringValue("nothing"u8);
            break;
        default:
            throw global::SpecLattice.SpecJsonWrite.NoCase("V1.ExternalChoice");
    }
}

// InternalChoice.V1.Json
/// <inheritdoc/>
public static global::Golden.V1.InternalChoice ReadJson(ref global::System.Text.Json.Utf8JsonReader reader)
{
    // The tag may stand anywhere among the members: look for it first, on a copy of the reader.
    var search = reader;
    var start = global::SpecLattice.SpecJsonRead.StartObject(ref search, "V1.InternalChoice");
    var tag = -1;
    while (global::SpecLattice.SpecJsonRead.NextMember(ref search))
    {
        if (!search.ValueTextEquals("type"u8))
        {
            global::SpecLattice.SpecJsonRead.Skip(ref search);
            continue;
        }

        if (tag >= 0)
        {
            throw global::SpecLattice.SpecJsonRead.DuplicateMember(ref search, "type");
        }

        search.Read();
        tag = ReadTag(ref search);
    }

    switch (tag)
    {
        case 0:
            return global::Golden.V1.Knob.ReadJson(ref reader, "type"u8);
        case 1:
            while (global::SpecLattice.SpecJsonRead.NextMember(ref reader))
            {
                if (!reader.ValueTextEquals("type"u8))
                {
                    throw global::SpecLattice.SpecJsonRead.UnknownMember(ref reader, "V1.InternalChoice", "`type`");
                }

                global::SpecLattice.SpecJsonRead.Skip(ref reader);
            }

            return Nothing;
        default:
            throw global::SpecLattice.SpecJsonRead.MissingMember(start, "V1.InternalChoice", "type");
    }
}

/// <summary>Reads a tag: the case's place in the declaration.</summary>
private static int ReadTag(ref global::System.Text.Json.Utf8JsonReader reader)
{
    if (reader.TokenType is not (global::System.Text.Json.JsonTokenType.String or global::System.Text.Json.JsonTokenType.PropertyName))
    {
        throw global::SpecLattice.SpecJsonRead.Unexpected(ref reader, "a string that names a case of V1.InternalChoice");
    }

    if (reader.ValueTextEquals("knob"u8))
    {
        return 0;
    }

    if (reader.ValueTextEquals("nothing"u8))
    {
        return 1;
    }

    throw global::SpecLattice.SpecJsonRead.UnknownCase(ref reader, "V1.InternalChoice", "`knob`, `nothing`");
}

/// <inheritdoc/>
public static void WriteJson(global::System.Text.Json.Utf8JsonWriter writer, global::Golden.V1.InternalChoice value)
{
    switch (value._value)
    {
        case global::Golden.V1.Knob content:
            writer.WriteStartObject();
            writer.WriteString("type"u8, "knob"u8);
            global::Golden.V1.Knob.WriteJsonMembers(writer, content);
            writer.WriteEndObject();
            break;
        case global::SpecLattice.SpecUnitCase { Tag: "nothing" }:
            writer.WriteStartObject();
            writer.WriteString("type"u8, "nothing"u8);
            writer.WriteEndObject();
            break;
        default:
            throw global::SpecLattice.SpecJsonWrite.NoCase("V1.InternalChoice");
    }
}

// Knob.V1.Json
/// <inheritdoc/>
public static global::Golden.V1.Knob ReadJson(ref global::System.Text.Json.Utf8JsonReader reader) => ReadJson(ref reader, default);

/// <summary>Reads a value from an object that also holds the tag of the union it is a case of.</summary>
internal static global::Golden.V1.Knob ReadJson(
    ref global::System.Text.Json.Utf8JsonReader reader,
    global::System.ReadOnlySpan<byte> tag)
{
    int angle = default;
    string side = "left";
    var members = new global::SpecLattice.SpecMemberReader(ref reader, "V1.Knob", "|!Angle|?Side"u8, tag: tag);
    while (members.MoveNext(ref reader))
    {
        switch (members.Index)
        {
            case 0:
                angle = global::SpecLattice.SpecJsonRead.Int32(ref reader);
                break;
            case 1:
                side = global::SpecLattice.SpecJsonRead.String(ref reader);
                break;
        }
    }

    return new global::Golden.V1.Knob
    {
        Angle = angle,
        Side = side,
    };
}

/// <inheritdoc/>
public static void WriteJson(global::System.Text.Json.Utf8JsonWriter writer, global::Golden.V1.Knob value)
{
    global::SpecLattice.SpecJsonWrite.StartObject(writer, value, "V1.Knob");
    WriteJsonMembers(writer, value);
    writer.WriteEndObject();
}

/// <summary>Writes the members alone, into an object that is already open.</summary>
internal static void WriteJsonMembers(global::System.Text.Json.Utf8JsonWriter writer, global::Golden.V1.Knob value)
{
    writer.WriteNumber("Angle"u8, value.Angle);
    if (value.Side != "left")
    {
        writer.WritePropertyName("Side"u8);
        global::SpecLattice.SpecJsonWrite.String(writer, value.Side);
    }
}
