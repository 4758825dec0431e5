using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits a record's comparison by value, collections included, and its text without secrets.</summary>
internal static class RecordEqualityEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        EmitEquals(writer, type);
        writer.Separate();
        EmitGetHashCode(writer, type);
        if (type.Members.Any(member => member.IsSensitive))
        {
            writer.Separate();
            EmitPrintMembers(writer, plan);
        }
    }

    private static void EmitEquals(SourceWriter writer, TypeModel type)
    {
        writer.Line("/// <summary>Whether another value has equal members; collections compare by their elements.</summary>");
        writer.Line("/// <param name=\"other\">The other value.</param>");
        writer.Line("/// <returns>Whether the two are equal.</returns>");
        writer.Line($"public bool Equals({type.Name.Reference}? other) =>");
        writer.Indent();
        writer.Line("ReferenceEquals(this, other)");
        var members = type.Members.Select(member => $"\n    && {AreEqual(member)}");
        writer.Line($"|| (other is not null{string.Concat(members)});");
        writer.Unindent();
    }

    private static string AreEqual(MemberModel member)
    {
        var (name, others) = (Identifiers.Member(member.Name), Identifiers.Escape(member.Name));
        return Comparisons.AreEqual(member.Type, name, "other." + others);
    }

    private static void EmitGetHashCode(SourceWriter writer, TypeModel type)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open("public override int GetHashCode()");
        writer.Line("var hash = new global::System.HashCode();");
        foreach (var member in type.Members)
        {
            var name = Identifiers.Member(member.Name);
            writer.Line(member.Type.Kind == TypeRefKind.Array
                ? $"hash.Add({Runtime.Convert}.HashOf<{member.Type.Arguments[0].NullableReference}>({name}));"
                : $"hash.Add({name});");
        }

        writer.Line("return hash.ToHashCode();");
        writer.Close();
    }

    /// <summary>Replaces what the compiler would write: secrets are named but not shown.</summary>
    private static void EmitPrintMembers(SourceWriter writer, TypePlan plan)
    {
        var isDerived = plan.Family is not null;
        writer.Line("/// <summary>Writes the members, but no secrets.</summary>");
        writer.Line("/// <param name=\"builder\">What the text is written to.</param>");
        writer.Line("/// <returns>Whether anything was written.</returns>");
        writer.Open($"{(isDerived ? "protected override" : "private")} bool PrintMembers(global::System.Text.StringBuilder builder)");
        var separator = "";
        foreach (var member in plan.Type.Members)
        {
            writer.Line($"builder.Append({Identifiers.Literal($"{separator}{member.Name} = ")});");
            writer.Line(member.IsSensitive ? "builder.Append(\"<redacted>\");" : $"builder.Append({Identifiers.Member(member.Name)});");
            separator = ", ";
        }

        writer.Line("return true;");
        writer.Close();
    }
}
