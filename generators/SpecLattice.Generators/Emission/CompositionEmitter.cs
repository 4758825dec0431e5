using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>
/// Emits the conversions of a long lineage that are not written out for their pair of versions, and what they have in common: a method that adds all that would
/// be lost on the way to a version, and one that passes the edges.
/// </summary>
internal static class CompositionEmitter
{
    /// <summary>The method that converts by all versions on the way.</summary>
    public const string Stepwise = "ConvertStepwise";

    private const string AddLosses = "AddLossesTo";
    private const string Step = "StepTowards";

    /// <summary>Writes the conversion of one pair.</summary>
    public static void EmitPair(SourceWriter writer, ConversionPlan plan)
    {
        var number = Identifiers.Number(plan.To.Version);
        var target = plan.To.Name.Reference;
        var method = ConversionFrame.MethodName(plan);
        if (plan.Form == ConversionForm.ByNextVersion)
        {
            writer.Line($"/// <summary>Converts to version {number}. Nothing can be lost.</summary>");
            writer.Line($"public {target} {method}() => To{ConversionFrame.Version(plan.Route[1])}().{method}();");
            return;
        }

        if (!plan.CanRefuse)
        {
            writer.Line($"/// <summary>Converts to version {number}. Nothing can be lost.</summary>");
            writer.Line($"public {target} {method}() => {Stepwise}<{target}>({number}).GetValueOrThrow();");
            return;
        }

        writer.Line($"/// <summary>Converts to version {number}, unless something would be lost.</summary>");
        writer.Line($"public {Runtime.Conversion}<{target}> {method}() => {Stepwise}<{target}>({number});");
        writer.Separate();
        writer.Line($"/// <summary>Converts to version {number}, or adds every loss.</summary>");
        writer.Line(Runtime.HideFromEditor);
        var optional = plan.To.Shape == TypeShape.Record ? "?" : "";
        writer.Line($"{plan.From.Name.Accessibility} {target}{optional} {method}(ref {Runtime.Losses} losses) => {Stepwise}<{target}>({number}, ref losses);");
    }

    /// <summary>Writes what the composed conversions of a type have in common.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The type.</param>
    /// <param name="emitLosses">Writes the body of the method that adds losses.</param>
    public static void EmitCommon(SourceWriter writer, TypePlan plan, Action<SourceWriter> emitLosses)
    {
        var composition = plan.Composition!;
        if (composition.Losses.Count > 0 || plan.Conversions.Any(conversion => conversion.Form == ConversionForm.Stepwise))
        {
            EmitStepwise(writer, plan.Type, composition);
            writer.Separate();
            writer.Line("/// <summary>Adds all that would be lost on the way to a version, in the terms of this one.</summary>");
            writer.Open($"private void {AddLosses}(int version, ref {Runtime.Losses} losses)");
            emitLosses(writer);
            writer.Close();
            writer.Separate();
        }

        EmitSteps(writer, plan.Type, composition);
    }

    /// <summary>The condition that a version is in one of some ranges.</summary>
    public static string Condition(EquatableArray<VersionRange> ranges)
    {
        var patterns = string.Join(" or ", ranges.Select(Pattern));
        return ranges.Count == 1 && ranges[0] is { First: 0 } or { Last: VersionRange.Open }
            ? $"version {patterns}"
            : $"version is {patterns}";
    }

    private static string Pattern(VersionRange range) => range switch
    {
        (0, VersionRange.Open) => "_",
        (0, var last) => $"<= {Identifiers.Number(last)}",
        (var first, VersionRange.Open) => $">= {Identifiers.Number(first)}",
        (var first, var last) when first == last => Identifiers.Number(first),
        (var first, var last) => $">= {Identifiers.Number(first)} and <= {Identifiers.Number(last)}",
    };

    private static void EmitStepwise(SourceWriter writer, TypeModel type, CompositionPlan composition)
    {
        writer.Line("/// <summary>Converts by way of the versions between.</summary>");
        writer.Open($"private {Runtime.Conversion}<T> {Stepwise}<T>(int version) where T : notnull");
        var routes = composition.Routes.Select(route => $"[{string.Join(", ", route.Select(Identifiers.Number))}]");
        var route = routes.Reverse().Aggregate((rest, next) => $"{Runtime.Convert}.RouteTo(version, {next}, {rest})");
        writer.Line($"var losses = new {Runtime.Losses}({Identifiers.Literal(ConversionFrame.Subject(type))}, {Runtime.Convert}.RouteTo(version, {route}));");
        writer.Line($"var converted = {Stepwise}<T>(version, ref losses);");
        writer.Line("return losses.Complete(converted);");
        writer.Close();
        writer.Separate();
        writer.Line("/// <summary>Converts by way of the versions between, or adds every loss. What would be lost is asked first, because only this version can name its own places.</summary>");
        writer.Open($"private T? {Stepwise}<T>(int version, ref {Runtime.Losses} losses) where T : notnull");
        writer.Line("var mark = losses.Mark;");
        writer.Line($"{AddLosses}(version, ref losses);");
        writer.Line($"return losses.Mark == mark && {Step}(version, ref losses) is T converted ? converted : default;");
        writer.Close();
    }

    private static void EmitSteps(SourceWriter writer, TypeModel type, CompositionPlan composition)
    {
        writer.Line("/// <summary>Passes the edges that lead to a version, one by one.</summary>");
        writer.Open($"internal object? {Step}(int version, ref {Runtime.Losses} losses)");
        writer.Open($"if (version == {Identifiers.Number(type.Version)})");
        writer.Line("return this;");
        writer.Close();
        writer.Line();
        for (var i = 0; i < composition.Steps.Count; i++)
        {
            var step = composition.Steps[i];
            var isLast = i == composition.Steps.Count - 1;
            if (!isLast)
            {
                writer.Open($"if ({Condition(step.Targets)})");
            }

            EmitStep(writer, step.Edge, Identifiers.Number(i + 1));
            if (!isLast)
            {
                writer.Close();
                writer.Line();
            }
        }

        writer.Close();
    }

    private static void EmitStep(SourceWriter writer, ConversionPlan edge, string suffix)
    {
        var method = ConversionFrame.MethodName(edge);
        if (!edge.CanRefuse)
        {
            writer.Line($"return {method}().{Step}(version, ref losses);");
        }
        else if (edge.To.Shape == TypeShape.Record)
        {
            writer.Line($"return {method}(ref losses)?.{Step}(version, ref losses);");
        }
        else
        {
            writer.Line($"var mark{suffix} = losses.Mark;");
            writer.Line($"var next{suffix} = {method}(ref losses);");
            writer.Line($"return losses.Mark == mark{suffix} ? next{suffix}.{Step}(version, ref losses) : null;");
        }
    }
}
