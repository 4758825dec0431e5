using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>The conditions that read and write a value fast: each is true where that could be done.</summary>
internal static class FastExpressions
{
    // The kinds that the fast reader and writer have methods for, of the same names.
    private static readonly HashSet<string> Direct = new(StringComparer.Ordinal)
    {
        "Boolean", "Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64", "Guid", "String",
    };

    /// <summary>Whether a text is written in JSON as it is.</summary>
    public static bool IsPlain(string text) => text.All(character => character is >= ' ' and < '\u007f' and not ('"' or '\\'));

    /// <summary>A condition that reads a value into a new variable.</summary>
    public static string Read(TypeRef type, string variable)
    {
        if (!type.IsNullable)
        {
            return ReadInto(type, "var " + variable);
        }

        var read = type.IsValueType
            ? $"({ReadInto(type.AsNotNull(), $"var some{variable.TrimStart('@')}")} && reader.Some(some{variable.TrimStart('@')}, out {variable}))"
            : ReadInto(type.AsNotNull(), variable);
        return $"(reader.Null<{NullTypeOf(type)}>(out var {variable}) || {read})";
    }

    /// <summary>A condition that reads a value into a variable which is there.</summary>
    public static string ReadAgain(TypeRef type, string variable)
    {
        if (!type.IsNullable)
        {
            return ReadInto(type, variable + "!");
        }

        var read = type.IsValueType
            ? $"({ReadInto(type.AsNotNull(), $"var some{variable.TrimStart('@')}")} && reader.Some(some{variable.TrimStart('@')}, out {variable}))"
            : ReadInto(type.AsNotNull(), variable);
        return $"(reader.Null<{NullTypeOf(type)}>(out {variable}) || {read})";
    }

    /// <summary>A condition that writes a value.</summary>
    public static string Write(TypeRef type, string value, string some)
    {
        if (type.IsNullable)
        {
            return $"({value} is not {{ }} {some} ? writer.Null() : {Write(type.AsNotNull(), some, some)})";
        }

        return type.Kind switch
        {
            TypeRefKind.Primitive when Direct.Contains(type.Primitive!.Codec) => $"writer.{type.Primitive.Codec}({value})",
            TypeRefKind.Record or TypeRefKind.Union => $"writer.Value({value})",
            TypeRefKind.Scalar when type.ScalarCodec.Length == 0 => $"writer.Scalar({value})",
            TypeRefKind.List => $"writer.List({value}, {WriteFunction(type.Arguments[0])})",
            TypeRefKind.Map => $"writer.Map({value}, {WriteKey(type.Arguments[0])}, {WriteFunction(type.Arguments[1])})",
            _ => $"writer.Write<{type.Reference}>({CodecExpressions.WriteFunction(type)}, {value})",
        };
    }

    private static string ReadInto(TypeRef type, string target) => type.Kind switch
    {
        TypeRefKind.Primitive when Direct.Contains(type.Primitive!.Codec) => $"reader.{type.Primitive.Codec}(out {target})",
        TypeRefKind.Record or TypeRefKind.Union => $"reader.Value<{type.Reference}>(out {target})",
        TypeRefKind.Scalar when type.ScalarCodec.Length == 0 => $"reader.Value<{type.Reference}>(out {target})",
        TypeRefKind.List => $"reader.List<{CodecExpressions.Arguments(type)}>({ReadFunction(type.Arguments[0])}, out {target})",
        TypeRefKind.Map => $"reader.Map<{CodecExpressions.Arguments(type)}>({ReadKey(type.Arguments[0])}, {ReadFunction(type.Arguments[1])}, out {target})",
        _ => $"reader.Read<{type.Reference}>({CodecExpressions.ReadFunction(type)}, out {target})",
    };

    private static string NullTypeOf(TypeRef type) => type.IsValueType ? type.NullableReference : type.Reference;

    private static string ReadFunction(TypeRef type) => IsOwnCodec(type)
        ? $"{Runtime.Fast}.Read<{type.Reference}>()"
        : $"static (ref {Runtime.FastReader} reader, out {type.NullableReference} item) => {ReadAgain(type, "item")}";

    private static string WriteFunction(TypeRef type) => IsOwnCodec(type)
        ? $"{Runtime.Fast}.Write<{type.Reference}>()"
        : $"static (ref {Runtime.FastWriter} writer, {type.NullableReference} item) => {Write(type, "item", "some")}";

    // Scalars are checked before they are written.
    private static bool IsOwnCodec(TypeRef type) => !type.IsNullable && type.Kind is TypeRefKind.Record or TypeRefKind.Union;

    private static string ReadKey(TypeRef type) => type switch
    {
        { Kind: TypeRefKind.Scalar } => $"{Runtime.Fast}.ReadKey<{type.Reference}>()",
        { Primitive.Codec: "String" or "Guid" } => $"static (ref {Runtime.FastReader} reader, out {type.Reference} key) => reader.{type.Primitive.Codec}(out key!)",
        _ => $"static (ref {Runtime.FastReader} reader, out {type.Reference} key) => reader.Key<{type.Reference}>({CodecExpressions.ReadKey(type)}, out key!)",
    };

    private static string WriteKey(TypeRef type) => type switch
    {
        { Kind: TypeRefKind.Scalar } => $"{Runtime.Fast}.WriteKey<{type.Reference}>()",
        { Primitive.Codec: "String" or "Guid" } => $"static (ref {Runtime.FastWriter} writer, {type.Reference} key) => writer.{type.Primitive.Codec}(key)",
        _ => $"static (ref {Runtime.FastWriter} writer, {type.Reference} key) => writer.Key<{type.Reference}>({CodecExpressions.WriteKey(type)}, key)",
    };
}
