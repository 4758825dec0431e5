using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of the adjacent layout: a member that names the case, and one that holds its value, in either order.</summary>
internal sealed class AdjacentUnionCodec : UnionCodec
{
    public override bool ReadsContent => true;

    public override void EmitRead(SourceWriter writer, TypeModel type)
    {
        var union = type.Union!;
        var what = Identifiers.Literal(type.Name.ShortName);
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {type.Name.Reference} ReadJson(ref {Runtime.Reader} reader)");
        writer.Line($"var start = {Runtime.Read}.StartObject(ref reader, {what});");
        writer.Line("var tag = -1;");
        writer.Line("var hasContent = false;");
        writer.Line($"{type.Name.Reference}? value = null;");
        writer.Line($"{Runtime.Reader} early = default;");
        writer.Open($"while ({Runtime.Read}.NextMember(ref reader))");
        EmitTagMember(writer, union);
        EmitContentMember(writer, union);
        writer.Open("else");
        writer.Line(type.IgnoresUnknownMembers
            ? $"{Runtime.Read}.Skip(ref reader);"
            : $"throw {Runtime.Read}.UnknownMember(ref reader, {what}, {Identifiers.Literal($"`{union.Tag}`, `{union.Content}`")});");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Open("if (tag < 0)");
        writer.Line($"throw {Runtime.Read}.MissingMember(start, {what}, {Identifiers.Literal(union.Tag)});");
        writer.Close();
        writer.Line();
        writer.Open("if (hasContent)");
        writer.Line("return value ?? ReadContent(tag, ref early);");
        writer.Close();
        writer.Line();
        var missing = $"throw {Runtime.Read}.MissingMember(start, {what}, {Identifiers.Literal(union.Content)})";
        var hasUnits = union.Cases.Any(candidate => candidate.Payload is null);
        writer.Line(hasUnits ? $"return UnitCase(tag) ?? {missing};" : missing + ";");
        writer.Close();
        if (hasUnits)
        {
            writer.Separate();
            EmitUnitCase(writer, type);
        }
    }

    public override void EmitWrite(SourceWriter writer, UnionModel union, CaseModel candidate)
    {
        EmitTaggedStart(writer, union, candidate);
        if (candidate.Payload is { } payload)
        {
            CodecExpressions.WriteMember(writer, union.Content, payload, "content");
        }

        writer.Line("writer.WriteEndObject();");
    }

    private static void EmitTagMember(SourceWriter writer, UnionModel union)
    {
        writer.Open($"if (reader.ValueTextEquals({Identifiers.Utf8Literal(union.Tag)}))");
        writer.Open("if (tag >= 0)");
        writer.Line($"throw {Runtime.Read}.DuplicateMember(ref reader, {Identifiers.Literal(union.Tag)});");
        writer.Close();
        writer.Line();
        writer.Line("reader.Read();");
        writer.Line("tag = ReadTag(ref reader);");
        writer.Close();
    }

    private static void EmitContentMember(SourceWriter writer, UnionModel union)
    {
        writer.Open($"else if (reader.ValueTextEquals({Identifiers.Utf8Literal(union.Content)}))");
        writer.Open("if (hasContent)");
        writer.Line($"throw {Runtime.Read}.DuplicateMember(ref reader, {Identifiers.Literal(union.Content)});");
        writer.Close();
        writer.Line();
        writer.Line("hasContent = true;");
        writer.Open("if (tag >= 0)");
        writer.Line("reader.Read();");
        writer.Line("value = ReadContent(tag, ref reader);");
        writer.Close();
        writer.Open("else");
        writer.Line("// The case is not known yet: remember the place, and read the value once it is.");
        writer.Line("early = reader;");
        writer.Line("early.Read();");
        writer.Line($"{Runtime.Read}.Skip(ref reader);");
        writer.Close();
        writer.Close();
    }
}
