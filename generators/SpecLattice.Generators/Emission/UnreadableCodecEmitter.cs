using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of a type that is declared with a mistake, or holds one that is: what other code can name of it, without a body.</summary>
internal static class UnreadableCodecEmitter
{
    public static void EmitMembers(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        writer.Line($$"""
            /// <inheritdoc/>
            {{Read(type)}}

            /// <inheritdoc/>
            {{Write(type)}}
            """);
        if (plan.IsReadBesideTag && plan.Family is not null)
        {
            writer.Separate();
            writer.Line($$"""
                internal static {{type.Name.Reference}} ReadJson(ref {{Runtime.Reader}} reader, global::System.ReadOnlySpan<byte> tag) => {{UnplannedConversionEmitter.Throw(type)}};

                internal static void WriteJsonMembers({{Runtime.Writer}} writer, {{type.Name.Reference}} value) => {{UnplannedConversionEmitter.Throw(type)}};
                """);
        }
    }

    public static void EmitConverter(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        writer.Line($$"""
            /// <summary>Would read and write {{Identifiers.Xml(type.Name.ShortName)}} in JSON.</summary>
            {{Runtime.GeneratedCode}}
            {{type.Name.Accessibility}} sealed class {{type.Name.Name}}JsonConverter : __J::Serialization.JsonConverter<{{self}}>
            {
                /// <summary>Would read a value.</summary>
                {{Read(type)}}

                /// <summary>Would write a value.</summary>
                {{Write(type)}}

                /// <inheritdoc/>
                public override {{self}} Read(ref {{Runtime.Reader}} reader, global::System.Type typeToConvert, __J::JsonSerializerOptions options) => ReadJson(ref reader);

                /// <inheritdoc/>
                public override void Write({{Runtime.Writer}} writer, {{self}} value, __J::JsonSerializerOptions options) => WriteJson(writer, value);
            }
            """);
    }

    private static string Read(TypeModel type) => $"public static {type.Name.Reference} ReadJson(ref {Runtime.Reader} reader) => {UnplannedConversionEmitter.Throw(type)};";

    private static string Write(TypeModel type) =>
        $"public static void WriteJson({Runtime.Writer} writer, {type.Name.Reference} value) => {UnplannedConversionEmitter.Throw(type)};";
}
