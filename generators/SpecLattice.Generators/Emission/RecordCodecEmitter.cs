using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits a record's JSON codec.</summary>
internal static class RecordCodecEmitter
{
    public static string Emit(TypePlan plan)
    {
        var type = plan.Type;
        var attributes = type.HasJsonConverter ? Enumerable.Empty<string>() : [Runtime.JsonConverter(type.Name.Reference)];
        return TypeFile.Write(type.Name, attributes, $"{Runtime.Space}ISpecJson<{type.Name.Reference}>", writer =>
        {
            EmitRead(writer, plan);
            writer.Separate();
            EmitWrite(writer, plan);
        });
    }

    private static void EmitRead(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        writer.Line("/// <inheritdoc/>");
        if (plan.IsReadByInternalUnion)
        {
            writer.Line($"public static {type.Name.Reference} ReadJson(ref {Runtime.Reader} reader) => ReadJson(ref reader, default);");
            writer.Separate();
            writer.Line("/// <summary>Reads a value from an object that also holds the tag of the union it is a case of.</summary>");
            writer.Open($"internal static {type.Name.Reference} ReadJson(ref {Runtime.Reader} reader, global::System.ReadOnlySpan<byte> tag)");
        }
        else
        {
            writer.Open($"public static {type.Name.Reference} ReadJson(ref {Runtime.Reader} reader)");
        }

        var locals = Locals.Of(type.Members);
        var what = Identifiers.Literal(type.Name.ShortName);
        writer.Line($"var start = {Runtime.Read}.StartObject(ref reader, {what});");
        foreach (var (member, value, seen) in locals)
        {
            writer.Line($"{member.Type.NullableReference} {value} = {InitialValue(member)};");
            writer.Line($"var {seen} = false;");
        }

        writer.Open($"while ({Runtime.Read}.NextMember(ref reader))");
        EmitMembers(writer, plan, locals, what);
        writer.Close();
        writer.Line();
        foreach (var (member, _, seen) in locals.Where(local => local.Member.IsRequired))
        {
            writer.Open($"if (!{seen})");
            writer.Line($"throw {Runtime.Read}.MissingMember(start, {what}, {Identifiers.Literal(member.JsonName)});");
            writer.Close();
            writer.Line();
        }

        writer.Open($"return new {type.Name.Reference}");
        foreach (var (member, value, _) in locals)
        {
            writer.Line($"{Identifiers.Escape(member.Name)} = {value},");
        }

        writer.Close(";");
        writer.Close();
    }

    private static void EmitMembers(SourceWriter writer, TypePlan plan, List<Local> locals, string what)
    {
        var keyword = "if";
        if (plan.IsReadByInternalUnion)
        {
            writer.Open("if (!tag.IsEmpty && reader.ValueTextEquals(tag))");
            writer.Line($"{Runtime.Read}.Skip(ref reader);");
            writer.Close();
            keyword = "else if";
        }

        foreach (var (member, value, seen) in locals)
        {
            writer.Open($"{keyword} (reader.ValueTextEquals({Identifiers.Utf8Literal(member.JsonName)}))");
            writer.Open($"if ({seen})");
            writer.Line($"throw {Runtime.Read}.DuplicateMember(ref reader, {Identifiers.Literal(member.JsonName)});");
            writer.Close();
            writer.Line();
            writer.Line($"{seen} = true;");
            writer.Line("reader.Read();");
            writer.Line($"{value} = {CodecExpressions.Read(member.Type)};");
            writer.Close();
            keyword = "else if";
        }

        var otherwise = plan.Type.IgnoresUnknownMembers
            ? $"{Runtime.Read}.Skip(ref reader);"
            : $"throw {Runtime.Read}.UnknownMember(ref reader, {what}, {Identifiers.Literal(Expected(plan.Type))});";
        if (keyword == "if")
        {
            writer.Line(otherwise);
            return;
        }

        writer.Open("else");
        writer.Line(otherwise);
        writer.Close();
    }

    private static void EmitWrite(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static void WriteJson({Runtime.Writer} writer, {type.Name.Reference} value)");
        writer.Line($"{Runtime.Write}.StartObject(writer, value, {Identifiers.Literal(type.Name.ShortName)});");
        if (plan.IsReadByInternalUnion)
        {
            writer.Line("WriteJsonMembers(writer, value);");
            writer.Line("writer.WriteEndObject();");
            writer.Close();
            writer.Separate();
            writer.Line("/// <summary>Writes the members alone, into an object that is already open.</summary>");
            writer.Open($"internal static void WriteJsonMembers({Runtime.Writer} writer, {type.Name.Reference} value)");
        }

        foreach (var member in type.Members)
        {
            EmitWriteMember(writer, member);
        }

        if (!plan.IsReadByInternalUnion)
        {
            writer.Line("writer.WriteEndObject();");
        }

        writer.Close();
    }

    private static void EmitWriteMember(SourceWriter writer, MemberModel member)
    {
        var value = $"value.{Identifiers.Escape(member.Name)}";
        if (member.IsRequired || member.Default is null)
        {
            CodecExpressions.WriteMember(writer, member.JsonName, member.Type, value);
            return;
        }

        if (member.Default.IsNull)
        {
            var local = "of" + member.Name;
            writer.Open($"if ({value} is {{ }} {local})");
            CodecExpressions.WriteMember(writer, member.JsonName, member.Type.AsNotNull(), local);
        }
        else
        {
            writer.Open($"if ({DeclaredValues.IsNot(value, member.Type, member.Default)})");
            CodecExpressions.WriteMember(writer, member.JsonName, member.Type, value);
        }

        writer.Close();
    }

    private static string InitialValue(MemberModel member) => member switch
    {
        { IsRequired: false, Default: { } declared } => declared.Code,
        { Type.IsNullable: false, Type.IsValueType: false } => "default!",
        _ => "default",
    };

    private static string Expected(TypeModel type) =>
        type.Members.Count == 0 ? "no members" : string.Join(", ", type.Members.Select(member => $"`{member.JsonName}`"));

    /// <summary>The two locals of a member: its value, and whether it was met.</summary>
    private sealed record Local(MemberModel Member, string Value, string Seen);

    private static class Locals
    {
        public static List<Local> Of(EquatableArray<MemberModel> members)
        {
            var names = new LocalNames("reader", "start", "tag");
            return members.Select(member => new Local(member, names.Take(member.Name), names.Take("Has" + member.Name))).ToList();
        }
    }
}
