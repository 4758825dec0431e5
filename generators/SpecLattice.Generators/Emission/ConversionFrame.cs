using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>The signatures and documentation that the conversions of all shapes share.</summary>
internal static class ConversionFrame
{
    public static string MethodName(ConversionPlan plan) => "To" + Version(plan.To.Version);

    /// <summary>What losses name as the thing that is converted: the family, or the part.</summary>
    public static string Subject(TypeModel type) => type.Family ?? type.Lineage.Substring(type.Lineage.LastIndexOf('.') + 1);

    /// <summary>A collection expression with the versions passed through.</summary>
    public static string Route(ConversionPlan plan) => $"[{string.Join(", ", plan.Route.Select(Identifiers.Number))}]";

    /// <summary>Writes a type's conversions, each with the functions it needs.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The type.</param>
    /// <param name="emit">Writes one conversion that is derived from the type's shape.</param>
    /// <param name="emitLosses">Writes what adds all that may be lost, for the conversions that are not written out.</param>
    public static void Write(
        SourceWriter writer, TypePlan plan, Action<ConversionPlan, ValueConversions> emit, Action<SourceWriter, TypePlan, ValueConversions> emitLosses)
    {
        foreach (var conversion in plan.Conversions)
        {
            writer.Separate();
            if (conversion is UnplannedConversion unplanned)
            {
                UnplannedConversionEmitter.Emit(writer, unplanned, receiver: null);
                continue;
            }

            if (conversion.Form != ConversionForm.Fused)
            {
                CompositionEmitter.EmitPair(writer, conversion);
                continue;
            }

            var values = new ValueConversions(MethodName(conversion));
            if (conversion.CollectsLosses)
            {
                WriteReporting(writer, conversion, "", "");
                writer.Separate();
            }

            if (conversion is ChainedConversion chained)
            {
                ChainedConversionEmitter.Emit(writer, chained, values);
            }
            else
            {
                emit(conversion, values);
            }

            values.WriteFunctions(writer);
        }

        if (plan.Composition is not null)
        {
            var values = new ValueConversions("Losses");
            writer.Separate();
            CompositionEmitter.EmitCommon(writer, plan, body => emitLosses(body, plan, values));
            values.WriteFunctions(writer);
        }
    }

    public static void WriteTotalDocs(SourceWriter writer, ConversionPlan plan)
    {
        writer.Line($"/// <summary>Converts to version {Identifiers.Number(plan.To.Version)}. Nothing can be lost.</summary>");
        ContextParameters.WriteDocs(writer, plan.Contexts);
        writer.Line("/// <returns>The converted value.</returns>");
    }

    /// <summary>The head of a conversion that nothing can be lost in.</summary>
    public static string TotalHead(ConversionPlan plan) =>
        $"public {plan.To.Name.Reference} {MethodName(plan)}({ContextParameters.Declarations(plan.Contexts, withLosses: false)})";

    /// <summary>
    /// Writes the documentation of the conversion that records losses. It is public, though nobody should call it by hand:
    /// conversions in other assemblies that hold the type do.
    /// </summary>
    public static void WritePartialDocs(SourceWriter writer, ConversionPlan plan, string otherwise)
    {
        writer.Line($"/// <summary>Converts to version {Identifiers.Number(plan.To.Version)}, or records every loss and {otherwise}.</summary>");
        ContextParameters.WriteDocs(writer, plan.Contexts);
        writer.Line("/// <param name=\"losses\">Where losses go.</param>");
        writer.Line("/// <returns>The converted value, if nothing is lost.</returns>");
        writer.Line(Runtime.HideFromEditor);
    }

    /// <summary>The head of the conversion that records losses.</summary>
    public static string PartialHead(ConversionPlan plan) =>
        $"{plan.From.Name.Accessibility} {plan.To.Name.Reference}{(plan.To.Shape == TypeShape.Record ? "?" : "")} {MethodName(plan)}({ContextParameters.Declarations(plan.Contexts, withLosses: true)})";

    /// <summary>Writes the public conversion that reports losses, or throws them where it shipped as one that nothing can be lost in.</summary>
    public static void WriteReporting(SourceWriter writer, ConversionPlan plan, string receiver, string parameter)
    {
        writer.Document("summary", $"Converts to version {Identifiers.Number(plan.To.Version)}, unless something would be lost: {LossMessages.Summary(plan)}.");
        if (parameter.Length > 0)
        {
            writer.Line("/// <param name=\"value\">The value to convert.</param>");
        }

        ContextParameters.WriteDocs(writer, plan.Contexts);
        writer.Line("/// <returns>The converted value, or every loss.</returns>");
        var contexts = ContextParameters.Declarations(plan.Contexts, withLosses: false);
        writer.Open($"public {(parameter.Length > 0 ? "static " : "")}{(plan.CanRefuse ? $"{Runtime.Conversion}<{plan.To.Name.Reference}>" : plan.To.Name.Reference)} {MethodName(plan)}({parameter}{contexts})");
        writer.Line($"var losses = new {Runtime.Losses}({Identifiers.Literal(Subject(plan.From))}, {Route(plan)});");
        writer.Line($"var converted = {receiver}{MethodName(plan)}({(parameter.Length > 0 ? "value, " : "")}{ContextParameters.Arguments(plan.Contexts, withLosses: true)});");
        writer.Line($"return losses.Complete(converted){(plan.CanRefuse ? "" : ".GetValueOrThrow()")};");
        writer.Close();
    }

    public static string Version(int version) => "V" + Identifiers.Number(version);
}
