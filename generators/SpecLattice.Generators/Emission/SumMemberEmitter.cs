using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits what makes a spec a case of its family's sum.</summary>
internal static class SumMemberEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override int Version => {Identifiers.Number(type.Version)};");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override string WireTag => {Identifiers.Literal(type.WireTag)};");
        writer.Separate();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override int {SumEmitter.FloorHead(plan.Family!)} => {Floor(plan)};");
        writer.Separate();
        EmitToVersion(writer, plan);
        writer.Separate();
        EmitToLatest(writer, plan);
    }

    private static string Floor(TypePlan plan)
    {
        var result = "";
        foreach (var conversion in plan.Conversions.Where(conversion => conversion.To.Version < plan.Type.Version))
        {
            var version = Identifiers.Number(conversion.To.Version);
            if (!conversion.CanRefuse)
            {
                return result + version;
            }

            result += $"{Call(conversion)}.IsSuccess ? {version} : ";
        }

        return result + Identifiers.Number(plan.Type.Version);
    }

    private static void EmitToVersion(SourceWriter writer, TypePlan plan)
    {
        var family = plan.Family!;
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public override {SumEmitter.ToVersionHead(family)} => version switch");
        var conversions = plan.Conversions.ToDictionary(conversion => conversion.To.Version);
        var stepwise = plan.Conversions.Where(conversion => conversion.Form == ConversionForm.Stepwise).Select(conversion => conversion.To.Version).ToList();
        if (stepwise.Count > 0)
        {
            writer.Line($"{string.Join(" or ", stepwise.Select(Identifiers.Number))} => {CompositionEmitter.Stepwise}<{family.SumReference}>(version),");
        }

        foreach (var version in family.Versions.Where(version => !stepwise.Contains(version.Version)))
        {
            var number = Identifiers.Number(version.Version);
            var result = conversions.TryGetValue(version.Version, out var conversion)
                ? Call(conversion) + (conversion.CanRefuse ? $".Map(static converted => ({family.SumReference})converted)" : "")
                : "this";
            writer.Line($"{number} => {result},");
        }

        writer.Line($"_ => {Runtime.Space}SpecSums.UnknownTarget({Identifiers.Literal(family.Family)}, {Identifiers.Number(plan.Type.Version)}, version, Versions),");
        writer.Close(";");
    }

    private static void EmitToLatest(SourceWriter writer, TypePlan plan)
    {
        var latest = SumEmitter.Latest(plan.Family!);
        var conversion = plan.Conversions.FirstOrDefault(candidate => candidate.To.Version == latest.Version);
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override {SumEmitter.ToLatestHead(plan.Family!)} => {(conversion is not null ? Call(conversion) : latest.Type == plan.Type.Name.Reference ? "this" : UnplannedConversionEmitter.Throw(plan.Type))};");
    }

    private static string Call(ConversionPlan conversion) =>
        $"{ConversionFrame.MethodName(conversion)}({ContextParameters.Arguments(conversion.Contexts, withLosses: false)})";
}
