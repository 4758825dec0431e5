using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the canonical schema texts of a family's versions.</summary>
internal static class SumSchemaEmitter
{
    public static void Emit(SourceWriter writer, FamilyPlan plan)
    {
        var covered = plan.ForeignParts.Count == 0 ? "of which its digest is the SHA-256" : "of which, and of the parts of other assemblies that it names, its digest is the SHA-256";
        writer.Line($"/// <summary>The canonical text of what a version looks like in JSON, {covered}.</summary>");
        writer.Line("/// <param name=\"version\">The version.</param>");
        writer.Line("/// <returns>The text, one fact per line.</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">This build does not know the version.</exception>");
        writer.Open("public static string SchemaOf(int version) => version switch");
        foreach (var version in plan.Versions)
        {
            writer.Line($"{Identifiers.Number(version.Version)} =>");
            writer.Indent();
            TextBlock.Write(writer, version.Schema, ",");
            writer.Unindent();
        }

        writer.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(version), version, {Identifiers.Literal($"This build does not know such a version of {plan.Family}.")}),");
        writer.Close(";");
        EmitExamples(writer, plan);
        EmitParts(writer, plan);
    }

    private static void EmitExamples(SourceWriter writer, FamilyPlan plan)
    {
        if (plan.ScalarExamples.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <summary>Examples of the scalars in any version, as their attributes give them; for tests.</summary>");
        writer.Line($"public static global::System.Collections.Immutable.ImmutableArray<{Runtime.Space}SpecScalarExamples> ScalarExamples =>");
        writer.Line("[");
        writer.Indent();
        foreach (var scalar in plan.ScalarExamples)
        {
            writer.Line($"new({Identifiers.Literal(scalar.Scalar)}, [{string.Join(", ", scalar.Examples.Select(Identifiers.Literal))}]),");
        }

        writer.Unindent();
        writer.Line("];");
    }

    private static void EmitParts(SourceWriter writer, FamilyPlan plan)
    {
        if (plan.ForeignParts.Count == 0)
        {
            return;
        }

        writer.Separate();
        writer.Line("/// <summary>The schemas of the parts of other assemblies that the versions' schemas only name.</summary>");
        writer.Line($"public static global::System.Collections.Immutable.ImmutableArray<{Runtime.Space}SpecPartSchema> ForeignParts =>");
        writer.Line("[");
        writer.Indent();
        foreach (var part in plan.ForeignParts)
        {
            writer.Line($"new({Identifiers.Literal(part.Name)}, {Identifiers.Number(part.Version)}, {Text(part.Schema)}),");
        }

        writer.Unindent();
        writer.Line("];");
    }

    // One line of code for a line of the text.
    private static string Text(string schema) => string.Join("\n+ ", schema.TrimEnd('\n').Split('\n').Select(line => Identifiers.Literal(line + "\n")));
}
