using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>
/// The interfaces by which conversions are called where the version is not known, or where losses are collected. They are implemented explicitly, so that nobody sees the way with a
/// collector where specs are written.
/// </summary>
internal static class ConversionContract
{
    /// <summary>The interfaces that a type implements for its conversions.</summary>
    public static IEnumerable<string> InterfacesOf(TypePlan plan) => plan.Conversions.SelectMany(conversion => InterfacesOf(conversion, plan.Family is not null));

    private static IEnumerable<string> InterfacesOf(ConversionPlan plan, bool hasSum)
    {
        if (IsCollected(plan, hasSum))
        {
            yield return Partial(plan);
        }

        if (IsTotal(plan))
        {
            yield return Total(plan);
        }
    }

    /// <summary>The interface of a conversion that can lose something.</summary>
    public static string Partial(ConversionPlan plan) => Partial(plan.To.Name.Reference, plan.Contexts);

    /// <summary>The interface of a conversion to a type that can lose something.</summary>
    public static string Partial(string target, EquatableArray<ContextParameter> contexts) =>
        $"{Runtime.Convertible}<{target}{(contexts.Count == 0 ? "" : ", " + ContextParameters.Type(contexts))}>";

    /// <summary>Writes what of the interfaces calls the public conversion.</summary>
    public static void EmitCalls(SourceWriter writer, ConversionPlan plan, bool hasSum)
    {
        var (target, method) = (plan.To.Name.Reference, ConversionFrame.MethodName(plan));
        if (IsCollected(plan, hasSum))
        {
            var (parameter, arguments) = plan.Contexts.Count switch
            {
                0 => ("", ""),
                1 => ($"{plan.Contexts[0].Type} context", "context"),
                _ => (ContextParameters.Type(plan.Contexts) + " context", string.Join(", ", plan.Contexts.Select((_, i) => $"context.Item{Identifiers.Number(i + 1)}"))),
            };
            // Generic code is told of everything, also of what is discarded on purpose.
            var call = plan.IsFallible && !plan.IsDiscarding ? $"{method}({arguments})" : Complete(plan, arguments.Length > 0 ? "context" : "");
            writer.Separate();
            writer.Line($"{Runtime.Conversion}<{target}> {Partial(plan)}.Convert({parameter}) => {call};");
        }

        if (IsTotal(plan))
        {
            writer.Separate();
            writer.Line($"{target} {Total(plan)}.Convert() => {method}();");
        }
    }

    /// <summary>The head of the conversion that records losses.</summary>
    public static string CollectingHead(ConversionPlan plan)
    {
        var context = plan.Contexts.Count switch
        {
            0 => "",
            1 => $"{plan.Contexts[0].Type} {plan.Contexts[0].Name}, ",
            _ => ContextParameters.Type(plan.Contexts) + " __contexts, ",
        };
        return $"{plan.To.Name.Reference}{(plan.To.Shape == TypeShape.Record ? "?" : "")} {Partial(plan)}.Convert({context}ref {Runtime.Losses} losses)";
    }

    /// <summary>What the body of that conversion begins with: the contexts under their names.</summary>
    public static string Prelude(ConversionPlan plan) => plan.Contexts.Count > 1 ? $"var {ContextParameters.Value(plan.Contexts)} = __contexts;" : "";

    /// <summary>A call that records losses of a value that is known by its type.</summary>
    public static string Call(string from, string to, string value, EquatableArray<ContextParameter> contexts) => contexts.Count == 0
        ? $"{Runtime.Convert}.To<{from}, {to}>({value}, ref losses)"
        : $"{Runtime.Convert}.To<{from}, {to}, {ContextParameters.Type(contexts)}>({value}, {ContextParameters.Value(contexts)}, ref losses)";

    /// <summary>The conversion that names every loss, from inside the type.</summary>
    public static string Complete(ConversionPlan plan, string context)
    {
        var types = $"{plan.From.Name.Reference}, {plan.To.Name.Reference}{(plan.Contexts.Count == 0 ? "" : ", " + ContextParameters.Type(plan.Contexts))}";
        return $"{Runtime.Convert}.Complete<{types}>(this, {(context.Length > 0 ? context + ", " : "")}{Identifiers.Literal(ConversionFrame.Subject(plan.From))}, {ConversionFrame.Route(plan)})";
    }

    // Of a long lineage, the sum has the conversions of all its versions.
    private static bool IsCollected(ConversionPlan plan, bool hasSum) => plan switch
    {
        UnplannedConversion unplanned => unplanned.IsLossy,
        { Form: ConversionForm.Fused } => plan.CollectsLosses,
        _ => plan.CanRefuse && plan.Form != ConversionForm.ByNextVersion && !hasSum,
    };

    private static bool IsTotal(ConversionPlan plan) => plan.Contexts.Count == 0 && !plan.IsDiscarding && plan switch
    {
        UnplannedConversion unplanned => !unplanned.IsLossy,
        _ => plan is { Form: ConversionForm.Fused, CanRefuse: false },
    };

    private static string Total(ConversionPlan plan) => $"{Runtime.TotallyConvertible}<{plan.To.Name.Reference}>";
}
