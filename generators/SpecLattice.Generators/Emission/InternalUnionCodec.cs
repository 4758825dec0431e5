using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of the internal layout: the tag stands anywhere among the members of the case's value.</summary>
internal sealed class InternalUnionCodec : UnionCodec
{
    public override bool ReadsContent => false;

    public override void EmitRead(SourceWriter writer, TypeModel type)
    {
        var what = Identifiers.Literal(type.Name.ShortName);
        var tag = Identifiers.Literal(type.Union!.Tag);
        writer.Line($$"""
            /// <inheritdoc/>
            public static {{type.Name.Reference}} ReadJson(ref {{Runtime.Reader}} reader)
            {
                // The tag may stand anywhere among the members: look for it first, on a copy of the reader.
                var search = reader;
                var start = {{Runtime.Read}}.StartObject(ref search, {{what}});
                var tag = -1;
                while ({{Runtime.Read}}.NextMember(ref search))
                {
                    if (!search.ValueTextEquals({{tag}}u8))
                    {
                        {{Runtime.Read}}.Skip(ref search);
                        continue;
                    }

                    {{Block.If("tag >= 0", $"throw {Runtime.Read}.DuplicateMember(ref search, {tag});")}}
                    search.Read();
                    tag = ReadTag(ref search);
                }

                switch (tag)
                {
                    {{type.Union.Cases.SelectMany((candidate, i) => ReadCase(type, candidate, i, tag))}}
                    default: throw {{Runtime.Read}}.MissingMember(start, {{what}}, {{tag}});
                }
            }
            """);
    }

    public override IEnumerable<string> Write(UnionModel union, CaseModel candidate) =>
        WriteTagged(union, candidate, candidate.Payload is { } payload ? [$"{payload.Reference}.WriteJsonMembers(writer, content);"] : []);

    private static IEnumerable<string> ReadCase(TypeModel type, CaseModel candidate, int place, string tag)
    {
        var head = $"case {Identifiers.Number(place)}:";
        if (candidate.Payload is { } payload)
        {
            return [$"{head} return {payload.Reference}.ReadJson(ref reader, {tag}u8);"];
        }

        var unknown = $"throw {Runtime.Read}.UnknownMember(ref reader, {Identifiers.Literal(type.Name.ShortName)}, {Identifiers.Literal($"`{type.Union!.Tag}`")});";
        return
        [
            head,
            $"    while ({Runtime.Read}.NextMember(ref reader))",
            "    {",
            $"        {Block.If($"!reader.ValueTextEquals({tag}u8)", unknown)}",
            $"        {Runtime.Read}.Skip(ref reader);",
            "    }",
            "",
            $"    return {CaseModel.Unit(type.Name.Reference, candidate.Reference)};",
        ];
    }
}
