using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the canonical schema texts of a family's versions.</summary>
internal static class SumSchemaEmitter
{
    public static void Emit(SourceWriter writer, FamilyPlan plan)
    {
        var covered = plan.ForeignParts.Count == 0 ? "of which its digest is the SHA-256" : "of which, and of the parts of other assemblies that it names, its digest is the SHA-256";
        writer.Line($$"""
            /// <summary>The canonical text of what a version looks like in JSON, {{covered}}.</summary>
            /// <exception cref="global::System.ArgumentOutOfRangeException">This build does not know the version.</exception>
            public static string SchemaOf(int version) => version switch
            {
                {{plan.Versions.Select(version => $"{Identifiers.Number(version.Version)} => {TextBlock.Of(version.Schema)},")}}
                _ => throw new global::System.ArgumentOutOfRangeException("version", version, {{Identifiers.Literal($"This build does not know such a version of {plan.Family}.")}}),
            };
            """);
        if (plan.ScalarExamples.Count > 0)
        {
            writer.Separate();
            writer.Line($$"""
                /// <summary>Examples of the scalars in any version, as their attributes give them; for tests.</summary>
                public static global::System.Collections.Immutable.ImmutableArray<{{Runtime.Schemas}}SpecScalarExamples> ScalarExamples =>
                [
                    {{plan.ScalarExamples.Select(scalar => $"new({Identifiers.Literal(scalar.Scalar)}, [{string.Join(", ", scalar.Examples.Select(Identifiers.Literal))}]),")}}
                ];
                """);
        }

        if (plan.ForeignParts.Count > 0)
        {
            writer.Separate();
            writer.Line($$"""
                /// <summary>The schemas of the parts of other assemblies that the versions' schemas only name.</summary>
                public static global::System.Collections.Immutable.ImmutableArray<{{Runtime.Schemas}}SpecPartSchema> ForeignParts =>
                [
                    {{plan.ForeignParts.Select(part => $"new({Identifiers.Literal(part.Name)}, {Identifiers.Number(part.Version)}, {TextBlock.Of(part.Schema)}),")}}
                ];
                """);
        }
    }
}
