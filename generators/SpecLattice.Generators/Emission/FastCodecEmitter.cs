using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec for documents that are laid out as they are written. What it does not know is left to the other one.</summary>
internal static class FastCodecEmitter
{
    private const string MaybeNull = "[global::System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)]";

    /// <summary>Whether a type has one: its names need no escapes, and of a union the layout has one and all values are records.</summary>
    public static bool Has(TypeModel type) => type.Shape == TypeShape.Record
        ? type.Members.All(member => FastExpressions.IsPlain(member.JsonName))
        : type.Union is { } union
            && UnionCodecs.Of(union).IsFast
            && union.Cases.All(candidate => FastExpressions.IsPlain(candidate.Tag) && candidate.Payload is null or { IsNullable: false, Kind: TypeRefKind.Record })
            && FastExpressions.IsPlain(union.Tag)
            && FastExpressions.IsPlain(union.Content);

    /// <summary>Emits the codec of a record or union.</summary>
    public static void Emit(SourceWriter writer, TypeModel type)
    {
        if (type.Shape == TypeShape.Record)
        {
            EmitReadRecord(writer, type);
            writer.Separate();
            EmitWriteRecord(writer, type);
        }
        else
        {
            EmitReadUnion(writer, type);
            writer.Separate();
            EmitWriteUnion(writer, type);
        }
    }

    /// <summary>Emits the codec of a sum with the usual envelope.</summary>
    public static void EmitSum(SourceWriter writer, string sum, IReadOnlyList<FamilyVersion> versions) => writer.Line($$"""
        /// <inheritdoc/>
        static bool {{Runtime.Serialization}}ISpecJson<{{sum}}>.TryRead(ref {{Runtime.FastReader}} reader, {{MaybeNull}} out {{sum}} value)
        {
            value = null;
            if (reader.Tag("version"u8, out var tag))
            {
                {{versions.Select((version, i) => $"{(i > 0 ? "else " : "")}if ({Is("tag", version.WireTag)}) {{ value = ({sum}?)reader.Content<{version.Type}>(\"spec\"u8); }}")}}
            }

            return value is not null;
        }

        /// <inheritdoc/>
        static bool {{Runtime.Serialization}}ISpecJson<{{sum}}>.TryWrite(ref {{Runtime.FastWriter}} writer, {{sum}} value) => value switch
        {
            {{versions.Select(version => $"{version.Type} spec => writer.Tag(\"version\"u8, {Identifiers.Utf8Literal(version.WireTag)}) && writer.Content(\"spec\"u8, spec),")}}
            _ => false,
        };
        """);

    private static void EmitReadRecord(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        var locals = Locals(type);
        var members = locals.Select((local, i) => (local.Member, local.Name, Place: Place(type, i))).ToList();
        var optional = members.Where(member => IsOptional(member.Member)).Select(member =>
            $"{member.Member.Type.NullableReference} {member.Name} = {RecordCodecEmitter.InitialValue(member.Member)};");
        var conditions = members.Select(member => IsOptional(member.Member)
            ? $"&& (!reader.Member({member.Place}) || {FastExpressions.ReadAgain(member.Member.Type, member.Name)})"
            : $"&& reader.Member({member.Place}) && {FastExpressions.Read(member.Member.Type, member.Name)}");
        writer.Line($$"""
            /// <inheritdoc/>
            static bool {{Runtime.Serialization}}ISpecJson<{{self}}>.TryRead(ref {{Runtime.FastReader}} reader, {{MaybeNull}} out {{self}} value)
            {
                {{Names(type)}}
                {{optional}}
                value = !(reader.Begin()
                    {{conditions}}
                    && reader.End()) ? null : {{RecordConstruction.InLines(self, locals, type.Unknown is null ? null : (type.Unknown, "default"))}}
                return value is not null;
            }
            """);
    }

    private static void EmitWriteRecord(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        var conditions = Locals(type).Select((local, i) => "&& " + WriteMember(local.Member, Place(type, i), local.Name));
        writer.Line($$"""
            /// <inheritdoc/>
            static bool {{Runtime.Serialization}}ISpecJson<{{self}}>.TryWrite(ref {{Runtime.FastWriter}} writer, {{self}} value)
            {
                {{Names(type)}}
                return value is not null && {{(type.Unknown is { } unknown ? $"value.{Identifiers.Escape(unknown)}.Count == 0 && " : "")}}writer.Begin()
                    {{conditions}}
                    && writer.End();
            }
            """);
    }

    private static string WriteMember(MemberModel member, string place, string some)
    {
        var value = $"value.{Identifiers.Escape(member.Name)}";
        if (!IsOptional(member))
        {
            return $"writer.Member({place}) && {FastExpressions.Write(member.Type, value, some)}";
        }

        return member.Default!.IsNull
            ? $"({value} is not {{ }} {some} || writer.Member({place}) && {FastExpressions.Write(member.Type.AsNotNull(), some, some)})"
            : $"(!({DeclaredValues.IsNot(value, member.Type, member.Default)}) || writer.Member({place}) && {FastExpressions.Write(member.Type, value, some)})";
    }

    private static void EmitReadUnion(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        var content = Identifiers.Utf8Literal(type.Union!.Content);
        writer.Line($$"""
            /// <inheritdoc/>
            static bool {{Runtime.Serialization}}ISpecJson<{{self}}>.TryRead(ref {{Runtime.FastReader}} reader, {{MaybeNull}} out {{self}} value)
            {
                object? payload = !reader.Tag({{Identifiers.Utf8Literal(type.Union.Tag)}}, out var tag) ? null : tag.Length switch
                {
                    {{type.Union.Cases.Select(candidate => $"{Identifiers.Number(candidate.Tag.Length)} when {Is("tag", candidate.Tag)} => {(candidate.Payload is { } payload ? $"reader.Content<{payload.Reference}>({content})" : $"reader.End() ? {CaseModel.Unit(self, candidate.Reference)}._value : null")},")}}
                    _ => null,
                };
                value = payload is null ? default : new(payload);
                return payload is not null;
            }
            """);
    }

    private static void EmitWriteUnion(SourceWriter writer, TypeModel type)
    {
        var self = type.Name.Reference;
        var (tag, content) = (Identifiers.Utf8Literal(type.Union!.Tag), Identifiers.Utf8Literal(type.Union.Content));
        writer.Line($$"""
            /// <inheritdoc/>
            static bool {{Runtime.Serialization}}ISpecJson<{{self}}>.TryWrite(ref {{Runtime.FastWriter}} writer, {{self}} value) => value._value switch
            {
                {{type.Union.Cases.Select(candidate => candidate.Payload is { } payload
                    ? $"{payload.Reference} content => writer.Tag({tag}, {Identifiers.Utf8Literal(candidate.Tag)}) && writer.Content({content}, content),"
                    : $"{candidate.Reference} => writer.Tag({tag}, {Identifiers.Utf8Literal(candidate.Tag)}) && writer.End(),")}}
                _ => false,
            };
            """);
    }

    private static bool IsOptional(MemberModel member) => !member.IsRequired && member.Default is not null;

    // A condition that a text in UTF-8 is another one.
    private static string Is(string span, string text) => $"global::System.MemoryExtensions.SequenceEqual({span}, {Identifiers.Utf8Literal(text)})";

    // Where a member's name stands among those of the type.
    private static string Place(TypeModel type, int index)
    {
        var before = type.Members.Take(index).Sum(member => 2 + member.JsonName.Length);
        return $"names, {Identifiers.Number(before + 2)}, {Identifiers.Number(type.Members[index].JsonName.Length)}";
    }

    private static IEnumerable<string> Names(TypeModel type) => type.Members.Count == 0 ? [] : [$"var names = {RecordCodecEmitter.NameTable(type)};"];

    private static List<(MemberModel Member, string Name)> Locals(TypeModel type)
    {
        var names = new LocalNames("reader", "writer", "value", "names");
        return type.Members.Select(member => (member, names.Take("of" + member.Name))).ToList();
    }
}
