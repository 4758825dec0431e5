using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of a type that is declared with a mistake, or holds one that is: what other code can name of it, without a body.</summary>
internal static class UnreadableCodecEmitter
{
    public static void EmitMembers(SourceWriter writer, TypeModel type)
    {
        writer.Line("/// <inheritdoc/>");
        EmitRead(writer, type);
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        EmitWrite(writer, type);
    }

    public static void EmitConverter(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        writer.Line($"/// <summary>Would read and write {Identifiers.Xml(type.Name.ShortName)} in JSON.</summary>");
        writer.Line(Runtime.GeneratedCode);
        writer.Open($"{type.Name.Accessibility} sealed class {type.Name.Name}JsonConverter : global::System.Text.Json.Serialization.JsonConverter<{self}>");
        writer.Line("/// <summary>Would read a value.</summary>");
        EmitRead(writer, type);
        writer.Separate();
        writer.Line("/// <summary>Would write a value.</summary>");
        EmitWrite(writer, type);
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override {self} Read(ref {Runtime.Reader} reader, global::System.Type typeToConvert, global::System.Text.Json.JsonSerializerOptions options) => ReadJson(ref reader);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override void Write({Runtime.Writer} writer, {self} value, global::System.Text.Json.JsonSerializerOptions options) => WriteJson(writer, value);");
        writer.Close();
    }

    private static void EmitRead(SourceWriter writer, TypeModel type) =>
        writer.Line($"public static {type.Name.Reference} ReadJson(ref {Runtime.Reader} reader) => {UnplannedConversionEmitter.Throw(type)};");

    private static void EmitWrite(SourceWriter writer, TypeModel type) =>
        writer.Line($"public static void WriteJson({Runtime.Writer} writer, {type.Name.Reference} value) => {UnplannedConversionEmitter.Throw(type)};");
}
