using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Emitting;

/// <summary>Writes the hand-written conversions of several members, and the attributes of moves.</summary>
internal static class TogetherSource
{
    /// <summary>The arguments that say what was moved where.</summary>
    public static string Moved(PartMove move)
    {
        var outside = Names(move.Moved.Select(moved => moved.Outside));
        var inside = Names(move.Moved.Select(moved => moved.Inside));
        return outside == inside ? outside : $"{outside}, As = new[] {{ {inside} }}";
    }

    public static void Write(CodeText code, MemberGroup group)
    {
        var more = group.Kind == GroupConversion.Mix ? ", Lossless = true" : "";
        var name = string.Concat(group.Newer.Select(member => member.Name));
        var type = group.Newer[0].Type.Code;
        var attribute = $"[SpecConversion({Names(group.Newer)}, From = new[] {{ {Names(group.Older)} }}";
        switch (group.Kind)
        {
            case GroupConversion.Mix:
                code.Line($"{attribute}, Direction = SpecDirection.Up{more})] internal static ({type}, {type}) Up{name}({type} a, {type} b) => (unchecked(({type})(a ^ b)), b);");
                code.Line($"{attribute}, Direction = SpecDirection.Down{more})] internal static ({type}, {type}) Down{name}({type} a, {type} b) => (unchecked(({type})(a ^ b)), b);");
                break;
            case GroupConversion.Digits:
                code.Line($"{attribute})] internal static ({type}, {type}) Apart{name}({type} whole) => (({type})(whole / 10), ({type})(whole % 10));");
                code.Line($"{attribute})] internal static {type} Together{name}({type} tens, {type} rest) => checked(({type})(tens * 10 + rest));");
                break;
            default:
                var second = group.IsSplit ? group.Newer[1] : group.Older[1];
                code.Line($"{attribute})] internal static Conversion<(string, string)> Apart{name}(string whole) =>");
                code.Line("    whole.IndexOf(':') is >= 0 and var at ? (whole.Substring(0, at), whole.Substring(at + 1)) : Conversion.Refuse(\"it has no colon\");");
                code.Line($"{attribute})] internal static Conversion<string> Together{name}(string before, string after) =>");
                code.Line($"    after == \"!\" ? Conversion.Refuse(\"/{second.Name}\", \"it cries\") : before + \":\" + after;");
                break;
        }
    }

    private static string Names(IEnumerable<Member> members) => string.Join(", ", members.Select(member => $"\"{member.Name}\""));
}
