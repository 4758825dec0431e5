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
    /// <param name="emitLosses">Gives the statements that add all that may be lost, for the conversions that are not written out.</param>
    public static void Write(
        SourceWriter writer, TypePlan plan, Action<ConversionPlan, ValueConversions> emit, Func<TypePlan, ValueConversions, IEnumerable<string>> emitLosses)
    {
        foreach (var conversion in plan.Conversions)
        {
            writer.Separate();
            WriteOne(writer, conversion, plan.Family is not null, emit);
            ConversionContract.EmitCalls(writer, conversion, plan.Family is not null);
        }

        if (plan.Composition is not null)
        {
            var values = new ValueConversions("Losses");
            writer.Separate();
            CompositionEmitter.EmitCommon(writer, plan, () => emitLosses(plan, values));
            values.WriteFunctions(writer);
        }
    }

    private static void WriteOne(SourceWriter writer, ConversionPlan conversion, bool hasSum, Action<ConversionPlan, ValueConversions> emit)
    {
        if (conversion is UnplannedConversion unplanned)
        {
            UnplannedConversionEmitter.Emit(writer, unplanned);
            return;
        }

        if (conversion.Form != ConversionForm.Fused)
        {
            CompositionEmitter.EmitPair(writer, conversion, hasSum);
            return;
        }

        var values = new ValueConversions(MethodName(conversion));
        if (conversion.CollectsLosses)
        {
            WriteReporting(writer, conversion);
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

    /// <summary>The documentation and head of a conversion that nothing can be lost in.</summary>
    public static string Total(ConversionPlan plan) => $"""
        /// <summary>Converts to version {Identifiers.Number(plan.To.Version)}. Nothing can be lost.</summary>
        {Runtime.ConversionTo(plan.To.Version)}
        public {plan.To.Name.Reference} {MethodName(plan)}({ContextParameters.Declarations(plan.Contexts, withLosses: false)})
        """;

    /// <summary>What a conversion's signature gives.</summary>
    public static string Result(ConversionPlan plan)
    {
        var target = plan.IsDiscarding ? $"{Runtime.Discarding}<{plan.To.Name.Reference}>" : plan.To.Name.Reference;
        return plan.IsFallible ? $"{Runtime.Conversion}<{target}>" : target;
    }

    /// <summary>What a conversion's signature gives, made of an expression for a conversion that refuses all that is lost.</summary>
    public static string Complete(ConversionPlan plan, string strict)
    {
        var given = plan.IsDiscarding ? $"{Runtime.Convert}.Declared({strict})" : strict;
        return plan.IsFallible ? given : given + ".GetValueOrThrow()";
    }

    /// <summary>Writes the public conversion that reports losses, or throws them where it shipped as one that nothing can be lost in.</summary>
    private static void WriteReporting(SourceWriter writer, ConversionPlan plan)
    {
        var complete = ConversionContract.Complete(plan, plan.Contexts.Count == 0 ? "" : ContextParameters.Value(plan.Contexts));
        writer.Line($$"""
            {{ReportingSummary(plan)}}
            public {{Result(plan)}} {{MethodName(plan)}}({{ContextParameters.Declarations(plan.Contexts, withLosses: false)}}) => {{Complete(plan, complete)}};
            """);
    }

    /// <summary>The documentation and attribute of the conversion that reports losses.</summary>
    public static string ReportingSummary(ConversionPlan plan) => $"""
        /// <summary>{LossMessages.Document(plan)}</summary>
        {Runtime.ConversionTo(plan.To.Version)}
        """;

    public static string Version(int version) => "V" + Identifiers.Number(version);
}
