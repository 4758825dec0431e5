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
            {{SumEmitter.Accessibility(plan)}} sealed record {{plan.UnknownName}} : {{plan.SumReference}}, {{Runtime.Serialization}}ISpecJson<{{self}}>
            {
                private readonly {{Runtime.Services}}SpecUnknownVersion _content;

                /// <summary>Keeps a spec of an unknown version.</summary>
                /// <exception cref="global::System.ArgumentException">This build knows the version.</exception>
                public {{plan.UnknownName}}(string wireTag, global::System.ReadOnlyMemory<byte> json) => _content = new(Family, wireTag, json, Versions{{(SumCodecEmitter.HasOwnEnvelope(plan) && !plan.Envelope.IsWrong ? ", EnvelopeCore.Envelope" : "")}});

                private protected override string WireTagCore => _content.WireTag;

                /// <summary>The spec, exactly as it was received.</summary>
                public global::System.ReadOnlyMemory<byte> Json => _content.Json;

                private protected override int VersionCore => _content.Version;

                private protected override int {{SumEmitter.FloorHead(plan)}} => _content.Version;

                private protected override {{SumEmitter.ToVersionHead(plan)}} => _content.Refuse(version, Versions);

                private protected override {{SumEmitter.ToLatestHead(plan)}} => _content.Refuse({{plan.Latest}}, Versions);

                {{refused}}static {{self}} {{Runtime.Serialization}}ISpecJson<{{self}}>.ReadJson(ref {{Runtime.Reader}} reader) => {{Runtime.Sums}}.ReadUnknown<{{plan.SumReference}}, {{self}}>(ref reader);

                static void {{Runtime.Serialization}}ISpecJson<{{self}}>.WriteJson({{Runtime.Writer}} writer, {{self}} value) => {{Runtime.Sums}}.Write<{{plan.SumReference}}>(writer, value);

                /// <summary>Shows the tag and the length, never the content, which may hold secrets.</summary>
                public override string ToString() => _content.Show({{Identifiers.Literal(plan.UnknownName)}});
            }
            """);
    }
}
