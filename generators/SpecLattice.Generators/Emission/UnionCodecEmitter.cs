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
        var cases = type.Union!.Cases;
        writer.Line($$"""
            // The place of the case in the declaration.
            private static int ReadTag(ref {{Runtime.Reader}} reader)
            {
                {{Block.If(
                    "reader.TokenType is not (__J::JsonTokenType.String or __J::JsonTokenType.PropertyName)",
                    $"throw {Runtime.Read}.Unexpected(ref reader, {Identifiers.Literal($"a string that names a case of {type.Name.ShortName}")});")}}
                {{cases.Select((candidate, i) => Block.If($"reader.ValueTextEquals({Identifiers.Utf8Literal(candidate.Tag)})", $"return {Identifiers.Number(i)};"))}}
                throw {{Runtime.Read}}.UnknownCase(ref reader, {{Identifiers.Literal(type.Name.ShortName)}}, {{Identifiers.Literal(UnionCodec.Expected(type.Union))}});
            }
            """);
    }

    private static void EmitReadContent(SourceWriter writer, TypeModel type) => writer.Line($$"""
        private static {{type.Name.Reference}} ReadContent(int tag, ref {{Runtime.Reader}} reader)
        {
            switch (tag)
            {
                {{type.Union!.Cases.Select((candidate, i) => $"case {Identifiers.Number(i)}: return {ReadCase(type, candidate)};")}}
                default: throw new global::System.Diagnostics.UnreachableException();
            }
        }
        """);

    private static string ReadCase(TypeModel type, CaseModel candidate)
    {
        if (candidate.Payload is { } payload)
        {
            return CodecExpressions.Read(payload);
        }

        var nothing = Identifiers.Literal($"nothing: the case `{candidate.Tag}` holds no value");
        return $"{Runtime.Read}.IsNull(ref reader) ? {CaseModel.Unit(type.Name.Reference, candidate.Reference)} : throw {Runtime.Read}.Unexpected(ref reader, {nothing})";
    }

    private static void EmitWrite(SourceWriter writer, TypeModel type, UnionCodec codec)
    {
        var cases = type.Union!.Cases.SelectMany(candidate => (IEnumerable<string>)
        [
            candidate.Payload is { } payload ? $"case {payload.Reference} content:" : $"case {candidate.Reference}:",
            .. codec.Write(type.Union, candidate).Append("break;").Select(statement => "    " + statement),
        ]);
        writer.Line($$"""
            /// <inheritdoc/>
            public static void WriteJson({{Runtime.Writer}} writer, {{type.Name.Reference}} value)
            {
                switch (value._value)
                {
                    {{cases}}
                    default: throw {{Runtime.Write}}.NoCase({{Identifiers.Literal(type.Name.ShortName)}});
                }
            }
            """);
    }
}
