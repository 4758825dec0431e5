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
            TypeRefKind.Primitive => $"{Runtime.Read}.{type.Primitive!.Codec}(ref reader)",
            TypeRefKind.Map => $"{Runtime.Read}.Map<{Arguments(type)}>(ref reader, {ReadKey(type.Arguments[0])}, {ReadFunction(type.Arguments[1])})",
            TypeRefKind.List => $"{Runtime.Read}.List<{Arguments(type)}>(ref reader, {ReadFunction(type.Arguments[0])})",
            TypeRefKind.Set => $"{Runtime.Read}.Set<{Arguments(type)}>(ref reader, {ReadFunction(type.Arguments[0])})",
            TypeRefKind.Array => $"{Runtime.Read}.Array<{Arguments(type)}>(ref reader, {ReadFunction(type.Arguments[0])})",
            TypeRefKind.Scalar or TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Enum => $"{CodecOf(type)}.ReadJson(ref reader)",
            TypeRefKind.Unsupported => throw WithoutCodec(type),
            _ => throw Unknown(type),
        };
    }

    /// <summary>Statements that write a member's name and value.</summary>
    public static void WriteMember(SourceWriter writer, string jsonName, TypeRef type, string value)
    {
        var name = Identifiers.Utf8Literal(jsonName);
        if (type is { IsNullable: false, Primitive.DirectWrite: { } method })
        {
            writer.Line($"writer.Write{method}({name}, {value});");
            return;
        }

        writer.Line($"writer.WritePropertyName({name});");
        WriteValue(writer, type, value);
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
    public static string EnumCodecOf(string reference) => Identifiers.Append(reference, GeneratedNames.EnumConverter(""));

    private static string WriteStatement(TypeRef type, string value) => type.Kind switch
    {
        TypeRefKind.Primitive when type.Primitive!.DirectWrite is { } method => $"writer.Write{method}Value({value});",
        TypeRefKind.Primitive => $"{Runtime.Write}.{type.Primitive!.Codec}(writer, {value});",
        TypeRefKind.Map => $"{Runtime.Write}.Map(writer, {value}, {WriteKey(type.Arguments[0])}, {WriteFunction(type.Arguments[1])});",
        TypeRefKind.List => $"{Runtime.Write}.List(writer, {value}, {WriteFunction(type.Arguments[0])});",
        TypeRefKind.Set => $"{Runtime.Write}.Set(writer, {value}, {WriteFunction(type.Arguments[0])});",
        TypeRefKind.Array => $"{Runtime.Write}.Array(writer, {value}, {WriteFunction(type.Arguments[0])});",
        TypeRefKind.Scalar => $"{Runtime.Write}.Scalar(writer, {value});",
        TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Enum => $"{CodecOf(type)}.WriteJson(writer, {value});",
        TypeRefKind.Unsupported => throw WithoutCodec(type),
        _ => throw Unknown(type),
    };

    private static string ReadFunction(TypeRef type) => IsOwnCodec(type)
        ? $"{CodecOf(type)}.ReadJson"
        : $"static (ref {Runtime.Reader} reader) => {Read(type)}";

    /// <summary>A function that writes a value.</summary>
    public static string WriteFunction(TypeRef type)
    {
        if (IsOwnCodec(type))
        {
            return type.Kind == TypeRefKind.Scalar ? $"{Runtime.Write}.Scalar" : $"{CodecOf(type)}.WriteJson";
        }

        var parameters = $"static ({Runtime.Writer} writer, {type.NullableReference} item) =>";
        return type.IsNullable
            ? $"{parameters} {{ if (item is {{ }} some) {{ {WriteStatement(type.AsNotNull(), "some")} }} else {{ writer.WriteNullValue(); }} }}"
            : $"{parameters} {WriteStatement(type, "item").TrimEnd(';')}";
    }

    private static bool IsOwnCodec(TypeRef type) =>
        type is { IsNullable: false, Kind: TypeRefKind.Scalar or TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Enum };

    private static string ReadKey(TypeRef type) => type.Primitive is { } key ? $"{Runtime.Read}.{key.Codec}Key" : $"{type.Reference}.ReadJsonKey";

    private static string WriteKey(TypeRef type) => type.Primitive is { } key ? $"{Runtime.Write}.{key.Codec}Key" : $"{type.Reference}.WriteJsonKey";

    private static string Arguments(TypeRef type) => string.Join(", ", type.Arguments.Select(argument => argument.NullableReference));

    private static InvalidOperationException WithoutCodec(TypeRef type) => new($"{type.Reference} has no codec: the parser reports its member, and the type gets none.");

    private static InvalidOperationException Unknown(TypeRef type) => new($"No codec is known for a {type.Kind}.");
}
