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
            return $"{Runtime.Read}.IsNull(ref reader) ? {nothing} : {Read(type.AsNotNull())}";
        }

        return type.Kind switch
        {
            TypeRefKind.Primitive => $"{Runtime.Read}.{type.Primitive!.Codec}(ref reader)",
            TypeRefKind.Map => $"{Runtime.Read}.Map<{Arguments(type)}>(ref reader, {ReadKey(type.Arguments[0])}, {ReadFunction(type.Arguments[1])})",
            TypeRefKind.List => $"{Runtime.Read}.List<{Arguments(type)}>(ref reader, {ReadFunction(type.Arguments[0])})",
            TypeRefKind.Set => $"{Runtime.Read}.Set<{Arguments(type)}>(ref reader, {ReadFunction(type.Arguments[0])})",
            TypeRefKind.Array => $"{Runtime.Read}.Array<{Arguments(type)}>(ref reader, {ReadFunction(type.Arguments[0])})",
            TypeRefKind.Scalar => $"{Scalar(type)}(ref reader)",
            TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Enum or TypeRefKind.Ordinary => $"{CodecOf(type)}.ReadJson(ref reader)",
            TypeRefKind.Unsupported => throw WithoutCodec(type),
            _ => throw Unknown(type),
        };
    }

    /// <summary>Statements that write a member's name and value.</summary>
    public static IReadOnlyList<string> WriteMember(string jsonName, TypeRef type, string value)
    {
        var name = Identifiers.Utf8Literal(jsonName);
        return type switch
        {
            { IsNullable: false, Primitive.DirectWrite: { } method } => [$"writer.Write{method}({name}, {value});"],
            { IsNullable: false, Primitive.Name: "string" } => [$"{Runtime.Write}.String(writer, {name}, {value});"],
            { IsNullable: false, Kind: TypeRefKind.Record or TypeRefKind.Union } => [$"{Runtime.Write}.Value(writer, {name}, {value});"],
            _ => [$"writer.WritePropertyName({name});", .. WriteValue(type, value)],
        };
    }

    private static IReadOnlyList<string> WriteValue(TypeRef type, string value)
    {
        if (!type.IsNullable)
        {
            return [WriteStatement(type, value)];
        }

        // Named after the member: the local stays in scope for the members that follow.
        var some = "some" + value.Substring(value.LastIndexOf('.') + 1).TrimStart('@');
        return [$"{Block.If($"{value} is {{ }} {some}", WriteStatement(type.AsNotNull(), some))} else {Block.Of("writer.WriteNullValue();")}"];
    }

    /// <summary>The type whose static members read and write a value.</summary>
    public static string CodecOf(TypeRef type) => type.Kind switch
    {
        TypeRefKind.Enum => EnumCodecOf(type.Reference),
        TypeRefKind.Ordinary => Runtime.Services + type.ScalarCodec,
        _ => type.Reference,
    };

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
        TypeRefKind.Scalar => $"{Runtime.Write}.Scalar{ScalarTypes(type)}(writer, {value});",
        TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Enum or TypeRefKind.Ordinary => $"{CodecOf(type)}.WriteJson(writer, {value});",
        TypeRefKind.Unsupported => throw WithoutCodec(type),
        _ => throw Unknown(type),
    };

    /// <summary>A function that reads a value.</summary>
    public static string ReadFunction(TypeRef type) => type switch
    {
        { IsNullable: false, Kind: TypeRefKind.Scalar } => Scalar(type),
        _ when IsOwnCodec(type) => $"{CodecOf(type)}.ReadJson",
        { IsNullable: false, Primitive: { } primitive } => $"{Runtime.Read}.{primitive.Codec}",
        _ => $"static (ref {Runtime.Reader} reader) => {Read(type)}",
    };

    /// <summary>A function that writes a value.</summary>
    public static string WriteFunction(TypeRef type)
    {
        if (IsOwnCodec(type))
        {
            return type.Kind == TypeRefKind.Scalar ? $"{Runtime.Write}.Scalar{ScalarTypes(type)}" : $"{CodecOf(type)}.WriteJson";
        }

        if (type is { IsNullable: false, Primitive: { } primitive })
        {
            return $"{Runtime.Write}.{primitive.Codec}";
        }

        const string parameters = "static (writer, item) =>";
        return type.IsNullable
            ? $"{parameters} {Block.Of(WriteValue(type, "item"))}"
            : $"{parameters} {WriteStatement(type, "item").TrimEnd(';')}";
    }

    /// <summary>A function that gives the text of an enum's value where it is a map's key.</summary>
    public static string KeyText(TypeRef type) => $"static key => {Runtime.Write}.EnumName(key, {CodecOf(type)}.WriteJson)";

    // By the interface: a scalar may leave the method to one that it inherits.
    private static string Scalar(TypeRef type) => $"{Runtime.Read}.Scalar{ScalarTypes(type) ?? $"<{type.Reference}>"}";

    private static string? ScalarTypes(TypeRef type) => type.ScalarCodec.Length == 0 ? null : $"<{type.Reference}, {type.ScalarCodec}>";

    private static bool IsOwnCodec(TypeRef type) =>
        type is { IsNullable: false, Kind: TypeRefKind.Scalar or TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Enum or TypeRefKind.Ordinary };

    /// <summary>A function that reads a key.</summary>
    public static string ReadKey(TypeRef type) => type.IsEnum
        ? $"static (ref {Runtime.Reader} reader) => {Runtime.Read}.EnumKey<{type.Reference}>(ref reader, {CodecOf(type)}.ReadJson)"
        : type.Primitive is { } key ? $"{Runtime.Read}.{key.Codec}Key" : $"{Runtime.Read}.ScalarKey<{type.Reference}>";

    /// <summary>A function that writes a key.</summary>
    public static string WriteKey(TypeRef type) => type.IsEnum
        ? $"static (writer, key) => {Runtime.Write}.EnumKey(writer, key, {CodecOf(type)}.WriteJson)"
        : type.Primitive is { } key ? $"{Runtime.Write}.{key.Codec}Key" : $"{Runtime.Write}.ScalarKey";

    /// <summary>The types of a collection's elements, as type arguments.</summary>
    public static string Arguments(TypeRef type) => string.Join(", ", type.Arguments.Select(argument => argument.NullableReference));

    private static InvalidOperationException WithoutCodec(TypeRef type) => new($"{type.Reference} has no codec: the parser reports its member, and the type gets none.");

    private static InvalidOperationException Unknown(TypeRef type) => new($"No codec is known for a {type.Kind}.");
}
