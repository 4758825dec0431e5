using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits an enum's JSON converter.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        var self = type.Name.Reference;
        var members = type.Enum!.Members;
        writer.Line($"/// <summary>Reads and writes {Identifiers.Xml(type.Name.ShortName)} in JSON by its members' names, which are case-sensitive.</summary>");
        writer.Line(Runtime.GeneratedCode);
        writer.Open($"{type.Name.Accessibility} sealed class {type.Name.Name}JsonConverter : {Runtime.Space}SpecEnumConverter<{self}>");
        writer.Line("/// <summary>Reads a value, on whose token the reader stands.</summary>");
        writer.Line("/// <param name=\"reader\">The reader.</param>");
        writer.Line("/// <returns>The value.</returns>");
        writer.Open($"public static {self} ReadJson(ref {Runtime.Reader} reader)");
        writer.Open("if (reader.TokenType != global::System.Text.Json.JsonTokenType.String)");
        writer.Line($"throw {Runtime.Read}.Unexpected(ref reader, {Identifiers.Literal($"a string that names a value of {type.Name.ShortName}")});");
        writer.Close();
        writer.Line();
        foreach (var member in members)
        {
            writer.Open($"if (reader.ValueTextEquals({Identifiers.Utf8Literal(member.JsonName)}))");
            writer.Line($"return {self}.{Identifiers.Escape(member.Name)};");
            writer.Close();
            writer.Line();
        }

        var expected = string.Join(", ", members.Select(member => $"`{member.JsonName}`"));
        writer.Line($"throw {Runtime.Read}.UnknownCase(ref reader, {Identifiers.Literal(type.Name.ShortName)}, {Identifiers.Literal(expected)});");
        writer.Close();
        writer.Separate();
        EmitWrite(writer, type);
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override {self} ReadName(ref {Runtime.Reader} reader) => ReadJson(ref reader);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override void WriteName({Runtime.Writer} writer, {self} value) => WriteJson(writer, value);");
        writer.Close();
    }

    private static void EmitWrite(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        writer.Line("/// <summary>Writes a value.</summary>");
        writer.Line("/// <param name=\"writer\">The writer.</param>");
        writer.Line("/// <param name=\"value\">The value.</param>");
        writer.Line("/// <exception cref=\"global::SpecLattice.SpecJsonException\">The value is not one that the enum declares.</exception>");
        writer.Open($"public static void WriteJson({Runtime.Writer} writer, {self} value)");
        writer.Line("writer.WriteStringValue(value switch");
        writer.Open();
        foreach (var member in type.Enum!.Members)
        {
            writer.Line($"{self}.{Identifiers.Escape(member.Name)} => {Identifiers.Utf8Literal(member.JsonName)},");
        }

        writer.Line($"_ => throw {Runtime.Write}.UndeclaredValue({Identifiers.Literal(type.Name.ShortName)}),");
        writer.Close(");");
        writer.Close();
    }
}
