using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits a union's JSON codec, in the layout that the union declares.</summary>
internal static class UnionCodecEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        var codec = UnionCodecs.Of(type.Union!);
        codec.EmitRead(writer, type);
        writer.Separate();
        EmitReadTag(writer, type);
        if (codec.ReadsContent)
        {
            writer.Separate();
            EmitReadContent(writer, type);
        }

        writer.Separate();
        EmitWrite(writer, type, codec);
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

        writer.Line($"throw {Runtime.Read}.UnknownCase(ref reader, {Identifiers.Literal(type.Name.ShortName)}, {Identifiers.Literal(UnionCodec.Expected(type.Union))});");
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
                writer.Line($"    ? {Identifiers.StaticMember(type.Name.Reference, candidate.Name)}");
                writer.Line($"    : throw {Runtime.Read}.Unexpected(ref reader, {Identifiers.Literal($"nothing: the case `{candidate.Tag}` holds no value")});");
            }

            writer.Unindent();
        }

        writer.Line("default:");
        writer.Line("    throw new global::System.Diagnostics.UnreachableException();");
        writer.Close();
        writer.Close();
    }

    private static void EmitWrite(SourceWriter writer, TypeModel type, UnionCodec codec)
    {
        var union = type.Union!;
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static void WriteJson({Runtime.Writer} writer, {type.Name.Reference} value)");
        writer.Open("switch (value._value)");
        foreach (var candidate in union.Cases)
        {
            writer.Line(candidate.Payload is { } type1 ? $"case {type1.Reference} content:" : $"case {UnionEmitter.Pattern(candidate)}:");
            writer.Indent();
            codec.EmitWrite(writer, union, candidate);
            writer.Line("break;");
            writer.Unindent();
        }

        writer.Line($"default:\n    throw {Runtime.Write}.NoCase({Identifiers.Literal(type.Name.ShortName)});");
        writer.Close();
        writer.Close();
    }
}
