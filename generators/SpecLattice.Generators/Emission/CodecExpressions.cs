using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>The expressions that read a value, and the statements that write one.</summary>
internal static class CodecExpressions
{
    /// <summary>An expression that reads the value on whose first token <c>reader</c> stands.</summary>
    public static string Read(TypeRef type)
    {
        if (type.IsNullable)
        {
            // Typed where it can be: a union would take the null literal for the value of a case.
            var nothing = type.IsValueType ? $"default({type.NullableReference})" : "null";
            return $"reader.TokenType == global::System.Text.Json.JsonTokenType.Null ? {nothing} : {Read(type.AsNotNull())}";
        }

        return type.Kind switch
        {
            TypeRefKind.Boolean => $"{Runtime.Read}.Boolean(ref reader)",
            TypeRefKind.Integer => $"{Runtime.Read}.{type.IntegerName}(ref reader)",
            TypeRefKind.Double => $"{Runtime.Read}.Double(ref reader)",
            TypeRefKind.String => $"{Runtime.Read}.String(ref reader)",
            TypeRefKind.Guid => $"{Runtime.Read}.Guid(ref reader)",
            TypeRefKind.Map => $"{Runtime.Read}.Map<{Arguments(type)}>(ref reader, {ReadKey(type.Arguments[0])}, {ReadFunction(type.Arguments[1])})",
            TypeRefKind.List => $"{Runtime.Read}.List<{Arguments(type)}>(ref reader, {ReadFunction(type.Arguments[0])})",
            TypeRefKind.Set => $"{Runtime.Read}.Set<{Arguments(type)}>(ref reader, {ReadFunction(type.Arguments[0])})",
            TypeRefKind.Array => $"{Runtime.Read}.Array<{Arguments(type)}>(ref reader, {ReadFunction(type.Arguments[0])})",
            _ => $"{CodecOf(type)}.ReadJson(ref reader)",
        };
    }

    /// <summary>Statements that write a member's name and value.</summary>
    public static void WriteMember(SourceWriter writer, string jsonName, TypeRef type, string value)
    {
        var name = Identifiers.Utf8Literal(jsonName);
        switch (type)
        {
            case { IsNullable: true }:
                writer.Line($"writer.WritePropertyName({name});");
                WriteValue(writer, type, value);
                break;
            case { Kind: TypeRefKind.Boolean }:
                writer.Line($"writer.WriteBoolean({name}, {value});");
                break;
            case { Kind: TypeRefKind.Integer }:
                writer.Line($"writer.WriteNumber({name}, {value});");
                break;
            case { Kind: TypeRefKind.Guid }:
                writer.Line($"writer.WriteString({name}, {value});");
                break;
            default:
                writer.Line($"writer.WritePropertyName({name});");
                writer.Line(WriteStatement(type, value));
                break;
        }
    }

    /// <summary>Statements that write a value.</summary>
    public static void WriteValue(SourceWriter writer, TypeRef type, string value)
    {
        if (!type.IsNullable)
        {
            writer.Line(WriteStatement(type, value));
            return;
        }

        // Named after the member: the local stays in scope for the members that follow.
        var some = "some" + value.Substring(value.LastIndexOf('.') + 1).TrimStart('@');
        writer.Open($"if ({value} is {{ }} {some})");
        writer.Line(WriteStatement(type.AsNotNull(), some));
        writer.Close();
        writer.Open("else");
        writer.Line("writer.WriteNullValue();");
        writer.Close();
    }

    /// <summary>The type whose static members read and write a value.</summary>
    public static string CodecOf(TypeRef type) => type.Kind == TypeRefKind.Enum ? EnumCodecOf(type.Reference) : type.Reference;

    /// <summary>The converter that reads and writes an enum.</summary>
    public static string EnumCodecOf(string reference) => Identifiers.Append(reference, "JsonConverter");

    private static string WriteStatement(TypeRef type, string value) => type.Kind switch
    {
        TypeRefKind.Boolean => $"writer.WriteBooleanValue({value});",
        TypeRefKind.Integer => $"writer.WriteNumberValue({value});",
        TypeRefKind.Double => $"{Runtime.Write}.Double(writer, {value});",
        // Not the writer's own method, which replaces an unpaired surrogate silently.
        TypeRefKind.String => $"{Runtime.Write}.String(writer, {value});",
        TypeRefKind.Guid => $"writer.WriteStringValue({value});",
        TypeRefKind.Map => $"{Runtime.Write}.Map(writer, {value}, {WriteKey(type.Arguments[0])}, {WriteFunction(type.Arguments[1])});",
        TypeRefKind.List => $"{Runtime.Write}.List(writer, {value}, {WriteFunction(type.Arguments[0])});",
        TypeRefKind.Set => $"{Runtime.Write}.Set(writer, {value}, {WriteFunction(type.Arguments[0])});",
        TypeRefKind.Array => $"{Runtime.Write}.Array(writer, {value}, {WriteFunction(type.Arguments[0])});",
        _ => $"{CodecOf(type)}.WriteJson(writer, {value});",
    };

    private static string ReadFunction(TypeRef type) => IsOwnCodec(type)
        ? $"{CodecOf(type)}.ReadJson"
        : $"static (ref {Runtime.Reader} reader) => {Read(type)}";

    /// <summary>A function that writes a value.</summary>
    public static string WriteFunction(TypeRef type)
    {
        if (IsOwnCodec(type))
        {
            return $"{CodecOf(type)}.WriteJson";
        }

        var parameters = $"static ({Runtime.Writer} writer, {type.NullableReference} item) =>";
        return type.IsNullable
            ? $"{parameters} {{ if (item is {{ }} some) {{ {WriteStatement(type.AsNotNull(), "some")} }} else {{ writer.WriteNullValue(); }} }}"
            : $"{parameters} {WriteStatement(type, "item").TrimEnd(';')}";
    }

    private static bool IsOwnCodec(TypeRef type) =>
        type is { IsNullable: false, Kind: TypeRefKind.Scalar or TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Enum };

    private static string ReadKey(TypeRef type) => type.Kind == TypeRefKind.Scalar ? $"{type.Reference}.ReadJsonKey" : $"{Runtime.Read}.{KeyName(type)}Key";

    private static string WriteKey(TypeRef type) => type.Kind == TypeRefKind.Scalar ? $"{type.Reference}.WriteJsonKey" : $"{Runtime.Write}.{KeyName(type)}Key";

    private static string KeyName(TypeRef type) => type.Kind switch
    {
        TypeRefKind.String => "String",
        TypeRefKind.Guid => "Guid",
        _ => type.IntegerName,
    };

    private static string Arguments(TypeRef type) => string.Join(", ", type.Arguments.Select(argument => argument.NullableReference));
}
