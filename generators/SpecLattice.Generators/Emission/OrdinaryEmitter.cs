using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;
using SpecLattice.Primitives;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of an enum or record without versions, and the comparison of a record whose own one takes values for equal that are written differently.</summary>
internal static class OrdinaryEmitter
{
    /// <summary>The file of a type.</summary>
    public static string Emit(TypeRef type)
    {
        var model = type.Ordinary!;
        return TypeFile.Write("SpecLattice.CompilerServices", writer =>
        {
            writer.Open($"""
                // Reads and writes {Identifiers.Xml(model.Name.ShortName)}, which has no versions.
                {Runtime.GeneratedCode}
                internal static class {type.ScalarCodec}
                """);
            if (model.Enum is not null)
            {
                EmitEnum(writer, model);
            }
            else
            {
                EmitRecord(writer, model);
            }

            writer.Close();
        });
    }

    private static void EmitEnum(SourceWriter writer, TypeModel model)
    {
        if (model.Enum!.Number.Length == 0)
        {
            EnumEmitter.EmitCodec(writer, model);
            return;
        }

        var self = model.Name.Reference;
        var number = PrimitiveKinds.Named(model.Enum.Number);
        var members = model.Enum.Members.Select(member => $"{self}.{Identifiers.Escape(member.Name)}").ToList();
        var expected = string.Join(", ", model.Enum.Members.Select(member => $"`{member.JsonName}`"));
        var what = Identifiers.Literal(model.Name.ShortName);
        writer.Line($$"""
            public static {{self}} ReadJson(ref {{Runtime.Reader}} reader)
            {
                var value = ({{self}}){{Runtime.Read}}.{{number.Codec}}(ref reader);
                return value switch
                {
                    {{string.Join("\nor ", members)}} => value,
                    _ => throw {{Runtime.Read}}.At(reader.TokenStartIndex, {{Identifiers.Literal($"unknown value of {model.Name.ShortName}, expected one of {expected}")}}),
                };
            }

            public static void WriteJson({{Runtime.Writer}} writer, {{self}} value) => {{Runtime.Write}}.{{number.Codec}}(writer, value switch
            {
                {{string.Join("\nor ", members)}} => (global::{{number.TypeName}})value,
                _ => throw {{Runtime.Write}}.UndeclaredValue({{what}}),
            });
            """);
    }

    private static void EmitRecord(SourceWriter writer, TypeModel model)
    {
        RecordCodecEmitter.Emit(writer, new TypePlan
        {
            Type = model,
            HintName = "",
            IsReadable = true,
            Conversions = EquatableArray<ConversionPlan>.Empty,
            Composition = null,
            Family = null,
            CaseBits = EquatableArray<ulong>.Empty,
            IsReadBesideTag = false,
        });
        if (!NeedsComparer(model))
        {
            return;
        }

        var self = model.Name.Reference;
        writer.Separate();
        writer.Line($$"""
            [global::System.Runtime.CompilerServices.ModuleInitializer]
            internal static void Register() => {{Runtime.Equality}}.{{(model.Name.Keyword == "record struct" ? "RegisterValue" : "Register")}}<{{self}}>(AreEqual);

            // As the type itself says, and as its members are written.
            private static bool AreEqual({{self}} left, {{self}} right) => left.Equals(right){{model.Members.Where(member => IsExact(member.Type)).Select(member => "    && " + AreEqual(member)).Prepend("")}};
            """);
    }

    private static string AreEqual(MemberModel member) => Comparisons.AreEqualByCall(member.Type, "left." + Identifiers.Escape(member.Name), "right." + Identifiers.Escape(member.Name));

    /// <summary>Whether the type itself takes values for equal that are written differently. Collections of such values compare them exactly by themselves.</summary>
    public static bool IsExact(TypeRef type) => type.Primitive is { Equality: PrimitiveEquality.Exact } || (type.Ordinary is { Shape: TypeShape.Record } record && NeedsComparer(record));

    private static bool NeedsComparer(TypeModel record) => record.Members.Any(member => IsExact(member.Type));
}
