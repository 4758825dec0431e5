using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the case of a sum that keeps a version which this build does not know.</summary>
internal static class UnknownVersionEmitter
{
    public static void Emit(SourceWriter writer, FamilyPlan plan, bool isComposed)
    {
        var refused = isComposed ? CompositionEmitter.Refused("_content.Refuse(version, Versions).Losses") + "\n\n" : "";
        var self = plan.UnknownReference;
        writer.Line($$"""
            /// <summary>A version of the family <c>{{Identifiers.Xml(plan.Family)}}</c> that this build does not know, kept byte for byte: it can be passed on, but not converted.</summary>
            {{Runtime.GeneratedCode}}
            {{Runtime.JsonConverter(self)}}
            {{SumEmitter.Accessibility(plan)}} sealed record {{plan.UnknownName}} : {{plan.SumReference}}, {{Runtime.Space}}ISpecJson<{{self}}>
            {
                private readonly {{Runtime.Services}}SpecUnknownVersion _content;

                /// <summary>Keeps a spec of an unknown version.</summary>
                /// <exception cref="global::System.ArgumentException">This build knows the version.</exception>
                public {{plan.UnknownName}}(string wireTag, global::System.ReadOnlyMemory<byte> json) => _content = new(Family, wireTag, json, Versions);

                /// <inheritdoc/>
                public override string WireTag => _content.WireTag;

                /// <summary>The spec, exactly as it was received.</summary>
                public global::System.ReadOnlyMemory<byte> Json => _content.Json;

                /// <inheritdoc/>
                public override int Version => _content.Version;

                /// <summary>The version itself: what an unknown spec needs cannot be told.</summary>
                public override int {{SumEmitter.FloorHead(plan)}} => Version;

                /// <inheritdoc/>
                public override {{SumEmitter.ToVersionHead(plan)}} => _content.Refuse(version, Versions);

                /// <inheritdoc/>
                public override {{SumEmitter.ToLatestHead(plan)}} => _content.Refuse({{plan.Latest}}, Versions);

                {{refused}}static {{self}} {{Runtime.Space}}ISpecJson<{{self}}>.ReadJson(ref {{Runtime.Reader}} reader) => {{Runtime.Sums}}.ReadUnknown<{{plan.SumReference}}, {{self}}>(ref reader);

                static void {{Runtime.Space}}ISpecJson<{{self}}>.WriteJson({{Runtime.Writer}} writer, {{self}} value) => {{Runtime.Sums}}.Write<{{plan.SumReference}}>(writer, value);

                /// <summary>Shows the tag and the length, never the content, which may hold secrets.</summary>
                public override string ToString() => _content.Show({{Identifiers.Literal(plan.UnknownName)}});
            }
            """);
    }
}
