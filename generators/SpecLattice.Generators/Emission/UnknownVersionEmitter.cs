using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the case of a sum that keeps a version which this build does not know.</summary>
internal static class UnknownVersionEmitter
{
    public static void Emit(SourceWriter writer, FamilyPlan plan)
    {
        writer.Line($"/// <summary>A version of the family <c>{Identifiers.Xml(plan.Family)}</c> that this build does not know, kept byte for byte: it can be passed on, but not converted.</summary>");
        var self = plan.UnknownReference;
        writer.Line(Runtime.GeneratedCode);
        writer.Line(Runtime.JsonConverter(self));
        writer.Open($"{SumEmitter.Accessibility(plan)} sealed record {plan.UnknownName} : {plan.SumReference}, {Runtime.Space}ISpecJson<{self}>");
        writer.Line("/// <summary>Keeps a spec of an unknown version.</summary>");
        writer.Line("/// <param name=\"wireTag\">The version's tag in the envelope.</param>");
        writer.Line("/// <param name=\"json\">The spec's bytes.</param>");
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">This build knows the version.</exception>");
        writer.Open($"public {plan.UnknownName}(string wireTag, global::System.ReadOnlyMemory<byte> json)");
        writer.Line($"WireTag = {Runtime.Space}SpecSums.UnknownTag(wireTag, Versions);");
        writer.Line("Json = json;");
        writer.Close();
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override string WireTag { get; }");
        writer.Separate();
        writer.Line("/// <summary>The spec, exactly as it was received.</summary>");
        writer.Line("public global::System.ReadOnlyMemory<byte> Json { get; }");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override int Version => {Runtime.Space}SpecSums.VersionOfTag(WireTag);");
        writer.Separate();
        writer.Line("/// <summary>The version itself: what an unknown spec needs cannot be told.</summary>");
        writer.Line($"public override int {SumEmitter.FloorHead(plan)} => Version;");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override {SumEmitter.ToVersionHead(plan)} =>");
        writer.Line($"    {Runtime.Space}SpecSums.UnknownSource({Identifiers.Literal(plan.Family)}, WireTag, version, Versions);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override {SumEmitter.ToLatestHead(plan)} =>");
        writer.Line($"    {Runtime.Space}SpecSums.UnknownSource({Identifiers.Literal(plan.Family)}, WireTag, {Identifiers.Number(plan.Latest)}, Versions);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"static {self} {Runtime.Space}ISpecJson<{self}>.ReadJson(ref {Runtime.Reader} reader) =>");
        writer.Line($"    {Runtime.Space}SpecSums.ReadUnknown<{plan.SumReference}, {self}>(ref reader);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"static void {Runtime.Space}ISpecJson<{self}>.WriteJson({Runtime.Writer} writer, {self} value) =>");
        writer.Line($"    {Runtime.Space}SpecSums.Write<{plan.SumReference}>(writer, value);");
        writer.Separate();
        writer.Line("/// <summary>Whether another unknown spec has the same tag and the same bytes.</summary>");
        writer.Line("/// <param name=\"other\">The other.</param>");
        writer.Line("/// <returns>Whether the two are equal.</returns>");
        writer.Line($"public bool Equals({plan.UnknownReference}? other) =>");
        writer.Line("    other is not null && WireTag == other.WireTag && global::System.MemoryExtensions.SequenceEqual(Json.Span, other.Json.Span);");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line("public override int GetHashCode() => global::System.HashCode.Combine(WireTag, Json.Length);");
        writer.Separate();
        writer.Line("/// <summary>Shows the tag and the length, never the content, which may hold secrets.</summary>");
        writer.Line("/// <returns>The text.</returns>");
        writer.Line($"public override string ToString() => $\"{plan.UnknownName} {{{{ WireTag = {{WireTag}}, Json = {{Json.Length}} bytes }}}}\";");
        writer.Close();
    }
}
