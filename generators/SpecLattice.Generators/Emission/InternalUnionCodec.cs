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
            EmitReadCase(writer, type, i, tagName);
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line($"throw {Runtime.Read}.MissingMember(start, {what}, {Identifiers.Literal(type.Union.Tag)});");
        writer.Unindent();
        writer.Close();
        writer.Close();
    }

    public override void EmitWrite(SourceWriter writer, UnionModel union, CaseModel candidate)
    {
        EmitTaggedStart(writer, union, candidate);
        if (candidate.Payload is { } payload)
        {
            writer.Line($"{payload.Reference}.WriteJsonMembers(writer, content);");
        }

        writer.Line("writer.WriteEndObject();");
    }

    private static void EmitReadCase(SourceWriter writer, TypeModel type, int index, string tagName)
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
            writer.Line($"return {Identifiers.StaticMember(type.Name.Reference, candidate.Name)};");
        }

        writer.Unindent();
    }
}
