using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of the adjacent layout: a member that names the case, and one that holds its value, in either order.</summary>
internal sealed class AdjacentUnionCodec : UnionCodec
{
    public override bool ReadsContent => true;

    public override bool IsFast => true;

    public override void EmitRead(SourceWriter writer, TypeModel type)
    {
        var union = type.Union!;
        var what = Identifiers.Literal(type.Name.ShortName);
        var (tag, content) = (Identifiers.Literal(union.Tag), Identifiers.Literal(union.Content));
        var hasUnits = union.Cases.Any(candidate => candidate.Payload is null);
        var missing = $"throw {Runtime.Read}.MissingMember(start, {what}, {content})";
        writer.Line($$"""
            /// <inheritdoc/>
            public static {{type.Name.Reference}} ReadJson(ref {{Runtime.Reader}} reader)
            {
                var start = {{Runtime.Read}}.StartObject(ref reader, {{what}});
                var tag = -1;
                var hasContent = false;
                {{type.Name.Reference}}? value = null;
                {{Runtime.Reader}} early = default;
                while ({{Runtime.Read}}.NextMember(ref reader))
                {
                    if (reader.ValueTextEquals({{tag}}u8))
                    {
                        {{Block.If("tag >= 0", $"throw {Runtime.Read}.DuplicateMember(ref reader, {tag});")}}
                        reader.Read();
                        tag = ReadTag(ref reader);
                    }
                    else if (reader.ValueTextEquals({{content}}u8))
                    {
                        {{Block.If("hasContent", $"throw {Runtime.Read}.DuplicateMember(ref reader, {content});")}}
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
                            {{Runtime.Read}}.Skip(ref reader);
                        }
                    }
                    else
                    {
                        {{ReadOther(type)}}
                    }
                }

                {{Block.If("tag < 0", $"throw {Runtime.Read}.MissingMember(start, {what}, {tag});")}}
                {{Block.If("hasContent", "return value ?? ReadContent(tag, ref early);")}}
                {{(hasUnits ? $"return UnitCase(tag) ?? {missing};" : missing + ";")}}
            }
            """);
        if (hasUnits)
        {
            writer.Separate();
            EmitUnitCase(writer, type);
        }
    }

    private static string ReadOther(TypeModel type) => type.IgnoresUnknownMembers
        ? $"{Runtime.Read}.Skip(ref reader);"
        : $"throw {Runtime.Read}.UnknownMember(ref reader, {Identifiers.Literal(type.Name.ShortName)}, {Identifiers.Literal($"`{type.Union!.Tag}`, `{type.Union.Content}`")});";

    public override IEnumerable<string> Write(UnionModel union, CaseModel candidate) =>
        WriteTagged(union, candidate, candidate.Payload is { } payload ? CodecExpressions.WriteMember(union.Content, payload, "content") : []);
}
