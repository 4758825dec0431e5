using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of a sum: an envelope that names the version and holds the spec.</summary>
internal static class SumCodecEmitter
{
    public static void Emit(SourceWriter writer, FamilyPlan plan)
    {
        EmitRead(writer, plan);
        writer.Separate();
        EmitReadSpec(writer, plan);
        writer.Separate();
        EmitWrite(writer, plan);
    }

    private static void EmitRead(SourceWriter writer, FamilyPlan plan)
    {
        var sum = plan.SumReference;
        var what = Identifiers.Literal(plan.SumName);
        writer.Line("/// <inheritdoc/>");
        writer.Open($"static {sum} {Runtime.Space}ISpecJson<{sum}>.ReadJson(ref {Runtime.Reader} reader)");
        writer.Line($"var start = {Runtime.Read}.StartObject(ref reader, {what});");
        writer.Line("string? tag = null;");
        writer.Line("var hasSpec = false;");
        writer.Line($"{sum}? value = null;");
        writer.Line($"{Runtime.Reader} early = default;");
        writer.Open($"while ({Runtime.Read}.NextMember(ref reader))");
        writer.Open("if (reader.ValueTextEquals(\"version\"u8))");
        writer.Open("if (tag is not null)");
        writer.Line($"throw {Runtime.Read}.DuplicateMember(ref reader, \"version\");");
        writer.Close();
        writer.Line();
        writer.Line("reader.Read();");
        writer.Line($"tag = {Runtime.Read}.String(ref reader);");
        writer.Close();
        writer.Open("else if (reader.ValueTextEquals(\"spec\"u8))");
        writer.Open("if (hasSpec)");
        writer.Line($"throw {Runtime.Read}.DuplicateMember(ref reader, \"spec\");");
        writer.Close();
        writer.Line();
        writer.Line("hasSpec = true;");
        writer.Open("if (tag is not null)");
        writer.Line("reader.Read();");
        writer.Line("value = ReadSpec(tag, ref reader);");
        writer.Close();
        writer.Open("else");
        writer.Line("// The version is not known yet: remember the place, and read the spec once it is.");
        writer.Line("early = reader;");
        writer.Line("early.Read();");
        writer.Line($"{Runtime.Read}.Skip(ref reader);");
        writer.Close();
        writer.Close();
        writer.Open("else");
        writer.Line($"throw {Runtime.Read}.UnknownMember(ref reader, {what}, \"`version`, `spec`\");");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Open("if (tag is null)");
        writer.Line($"throw {Runtime.Read}.MissingMember(start, {what}, \"version\");");
        writer.Close();
        writer.Line();
        writer.Open("if (!hasSpec)");
        writer.Line($"throw {Runtime.Read}.MissingMember(start, {what}, \"spec\");");
        writer.Close();
        writer.Line();
        writer.Line("return value ?? ReadSpec(tag, ref early);");
        writer.Close();
    }

    private static void EmitReadSpec(SourceWriter writer, FamilyPlan plan)
    {
        writer.Line("/// <summary>Reads the spec that an envelope with this tag holds.</summary>");
        writer.Open($"private static {plan.SumReference} ReadSpec(string tag, ref {Runtime.Reader} reader)");
        writer.Open("switch (tag)");
        // Two of one tag are a mistake, but must not keep the compiler from asking the rules about it.
        foreach (var version in plan.Versions.GroupBy(version => version.WireTag, StringComparer.Ordinal).Select(group => group.First()))
        {
            writer.Line($"case {Identifiers.Literal(version.WireTag)}:");
            writer.Line($"    return {version.Type}.ReadJson(ref reader);");
        }

        writer.Line("default:");
        writer.Line($"    return new {plan.UnknownReference}(tag, {Runtime.Read}.RawValue(ref reader));");
        writer.Close();
        writer.Close();
    }

    private static void EmitWrite(SourceWriter writer, FamilyPlan plan)
    {
        var sum = plan.SumReference;
        writer.Line("/// <inheritdoc/>");
        writer.Open($"static void {Runtime.Space}ISpecJson<{sum}>.WriteJson({Runtime.Writer} writer, {sum} value)");
        writer.Line($"{Runtime.Write}.StartObject(writer, value, {Identifiers.Literal(plan.SumName)});");
        writer.Line("writer.WritePropertyName(\"version\"u8);");
        writer.Line($"{Runtime.Write}.String(writer, value.WireTag);");
        writer.Line("writer.WritePropertyName(\"spec\"u8);");
        writer.Open("switch (value)");
        foreach (var version in plan.Versions)
        {
            writer.Line($"case {version.Type} spec:\n    {version.Type}.WriteJson(writer, spec);\n    break;");
        }

        writer.Line($"case {plan.UnknownReference} unknown:\n    {Runtime.Write}.RawValue(writer, unknown.Json);\n    break;");
        writer.Close();
        writer.Line();
        writer.Line("writer.WriteEndObject();");
        writer.Close();
    }
}
