using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits a record's JSON codec.</summary>
internal static class RecordCodecEmitter
{
    // Every byte that is a character of its own, the plainest first; but for the marks.
    private static readonly char[] Separators = ['|', .. Enumerable.Range(1, 127).Select(code => (char)code).Where(character => character is not ('!' or '?'))];

    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        EmitRead(writer, plan);
        writer.Separate();
        EmitWrite(writer, plan);
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

        var names = new LocalNames("reader", "members", "tag");
        var locals = type.Members.Select(member => new Local(member, names.Take(member.Name))).ToList();
        foreach (var (member, local) in locals)
        {
            writer.Line($"{member.Type.NullableReference} {local} = {InitialValue(member)};");
        }

        var options = (type.IgnoresUnknownMembers ? ", ignoresUnknown: true" : "") + (plan.IsReadByInternalUnion ? ", tag: tag" : "");
        writer.Line($"var members = new {Runtime.Members}(ref reader, {Identifiers.Literal(type.Name.ShortName)}, {NameTable(type)}{options});");
        writer.Open("while (members.MoveNext(ref reader))");
        EmitMembers(writer, locals);
        writer.Close();
        writer.Line();
        writer.Open($"return new {type.Name.Reference}");
        foreach (var (member, local) in locals)
        {
            writer.Line($"{Identifiers.Escape(member.Name)} = {local},");
        }

        writer.Close(";");
        writer.Close();
    }

    private static void EmitMembers(SourceWriter writer, List<Local> locals)
    {
        // A switch without cases is a warning, and there is nothing to read.
        if (locals.Count == 0)
        {
            return;
        }

        writer.Open("switch (members.Index)");
        for (var i = 0; i < locals.Count; i++)
        {
            writer.Line($"case {Identifiers.Number(i)}:");
            writer.Indent();
            writer.Line($"{locals[i].Name} = {CodecExpressions.Read(locals[i].Member.Type)};");
            writer.Line("break;");
            writer.Unindent();
        }

        writer.Close();
    }

    /// <summary>The names as the runtime takes them: each after a separator that is in none of them, and a mark that says whether the member must be there.</summary>
    private static string NameTable(TypeModel type)
    {
        var names = type.Members.Select(member => member.JsonName).ToList();
        var separator = Separators.First(candidate => names.TrueForAll(name => name.IndexOf(candidate) < 0));
        return Identifiers.Utf8Literal(string.Concat(type.Members.Select(member => $"{separator}{(member.IsRequired ? '!' : '?')}{member.JsonName}")));
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

    /// <summary>A member, and the local that holds its value until all are read.</summary>
    private sealed record Local(MemberModel Member, string Name);
}
