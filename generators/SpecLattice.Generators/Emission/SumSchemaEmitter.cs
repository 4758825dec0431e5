using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the canonical schema texts of a family's versions.</summary>
internal static class SumSchemaEmitter
{
    public static string Emit(FamilyPlan plan) => TypeFile.Write(plan.Namespace, writer =>
    {
        writer.Open($"partial record {plan.SumName}");
        writer.Line("/// <summary>The canonical text of what a version looks like in JSON, of which its digest is the SHA-256.</summary>");
        writer.Line("/// <param name=\"version\">The version.</param>");
        writer.Line("/// <returns>The text, one fact a line.</returns>");
        writer.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">This build does not know the version.</exception>");
        writer.Open("public static string SchemaOf(int version) => version switch");
        foreach (var version in plan.Versions)
        {
            var lines = version.Schema.TrimEnd('\n').Split('\n').Select(line => Identifiers.Literal(line + "\n"));
            writer.Line($"{ConversionFrame.Number(version.Version)} =>");
            writer.Indent();
            writer.Line(string.Join("\n+ ", lines) + ",");
            writer.Unindent();
        }

        writer.Line($"_ => throw new global::System.ArgumentOutOfRangeException(nameof(version), version, {Identifiers.Literal($"This build does not know such a version of {plan.Family}.")}),");
        writer.Close(";");
        writer.Close();
    });
}
