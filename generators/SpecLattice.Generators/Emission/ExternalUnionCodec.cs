using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of the external layout: an object with one member that is named as the case and holds its value, or a string for a case without one.</summary>
internal sealed class ExternalUnionCodec : UnionCodec
{
    public override bool ReadsContent => true;

    public override void EmitRead(SourceWriter writer, TypeModel type)
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

    public override void EmitWrite(SourceWriter writer, UnionModel union, CaseModel candidate)
    {
        if (candidate.Payload is not { } payload)
        {
            writer.Line($"writer.WriteStringValue({Identifiers.Utf8Literal(candidate.Tag)});");
            return;
        }

        writer.Line("writer.WriteStartObject();");
        CodecExpressions.WriteMember(writer, candidate.Tag, payload, "content");
        writer.Line("writer.WriteEndObject();");
    }
}
