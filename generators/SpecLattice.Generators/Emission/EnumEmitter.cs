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
        writer.Open($$"""
            /// <summary>Reads and writes {{Identifiers.Xml(type.Name.ShortName)}} in JSON by its members' names, which are case-sensitive.</summary>
            {{Runtime.GeneratedCode}}
            {{type.Name.Accessibility}} sealed class {{type.Name.Name}}JsonConverter : {{Runtime.Services}}SpecEnumConverter<{{self}}>
            """);
        EmitCodec(writer, type);
        writer.Line($$"""

            /// <inheritdoc/>
            protected override {{self}} ReadName(ref {{Runtime.Reader}} reader) => ReadJson(ref reader);

            /// <inheritdoc/>
            protected override void WriteName({{Runtime.Writer}} writer, {{self}} value) => WriteJson(writer, value);
            """);
        writer.Close();
    }

    /// <summary>Emits the methods that read and write an enum by name.</summary>
    public static void EmitCodec(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        var what = Identifiers.Literal(type.Name.ShortName);
        var members = type.Enum!.Members;
        var expected = string.Join(", ", members.Select(member => $"`{member.JsonName}`"));
        writer.Line($$"""
            /// <summary>Reads a value, on whose token the reader stands.</summary>
            public static {{self}} ReadJson(ref {{Runtime.Reader}} reader)
            {
                {{Block.If("reader.TokenType != __J::JsonTokenType.String", $"throw {Runtime.Read}.Unexpected(ref reader, {Identifiers.Literal($"a string that names a value of {type.Name.ShortName}")});")}}
                {{members.Select(member => Block.If($"reader.ValueTextEquals({Identifiers.Utf8Literal(member.JsonName)})", $"return {self}.{Identifiers.Escape(member.Name)};"))}}
                throw {{Runtime.Read}}.UnknownCase(ref reader, {{what}}, {{Identifiers.Literal(expected)}});
            }

            /// <summary>Writes a value.</summary>
            /// <exception cref="{{Runtime.Space}}SpecJsonException">The value is not one that the enum declares.</exception>
            public static void WriteJson({{Runtime.Writer}} writer, {{self}} value)
            {
                writer.WriteStringValue(value switch
                {
                    {{members.Select(member => $"{self}.{Identifiers.Escape(member.Name)} => {Identifiers.Utf8Literal(member.JsonName)},")}}
                    _ => throw {{Runtime.Write}}.UndeclaredValue({{what}}),
                });
            }
            """);
    }
}
