using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits a record's JSON codec.</summary>
internal static class RecordCodecEmitter
{
    // Every byte that is a character of its own, the plainest first; but for the marks.
    private static readonly char[] Separators = ['|', .. Enumerable.Range(1, 127).Select(code => (char)code).Where(character => character is not ('!' or '?' or '+' or '~'))];

    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        EmitRead(writer, plan);
        writer.Separate();
        EmitWrite(writer, plan);
    }

    private static void EmitRead(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        var self = type.Name.Reference;
        if (plan.IsReadBesideTag)
        {
            writer.Line($$"""
                /// <inheritdoc/>
                public static {{self}} ReadJson(ref {{Runtime.Reader}} reader) => ReadJson(ref reader, default);

                // From an object that also holds the tag of the union that this is a case of, or the mark of this version.
                internal static {{self}} ReadJson(ref {{Runtime.Reader}} reader, global::System.ReadOnlySpan<byte> tag)
                """);
        }
        else
        {
            writer.Line($$"""
                /// <inheritdoc/>
                public static {{self}} ReadJson(ref {{Runtime.Reader}} reader)
                """);
        }

        var names = new LocalNames("reader", "members", "tag");
        var locals = type.Members.Select(member => new Local(member, names.Take(member.Name))).ToList();
        var options = (type.IgnoresUnknownMembers ? ", ignoresUnknown: true" : "") + (plan.IsReadBesideTag ? ", tag: tag" : "");
        writer.Line($$"""
            {
                {{locals.Select(local => $"{local.Member.Type.NullableReference} {local.Name} = {InitialValue(local.Member)};")}}
                var members = new {{Runtime.Members}}(ref reader, {{Identifiers.Literal(type.Name.ShortName)}}, {{NameTable(type)}}{{options}});
                {{(type.Unknown is null ? "" : $"members.KeepUnknown({(plan.Mark is { } mark ? Identifiers.Literal(mark) : "")});")}}
                while (members.MoveNext(ref reader))
                {
                    {{ReadMembers(locals)}}
                }

                return {{RecordConstruction.InLines(self, locals.Select(local => (local.Member, local.Name)), type.Unknown is null ? null : (type.Unknown, "members.Unknown"))}}
            }
            """);
    }

    // A switch without cases is a warning, and there is nothing to read.
    private static IEnumerable<string> ReadMembers(List<Local> locals) => locals.Count == 0 ? [] :
    [
        "switch (members.Index)",
        "{",
        .. locals.Select((local, i) => $"    case {Identifiers.Number(i)}: {local.Name} = {CodecExpressions.Read(IsNullAnyway(local.Member) ? local.Member.Type.AsNotNull() : local.Member.Type)}; break;"),
        "}",
    ];

    /// <summary>The names as the runtime takes them: each after a separator that is in none of them, and a mark that says whether the member must be there.</summary>
    public static string NameTable(TypeModel type)
    {
        var names = type.Members.Select(member => member.JsonName).ToList();
        var separator = Separators.First(candidate => names.TrueForAll(name => name.IndexOf(candidate) < 0));
        return Identifiers.Utf8Literal(string.Concat(type.Members.Select(member => $"{separator}{Mark(member)}{member.JsonName}")));
    }

    private static char Mark(MemberModel member) => (member.IsRequired, IsNullAnyway(member)) switch
    {
        (true, true) => '+',
        (true, false) => '!',
        (false, true) => '~',
        (false, false) => '?',
    };

    /// <summary>Whether the local for a member is null before it is read, so that the runtime may pass over null.</summary>
    private static bool IsNullAnyway(MemberModel member) => member.Type.IsNullable && (member.IsRequired || member.Default is null or { IsNull: true });

    private static void EmitWrite(SourceWriter writer, TypePlan plan)
    {
        var self = plan.Type.Name.Reference;
        var what = Identifiers.Literal(plan.Type.Name.ShortName);
        var members = plan.Type.Members.SelectMany(WriteMember).Concat(WriteUnknown(plan));
        if (!plan.IsReadBesideTag)
        {
            writer.Line($$"""
                /// <inheritdoc/>
                public static void WriteJson({{Runtime.Writer}} writer, {{self}} value)
                {
                    {{(plan.Type.IsOpen ? [$"{Runtime.Write}.NotDerived(value, {what});"] : Array.Empty<string>())}}
                    {{Runtime.Write}}.StartObject(writer, value, {{what}});
                    {{members}}
                    writer.WriteEndObject();
                }
                """);
            return;
        }

        writer.Line($$"""
            /// <inheritdoc/>
            public static void WriteJson({{Runtime.Writer}} writer, {{self}} value)
            {
                {{Runtime.Write}}.StartObject(writer, value, {{what}});
                WriteJsonMembers(writer, value);
                writer.WriteEndObject();
            }

            // Into an object that is already open.
            internal static void WriteJsonMembers({{Runtime.Writer}} writer, {{self}} value)
            {
                {{members}}
            }
            """);
    }

    // The mark of the version is not a member, and could not be told from one of its name.
    private static IEnumerable<string> WriteUnknown(TypePlan plan)
    {
        if (plan.Type.Unknown is { } unknown)
        {
            string[] first = ["writer", $"value.{Identifiers.Escape(unknown)}", Identifiers.Literal(plan.Type.Name.ShortName)];
            var taken = plan.Type.Members.Select(member => member.JsonName).Concat(plan.Mark is { } mark ? [mark] : []);
            yield return $"{Runtime.Unknown}.Write({string.Join(", ", first.Concat(taken.Select(Identifiers.Literal)))});";
        }
    }

    private static IEnumerable<string> WriteMember(MemberModel member)
    {
        var value = $"value.{Identifiers.Escape(member.Name)}";
        if (member.IsRequired || member.Default is null)
        {
            return CodecExpressions.WriteMember(member.JsonName, member.Type, value);
        }

        var local = "of" + member.Name;
        return
        [
            member.Default.IsNull
                ? Block.If($"{value} is {{ }} {local}", CodecExpressions.WriteMember(member.JsonName, member.Type.AsNotNull(), local))
                : Block.If(DeclaredValues.IsNot(value, member.Type, member.Default), CodecExpressions.WriteMember(member.JsonName, member.Type, value)),
        ];
    }

    /// <summary>What a member is before it is read.</summary>
    public static string InitialValue(MemberModel member) => member switch
    {
        { IsRequired: false, Default: { } declared } => declared.Code,
        { Type.IsNullable: false, Type.IsValueType: false } => "default!",
        _ => "default",
    };

    /// <summary>A member, and the local that holds its value until all are read.</summary>
    private sealed record Local(MemberModel Member, string Name);
}
