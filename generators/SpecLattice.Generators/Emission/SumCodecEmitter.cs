using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the codec of a sum, whose documents say their version and hold the spec.</summary>
internal static class SumCodecEmitter
{
    /// <summary>Whether documents say their version in another way than the one that goes without saying.</summary>
    public static bool HasOwnEnvelope(FamilyPlan plan) => plan.Envelope != EnvelopeModel.Default;

    /// <summary>What a sum is beside what every sum is.</summary>
    public static string Interfaces(FamilyPlan plan) => plan.Envelope is { Form: EnvelopeForm.Outside, IsWrong: false } ? $", {Runtime.Space}ISpecMarked<{plan.SumReference}>" : "";

    public static void Emit(SourceWriter writer, FamilyPlan plan)
    {
        if (plan.Envelope.IsWrong)
        {
            EmitUnreadable(writer, plan);
            return;
        }

        var sum = plan.SumReference;
        var what = Identifiers.Literal(plan.SumName.TrimStart('@'));
        if (HasOwnEnvelope(plan))
        {
            EmitCodec(writer, plan, what);
            writer.Separate();
        }

        var (read, write) = HasOwnEnvelope(plan)
            ? ("EnvelopeCore.Read(ref reader)", "EnvelopeCore.Write(writer, value)")
            : ($"{Runtime.Sums}.Read(ref reader, {what}, ReadSpec)", $"{Runtime.Sums}.Write(writer, {what}, value, value?.WireTag, WriteSpec)");
        // Two of one tag are a mistake, but must not keep the compiler from asking the rules about it.
        var readable = plan.Versions.GroupBy(version => version.WireTag, StringComparer.Ordinal).Select(group => group.First()).ToList();
        var mark = plan.Envelope.IsBesideMembers ? $", {Identifiers.Utf8Literal(plan.Envelope.Mark)}" : "";
        var method = plan.Envelope.IsBesideMembers ? "WriteJsonMembers" : "WriteJson";
        writer.Line($$"""
            /// <inheritdoc/>
            static {{sum}} {{Runtime.Serialization}}ISpecJson<{{sum}}>.ReadJson(ref {{Runtime.Reader}} reader) => {{read}};

            private static {{sum}} ReadSpec(string tag, ref {{Runtime.Reader}} reader) => tag switch
            {
                {{readable.Select(version => $"{Identifiers.Literal(version.WireTag)} => {version.Type}.ReadJson(ref reader{mark}),")}}
                _ => new {{plan.UnknownReference}}(tag, {{Runtime.Read}}.RawValue(ref reader)),
            };

            /// <inheritdoc/>
            static void {{Runtime.Serialization}}ISpecJson<{{sum}}>.WriteJson({{Runtime.Writer}} writer, {{sum}} value) => {{write}};

            private static void WriteSpec({{Runtime.Writer}} writer, {{sum}} value)
            {
                switch (value)
                {
                    {{plan.Versions.Select(version => $"case {version.Type} spec: {version.Type}.{method}(writer, spec); break;")}}
                    case {{plan.UnknownReference}} unknown: {{Runtime.Write}}.RawValue(writer, unknown.Json); break;
                }
            }
            """);
        if (HasFastCodec(plan, readable))
        {
            writer.Separate();
            FastCodecEmitter.EmitSum(writer, sum, readable);
        }
    }

    private static bool HasFastCodec(FamilyPlan plan, IEnumerable<FamilyVersion> versions) => !HasOwnEnvelope(plan) && versions.All(version => FastExpressions.IsPlain(version.WireTag));

    private static void EmitCodec(SourceWriter writer, FamilyPlan plan, string what)
    {
        var sum = plan.SumReference;
        var codec = $"{Runtime.EnvelopeCodec}<{sum}>";
        IEnumerable<string> doors =
        [
            .. plan.Contexts.Count == 0 ? [$"static {codec} {Runtime.Space}ISpecSum<{sum}>.EnvelopeCodec => EnvelopeCore;"] : Array.Empty<string>(),
            .. plan.Envelope.Form == EnvelopeForm.Outside ? [$"static {codec} {Runtime.Space}ISpecMarked<{sum}>.EnvelopeCodec => EnvelopeCore;"] : Array.Empty<string>(),
        ];
        writer.Line($$"""
            /// <summary>How documents say their version.</summary>
            {{Runtime.HideFromEditor}}
            internal static readonly {{codec}} EnvelopeCore = new(new() { {{string.Join(", ", Properties(plan.Envelope))}} }, {{what}}, Versions, ReadSpec, WriteSpec, static value => value.WireTag);
            """);
        foreach (var door in doors)
        {
            writer.Separate();
            writer.Line(door);
        }
    }

    // What is as it goes without saying is left out.
    private static IEnumerable<string> Properties(EnvelopeModel envelope)
    {
        var usual = EnvelopeModel.Default;
        if (envelope.Form != usual.Form)
        {
            yield return $"Form = {Runtime.Space}SpecEnvelopeForm.{envelope.Form}";
        }

        if (envelope.Mark != usual.Mark)
        {
            yield return $"Mark = {Identifiers.Literal(envelope.Mark)}";
        }

        if (envelope.Content != usual.Content)
        {
            yield return $"Content = {Identifiers.Literal(envelope.Content)}";
        }

        if (envelope.IsInteger)
        {
            yield return $"MarkKind = {Runtime.Space}SpecMarkKind.Integer";
        }

        if (envelope.TagPattern != usual.TagPattern)
        {
            yield return $"TagPattern = {Identifiers.Literal(envelope.TagPattern)}";
        }

        if (envelope.Unmarked != 0)
        {
            yield return $"Unmarked = {Identifiers.Number(envelope.Unmarked)}";
        }
    }

    /// <summary>Emits what other code can name of a sum whose envelope is declared with a mistake.</summary>
    private static void EmitUnreadable(SourceWriter writer, FamilyPlan plan)
    {
        var sum = plan.SumReference;
        var mistake = $"throw new global::System.NotSupportedException({Identifiers.Literal($"The envelope of {plan.Family} is declared with a mistake, so its documents cannot be read and written.")})";
        writer.Line($$"""
            /// <inheritdoc/>
            static {{sum}} {{Runtime.Serialization}}ISpecJson<{{sum}}>.ReadJson(ref {{Runtime.Reader}} reader) => {{mistake}};

            /// <inheritdoc/>
            static void {{Runtime.Serialization}}ISpecJson<{{sum}}>.WriteJson({{Runtime.Writer}} writer, {{sum}} value) => {{mistake}};
            """);
    }
}
