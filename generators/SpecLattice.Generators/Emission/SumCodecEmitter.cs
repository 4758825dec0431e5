using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of a sum: an envelope that names the version and holds the spec.</summary>
internal static class SumCodecEmitter
{
    public static void Emit(SourceWriter writer, FamilyPlan plan)
    {
        var sum = plan.SumReference;
        var what = Identifiers.Literal(plan.SumName.TrimStart('@'));
        // Two of one tag are a mistake, but must not keep the compiler from asking the rules about it.
        var readable = plan.Versions.GroupBy(version => version.WireTag, StringComparer.Ordinal).Select(group => group.First());
        writer.Line($$"""
            /// <inheritdoc/>
            static {{sum}} {{Runtime.Serialization}}ISpecJson<{{sum}}>.ReadJson(ref {{Runtime.Reader}} reader) => {{Runtime.Sums}}.Read(ref reader, {{what}}, ReadSpec);

            private static {{sum}} ReadSpec(string tag, ref {{Runtime.Reader}} reader) => tag switch
            {
                {{readable.Select(version => $"{Identifiers.Literal(version.WireTag)} => {version.Type}.ReadJson(ref reader),")}}
                _ => new {{plan.UnknownReference}}(tag, {{Runtime.Read}}.RawValue(ref reader)),
            };

            /// <inheritdoc/>
            static void {{Runtime.Serialization}}ISpecJson<{{sum}}>.WriteJson({{Runtime.Writer}} writer, {{sum}} value) => {{Runtime.Sums}}.Write(writer, {{what}}, value, value?.WireTag, WriteSpec);

            private static void WriteSpec({{Runtime.Writer}} writer, {{sum}} value)
            {
                switch (value)
                {
                    {{plan.Versions.Select(version => $"case {version.Type} spec: {version.Type}.WriteJson(writer, spec); break;")}}
                    case {{plan.UnknownReference}} unknown: {{Runtime.Write}}.RawValue(writer, unknown.Json); break;
                }
            }
            """);
    }
}
