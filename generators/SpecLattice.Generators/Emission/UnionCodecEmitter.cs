using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits a union's JSON codec, in the layout that the union declares.</summary>
internal static class UnionCodecEmitter
{
    public static string Emit(TypePlan plan)
    {
        var type = plan.Type;
        var attributes = type.HasJsonConverter ? Enumerable.Empty<string>() : [Runtime.JsonConverter(type.Name.Reference)];
        return TypeFile.Write(type.Name, attributes, $"{Runtime.Space}ISpecJson<{type.Name.Reference}>", writer =>
        {
            var union = type.Union!;
            switch (union.Layout)
            {
                case UnionLayout.Adjacent:
                    AdjacentUnionCodec.EmitRead(writer, type);
                    break;
                case UnionLayout.Internal:
                    EmitInternalRead(writer, type);
                    break;
                default:
                    EmitExternalRead(writer, type);
                    break;
            }

            writer.Separate();
            EmitReadTag(writer, type);
            if (union.Layout != UnionLayout.Internal)
            {
                writer.Separate();
                EmitReadContent(writer, type);
            }

            writer.Separate();
            EmitWrite(writer, type);
        });
    }

    /// <summary>The tags in the order of their cases, for messages.</summary>
    public static string Expected(UnionModel union) => string.Join(", ", union.Cases.Select(candidate => $"`{candidate.Tag}`"));

    private static void EmitExternalRead(SourceWriter writer, TypeModel type)
    {
        var what = Identifiers.Literal(type.Name.ShortName);
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {type.Name.Reference} ReadJson(ref {Runtime.Reader} reader)");
        writer.Open("if (reader.TokenType == global::System.Text.Json.JsonTokenType.String)");
        writer.Line("var unit = ReadTag(ref reader);");
        writer.Line($"return UnitCase(unit) ?? throw {Runtime.Read}.Unexpected(ref reader, \"an object whose only member is the case and holds its value\");");
        writer.Close();
        writer.Line();
        writer.Line($"var start = {Runtime.Read}.StartObject(ref reader, {what});");
        writer.Open($"if (!{Runtime.Read}.NextMember(ref reader))");
        writer.Line($"throw {Runtime.Read}.At(start, {Identifiers.Literal($"expected an object with one member that names the case of {type.Name.ShortName}: one of {Expected(type.Union!)}")});");
        writer.Close();
        writer.Line();
        writer.Line("var tag = ReadTag(ref reader);");
        writer.Line("reader.Read();");
        writer.Line("var value = ReadContent(tag, ref reader);");
        writer.Open($"if ({Runtime.Read}.NextMember(ref reader))");
        writer.Line($"throw {Runtime.Read}.UnknownMember(ref reader, {what}, \"nothing beside the case\");");
        writer.Close();
        writer.Line();
        writer.Line("return value;");
        writer.Close();
        writer.Separate();
        EmitUnitCase(writer, type);
    }

    private static void EmitInternalRead(SourceWriter writer, TypeModel type)
    {
        var what = Identifiers.Literal(type.Name.ShortName);
        var tagName = Identifiers.Utf8Literal(type.Union!.Tag);
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {type.Name.Reference} ReadJson(ref {Runtime.Reader} reader)");
        writer.Line("// The tag may stand anywhere among the members: look for it first, on a copy of the reader.");
        writer.Line("var search = reader;");
        writer.Line($"var start = {Runtime.Read}.StartObject(ref search, {what});");
        writer.Line("var tag = -1;");
        writer.Open($"while ({Runtime.Read}.NextMember(ref search))");
        writer.Open($"if (!search.ValueTextEquals({tagName}))");
        writer.Line($"{Runtime.Read}.Skip(ref search);");
        writer.Line("continue;");
        writer.Close();
        writer.Line();
        writer.Open("if (tag >= 0)");
        writer.Line($"throw {Runtime.Read}.DuplicateMember(ref search, {Identifiers.Literal(type.Union.Tag)});");
        writer.Close();
        writer.Line();
        writer.Line("search.Read();");
        writer.Line("tag = ReadTag(ref search);");
        writer.Close();
        writer.Line();
        writer.Open("switch (tag)");
        for (var i = 0; i < type.Union.Cases.Count; i++)
        {
            EmitInternalCase(writer, type, i, tagName);
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line($"throw {Runtime.Read}.MissingMember(start, {what}, {Identifiers.Literal(type.Union.Tag)});");
        writer.Unindent();
        writer.Close();
        writer.Close();
    }

    private static void EmitInternalCase(SourceWriter writer, TypeModel type, int index, string tagName)
    {
        var candidate = type.Union!.Cases[index];
        writer.Line($"case {index}:");
        writer.Indent();
        if (candidate.Payload is { } payload)
        {
            writer.Line($"return {payload.Reference}.ReadJson(ref reader, {tagName});");
        }
        else
        {
            writer.Open($"while ({Runtime.Read}.NextMember(ref reader))");
            writer.Open($"if (!reader.ValueTextEquals({tagName}))");
            writer.Line($"throw {Runtime.Read}.UnknownMember(ref reader, {Identifiers.Literal(type.Name.ShortName)}, {Identifiers.Literal($"`{type.Union.Tag}`")});");
            writer.Close();
            writer.Line();
            writer.Line($"{Runtime.Read}.Skip(ref reader);");
            writer.Close();
            writer.Line();
            writer.Line($"return {Identifiers.Escape(candidate.Name)};");
        }

        writer.Unindent();
    }

    private static void EmitReadTag(SourceWriter writer, TypeModel type)
    {
        writer.Line("/// <summary>Reads a tag: the case's place in the declaration.</summary>");
        writer.Open($"private static int ReadTag(ref {Runtime.Reader} reader)");
        writer.Open("if (reader.TokenType is not (global::System.Text.Json.JsonTokenType.String or global::System.Text.Json.JsonTokenType.PropertyName))");
        writer.Line($"throw {Runtime.Read}.Unexpected(ref reader, {Identifiers.Literal($"a string that names a case of {type.Name.ShortName}")});");
        writer.Close();
        writer.Line();
        for (var i = 0; i < type.Union!.Cases.Count; i++)
        {
            writer.Open($"if (reader.ValueTextEquals({Identifiers.Utf8Literal(type.Union.Cases[i].Tag)}))");
            writer.Line($"return {i};");
            writer.Close();
            writer.Line();
        }

        writer.Line($"throw {Runtime.Read}.UnknownCase(ref reader, {Identifiers.Literal(type.Name.ShortName)}, {Identifiers.Literal(Expected(type.Union))});");
        writer.Close();
    }

    private static void EmitReadContent(SourceWriter writer, TypeModel type)
    {
        writer.Line("/// <summary>Reads the value of a case.</summary>");
        writer.Open($"private static {type.Name.Reference} ReadContent(int tag, ref {Runtime.Reader} reader)");
        writer.Open("switch (tag)");
        for (var i = 0; i < type.Union!.Cases.Count; i++)
        {
            var candidate = type.Union.Cases[i];
            writer.Line($"case {i}:");
            writer.Indent();
            if (candidate.Payload is { } payload)
            {
                writer.Line($"return {CodecExpressions.Read(payload)};");
            }
            else
            {
                writer.Line("return reader.TokenType == global::System.Text.Json.JsonTokenType.Null");
                writer.Line($"    ? {Identifiers.Escape(candidate.Name)}");
                writer.Line($"    : throw {Runtime.Read}.Unexpected(ref reader, {Identifiers.Literal($"nothing: the case `{candidate.Tag}` holds no value")});");
            }

            writer.Unindent();
        }

        writer.Line("default:");
        writer.Line("    throw new global::System.Diagnostics.UnreachableException();");
        writer.Close();
        writer.Close();
    }

    /// <summary>A case that holds no value, found by its place; null for the others.</summary>
    public static void EmitUnitCase(SourceWriter writer, TypeModel type)
    {
        writer.Line("/// <summary>The case at a place, if it is one that holds no value.</summary>");
        writer.Open($"private static {type.Name.Reference}? UnitCase(int tag) => tag switch");
        for (var i = 0; i < type.Union!.Cases.Count; i++)
        {
            if (type.Union.Cases[i].Payload is null)
            {
                writer.Line($"{i} => {Identifiers.Escape(type.Union.Cases[i].Name)},");
            }
        }

        // Typed, because the null literal would be taken for the value of a case.
        writer.Line($"_ => default({type.Name.Reference}?),");
        writer.Close(";");
    }

    private static void EmitWrite(SourceWriter writer, TypeModel type)
    {
        var union = type.Union!;
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static void WriteJson({Runtime.Writer} writer, {type.Name.Reference} value)");
        writer.Open("switch (value._value)");
        foreach (var candidate in union.Cases)
        {
            writer.Line(candidate.Payload is { } type1 ? $"case {type1.Reference} content:" : $"case {UnionEmitter.Pattern(candidate)}:");
            writer.Indent();
            EmitWriteCase(writer, union, candidate);
            writer.Line("break;");
            writer.Unindent();
        }

        writer.Line($"default:\n    throw {Runtime.Write}.NoCase({Identifiers.Literal(type.Name.ShortName)});");
        writer.Close();
        writer.Close();
    }

    private static void EmitWriteCase(SourceWriter writer, UnionModel union, CaseModel candidate)
    {
        if (union.Layout == UnionLayout.External && candidate.Payload is null)
        {
            writer.Line($"writer.WriteStringValue({Identifiers.Utf8Literal(candidate.Tag)});");
            return;
        }

        writer.Line("writer.WriteStartObject();");
        switch (union.Layout)
        {
            case UnionLayout.Adjacent:
                writer.Line($"writer.WriteString({Identifiers.Utf8Literal(union.Tag)}, {Identifiers.Utf8Literal(candidate.Tag)});");
                if (candidate.Payload is { } payload)
                {
                    CodecExpressions.WriteMember(writer, union.Content, payload, "content");
                }

                break;
            case UnionLayout.Internal:
                writer.Line($"writer.WriteString({Identifiers.Utf8Literal(union.Tag)}, {Identifiers.Utf8Literal(candidate.Tag)});");
                if (candidate.Payload is { } record)
                {
                    writer.Line($"{record.Reference}.WriteJsonMembers(writer, content);");
                }

                break;
            default:
                CodecExpressions.WriteMember(writer, candidate.Tag, candidate.Payload!, "content");
                break;
        }

        writer.Line("writer.WriteEndObject();");
    }
}
