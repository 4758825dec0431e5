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
        var expected = Identifiers.Literal($"expected an object with one member that names the case of {type.Name.ShortName}: one of {Expected(type.Union!)}");
        writer.Line($$"""
            /// <inheritdoc/>
            public static {{type.Name.Reference}} ReadJson(ref {{Runtime.Reader}} reader)
            {
                if (reader.TokenType == __J::JsonTokenType.String)
                {
                    var unit = ReadTag(ref reader);
                    return UnitCase(unit) ?? throw {{Runtime.Read}}.Unexpected(ref reader, "an object whose only member is the case and holds its value");
                }

                var start = {{Runtime.Read}}.StartObject(ref reader, {{what}});
                {{Block.If($"!{Runtime.Read}.NextMember(ref reader)", $"throw {Runtime.Read}.At(start, {expected});")}}
                var tag = ReadTag(ref reader);
                reader.Read();
                var value = ReadContent(tag, ref reader);
                {{Block.If($"{Runtime.Read}.NextMember(ref reader)", $"throw {Runtime.Read}.UnknownMember(ref reader, {what}, \"nothing beside the case\");")}}
                return value;
            }
            """);
        writer.Separate();
        EmitUnitCase(writer, type);
    }

    public override IEnumerable<string> Write(UnionModel union, CaseModel candidate) => candidate.Payload is { } payload
        ? ["writer.WriteStartObject();", .. CodecExpressions.WriteMember(candidate.Tag, payload, "content"), "writer.WriteEndObject();"]
        : [$"writer.WriteStringValue({Identifiers.Utf8Literal(candidate.Tag)});"];
}
