using System.Globalization;
using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;
using static SpecLattice.Generators.Tests.RandomFamilies.Emitting.CodeText;

namespace SpecLattice.Generators.Tests.RandomFamilies.Emitting;

/// <summary>Writes a family as a developer would.</summary>
internal static class FamilySource
{
    public static string Write(FamilyShape family)
    {
        var code = new CodeText();
        foreach (var group in family.Types.GroupBy(type => type.Version).OrderBy(group => group.Key))
        {
            code.Open($"namespace {family.Name}.V{Number(group.Key)}");
            foreach (var type in group)
            {
                WriteType(code, type, family);
            }

            code.Close();
        }

        return code.ToString();
    }

    private static void WriteType(CodeText code, TypeVersion type, FamilyShape family)
    {
        var after = type.Older is { } older ? $", After = {Number(older.Version)}" : "";
        var version = Number(type.Version);
        code.Line(type.Lineage.IsRoot ? $"[Spec(\"{type.Lineage.Family}\", {version}{after})]" : $"[SpecPart({version}{after})]");
        switch (type)
        {
            case RecordVersion record:
                WriteRecord(code, record, family);
                break;
            case UnionVersion union:
                WriteUnion(code, union);
                break;
            case EnumVersion choice:
                WriteEnum(code, choice);
                break;
        }
    }

    // Some are discarded on purpose: to whoever chooses versions at run time, as here, that is a loss like others until it is accepted.
    private static bool IsDiscarded(RecordVersion record, string name) => record.Whole is null && (name.Sum(letter => letter) + record.Version) % 3 == 0;

    private static void WriteRecord(CodeText code, RecordVersion record, FamilyShape family)
    {
        foreach (var (member, absent) in record.Removed)
        {
            var argument = AbsentOf(member, absent, record.Older!, "When = ", "WhenMember");
            var discard = IsDiscarded(record, member.Name) ? ", Discard = \"nobody needs it\"" : "";
            code.Line($"[Removed(\"{member.Name}\"{(argument.Length > 0 ? ", " + argument : "")}{discard})]");
        }

        foreach (var move in record.Moves.Where(move => !move.IsGathered))
        {
            code.Line($"[Scattered(\"{move.Part.Name}\", {TogetherSource.Moved(move)})]");
        }

        code.Open($"public sealed partial record {record.Lineage.Name}");
        foreach (var member in record.Members)
        {
            WriteMember(code, record, member);
        }

        foreach (var group in record.Groups)
        {
            TogetherSource.Write(code, group);
        }

        if (record.Whole is { } whole)
        {
            HandWritten.WriteWhole(code, record, whole);
        }

        foreach (var (older, newer) in family.Shortcuts.Where(shortcut => shortcut.Newer == record))
        {
            HandWritten.WriteShortcut(code, older, newer, family);
        }

        code.Close();
    }

    // Null goes without saying, unless a document's own silence means something else.
    private static string AbsentOf(Member member, Value absent, TypeVersion record, string constant, string named) => absent is NullValue && member.Default is not (null or NullValue)
        ? constant + "null"
        : DeclaredCode.Argument(absent, member.Type, record.Reference, member.Name, constant, named);

    private static void WriteMember(CodeText code, RecordVersion record, Member member)
    {
        if (member.Absent is { } absent)
        {
            var argument = AbsentOf(member, absent, record, "", "Member");
            code.Line($"[Added{(argument.Length > 0 ? $"({argument})" : "")}]");
        }

        if (record.Moves.Find(move => move.IsGathered && move.Part == member) is { } gathered)
        {
            code.Line($"[Gathered({TogetherSource.Moved(gathered)})]");
        }

        if (member.Older is { } older && older.Name != member.Name)
        {
            code.Line($"[Renamed(\"{older.Name}\")]");
        }

        if (member.Custom == MemberConversion.MeaningChanged)
        {
            code.Line("[SemanticChange(\"it counts from the other end\")]");
        }

        var initializer = "";
        if (member.Default is { } missing and not NullValue)
        {
            code.Line($"[SpecDefault({DeclaredCode.Argument(missing, member.Type, record.Reference, member.Name, "", "Member")})]");
            initializer = $" = {DeclaredCode.Expression(missing, member.Type, record.Reference, member.Name)};";
        }

        code.Line($"public {(member.Default is null ? "required " : "")}{member.Type.Code} {member.Name} {{ get; init; }}{initializer}");
        if (member.Type is ItemsShape { Item: IntegerShape })
        {
            code.Line($"internal static {member.Type.Code} {DeclaredCode.PairName(member.Name)} => [1, 2];");
        }

        HandWritten.WriteMember(code, member);
    }

    private static void WriteUnion(CodeText code, UnionVersion union)
    {
        code.Line(union.Layout switch
        {
            Layout.Adjacent => $"[SpecUnion(Tag = \"{UnionVersion.Tag}\", Content = \"{UnionVersion.Content}\")]",
            Layout.Internal => $"[SpecUnion(Tag = \"{UnionVersion.Tag}\")]",
            Layout.External => "[SpecUnion]",
            _ => throw new ArgumentOutOfRangeException(nameof(union), union.Layout, "no annotation of this layout is known"),
        });
        foreach (var candidate in union.Cases)
        {
            var renamed = candidate.Older is { } older && older.Tag != candidate.Tag && older.CSharpName != candidate.CSharpName ? $", Renamed = \"{older.CSharpName}\"" : "";
            code.Line(candidate.Payload is { } payload
                ? $"[Case<{payload.Code}>(\"{candidate.Tag}\"{renamed})]"
                : $"[UnitCase(\"{candidate.Name}\", Tag = \"{candidate.Tag}\"{renamed})]");
        }

        foreach (var removed in union.Removed)
        {
            code.Line($"[Removed(\"{removed.CSharpName}\")]");
        }

        code.Line($"public readonly partial struct {union.Lineage.Name};");
    }

    private static void WriteEnum(CodeText code, EnumVersion choice)
    {
        foreach (var removed in choice.Removed)
        {
            code.Line($"[Removed(\"{removed.Name}\")]");
        }

        code.Open($"public enum {choice.Lineage.Name}");
        foreach (var member in choice.Members)
        {
            if (member.Older is { } older && older.Name != member.Name)
            {
                code.Line($"[Renamed(\"{older.Name}\")]");
            }

            code.Line(member.Name + ",");
        }

        code.Close();
    }
}

/// <summary>Writes the hand-written conversions of a family.</summary>
internal static class HandWritten
{
    public static void WriteMember(CodeText code, Member member)
    {
        var name = member.Name;
        switch (member.Custom)
        {
            case MemberConversion.Scale:
                code.Line($"[SpecConversion(\"{name}\")] internal static ulong Up{name}(uint older) => older * 1000UL;");
                code.Line($"[SpecConversion(\"{name}\")] internal static uint Down{name}(ulong newer) => unchecked((uint)(newer / 1000UL));");
                break;
            case MemberConversion.TrustedShift:
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Up, Lossless = true)] internal static int Up{name}(int older) => unchecked(older + 1);");
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Down, Lossless = true)] internal static int Down{name}(int newer) => unchecked(newer - 1);");
                break;
            case MemberConversion.Halve:
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Up)] internal static int Up{name}(int older) => older / 2;");
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Down)] internal static int Down{name}(int newer) => unchecked(newer * 2);");
                break;
            case MemberConversion.Throw:
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Up)] internal static string Up{name}(string older) =>");
                code.Line("    older.Contains('!') ? throw new global::System.FormatException(\"it cries\") : \"m:\" + older;");
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Down)] internal static string Down{name}(string newer) =>");
                code.Line("    newer.StartsWith(\"m:\", global::System.StringComparison.Ordinal) ? newer.Substring(2) : throw new global::System.FormatException(\"it has no mark\");");
                break;
            case MemberConversion.Shift:
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Up)] internal static int Up{name}(int older) => unchecked(older + 1);");
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Down)] internal static int Down{name}(int newer) => unchecked(newer - 1);");
                break;
            case MemberConversion.Mark:
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Up)] internal static Conversion<string> Up{name}(string older) =>");
                code.Line("    older.Contains('!') ? Conversion.Refuse(\"it cries\") : \"m:\" + older;");
                code.Line($"[SpecConversion(\"{name}\", Direction = SpecDirection.Down)] internal static Conversion<string> Down{name}(string newer) =>");
                code.Line("    newer.StartsWith(\"m:\", global::System.StringComparison.Ordinal) ? newer.Substring(2) : Conversion.Refuse(\"it has no mark\");");
                break;
        }
    }

    public static void WriteWhole(CodeText code, RecordVersion record, WholeConversion whole)
    {
        var (older, newer) = (record.Older!.Reference, record.Reference);
        var refused = whole.Refused?.ToString(CultureInfo.InvariantCulture);
        var up = $"new {newer} {{ {Copy(record, "older", whole, "+")} }}";
        code.Line(refused is null
            ? $"[SpecConversion] internal static {newer} Up({older} older) => {up};"
            : $"[SpecConversion] internal static Conversion<{newer}> Up({older} older) => older.{whole.Member} == {refused}"
                + $" ? Conversion.Refuse(\"/{whole.Member}\", \"it is the refused one\") : {up};");
        code.Line($"[SpecConversion] internal static {older} Down({newer} newer) => new {older} {{ {Copy(record, "newer", whole, "-")} }};");
    }

    /// <summary>Both ways from version to version, as the conversions between neighbours go.</summary>
    public static void WriteShortcut(CodeText code, RecordVersion older, RecordVersion newer, FamilyShape family)
    {
        WriteSteps(code, "ShortUp", older, newer, family);
        WriteSteps(code, "ShortDown", newer, older, family);
    }

    private static void WriteSteps(CodeText code, string name, RecordVersion from, RecordVersion to, FamilyShape family)
    {
        var sum = $"global::{family.Name}.VersionedRoot";
        var steps = FamilyShape.Route(from, to).Skip(1).Select(version => $".Then(value => value.ToVersion({Number(version.Version)}))");
        code.Line($"[SpecConversion] internal static Conversion<{to.Reference}> {name}({from.Reference} value) =>");
        code.Line($"    Conversion<{sum}>.Success(value){string.Concat(steps)}.Map(value => ({to.Reference})value);");
    }

    private static string Copy(RecordVersion record, string value, WholeConversion whole, string sign) => string.Join(", ", record.Members.Select(member =>
        member.Name == whole.Member
            ? $"{member.Name} = unchecked({value}.{member.Name} {sign} {Number(whole.Offset)})"
            : $"{member.Name} = {value}.{member.Name}"));
}
