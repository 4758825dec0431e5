using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits a record's comparison by value, collections included, and its text without secrets.</summary>
internal static class RecordEqualityEmitter
{
    // As many as `HashCode.Combine` takes.
    private const int MaxCombined = 8;

    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        var members = plan.Type.Members;
        var ensure = plan.CanHoldItself ? $" && {Runtime.Depth}.Ensure()" : "";
        var hash = Combine(members.Select(Hashed).Concat(Unknown(plan)).ToList());
        writer.Line($$"""
            /// <inheritdoc/>
            public bool Equals({{plan.Type.Name.Reference}}? other) => ReferenceEquals(this, other) || (other is not null{{ensure}}{{members.Select(AreEqual).Concat(Unknown(plan).Select(member => $"{member} == other.{member}")).Select(equal => "    && " + equal).Prepend("")}});

            /// <inheritdoc/>
            public override int GetHashCode() => {{(plan.CanHoldItself ? $"!{Runtime.Depth}.Ensure() ? 0 : {hash}" : hash)}};
            """);
        if ((plan.CanHoldItself && !plan.Type.PrintsMembers) || members.Any(member => member.IsSensitive))
        {
            writer.Separate();
            EmitPrintMembers(writer, plan);
        }
    }

    private static IEnumerable<string> Unknown(TypePlan plan) => plan.Type.Unknown is { } unknown ? [Identifiers.Escape(unknown)] : [];

    private static string AreEqual(MemberModel member) =>
        Comparisons.AreEqual(member.Type, Identifiers.Member(member.Name), "other." + Identifiers.Escape(member.Name));

    private static string Hashed(MemberModel member) => member.Type.Kind == TypeRefKind.Array
        ? $"{Runtime.Convert}.HashOf<{member.Type.Arguments[0].NullableReference}>({Identifiers.Member(member.Name)})"
        : Identifiers.Member(member.Name);

    private static string Combine(List<string> values)
    {
        if (values.Count == 0)
        {
            return "0";
        }

        var first = string.Join(", ", values.Take(MaxCombined));
        var hash = $"global::System.HashCode.Combine({first})";
        for (var start = MaxCombined; start < values.Count; start += MaxCombined - 1)
        {
            hash = $"global::System.HashCode.Combine(\n    {hash},\n    {string.Join(", ", values.Skip(start).Take(MaxCombined - 1))})";
        }

        return hash;
    }

    /// <summary>Replaces what the compiler would write: secrets are named but not shown, and what is nested very deeply is cut.</summary>
    private static void EmitPrintMembers(SourceWriter writer, TypePlan plan)
    {
        var separator = "";
        var lines = new List<string>();
        foreach (var member in plan.Type.Members)
        {
            lines.Add($"builder.Append({Identifiers.Literal($"{separator}{member.Name} = ")});");
            lines.Add(member.IsSensitive ? "builder.Append(\"<redacted>\");" : $"builder.Append({Printed(plan, member)});");
            separator = ", ";
        }

        foreach (var unknown in Unknown(plan))
        {
            lines.Add($"builder.Append({Identifiers.Literal($"{separator}{plan.Type.Unknown} = ")}).Append({unknown}.ToString());");
        }

        writer.Line($$"""
            /// <summary>Writes the members{{(plan.Type.Members.Any(member => member.IsSensitive) ? ", but no secrets" : "")}}.</summary>
            {{(plan.Family is not null ? "protected override" : "private")}} bool PrintMembers(global::System.Text.StringBuilder builder)
            {
                {{lines}}
                return true;
            }
            """);
    }

    private static string Printed(TypePlan plan, MemberModel member) =>
        plan.CanHoldItself && member.Type.Kind is TypeRefKind.Record or TypeRefKind.Union or TypeRefKind.Ordinary
            ? $"{Runtime.Depth}.Print({Identifiers.Member(member.Name)})"
            : Identifiers.Member(member.Name);
}
