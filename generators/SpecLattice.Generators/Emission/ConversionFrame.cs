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
        var hasHidden = plan is { Composition: not null, Family: null };
        if (hasHidden)
        {
            writer.Line("#pragma warning disable CS1591 // What is hidden from editors has no comment.");
        }

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
                CompositionEmitter.EmitPair(writer, conversion, hasSum: plan.Family is not null);
                continue;
            }

            var values = new ValueConversions(MethodName(conversion));
            if (conversion.CollectsLosses)
            {
                WriteReporting(writer, conversion, "");
                writer.Separate();
            }

            if (conversion is ChainedConversion chained)
            {
                ChainedConversionEmitter.Emit(writer, plan, chained, values);
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
            if (hasHidden)
            {
                writer.Line("#pragma warning restore CS1591");
            }

            writer.Separate();
            CompositionEmitter.EmitCommon(writer, plan, () => emitLosses(plan, values));
            values.WriteFunctions(writer);
        }
    }

    /// <summary>The documentation and head of a conversion that nothing can be lost in.</summary>
    public static string Total(ConversionPlan plan) => $"""
        /// <summary>Converts to version {Identifiers.Number(plan.To.Version)}. Nothing can be lost.</summary>
        {Runtime.ConversionTo(plan.To.Version)}
        public {plan.To.Name.Reference} {MethodName(plan)}({ContextParameters.Declarations(plan.Contexts, withLosses: false)})
        """;

    /// <summary>
    /// The documentation and head of the conversion that records losses. It is public, though nobody should call it by hand: conversions in other assemblies that hold the type do.
    /// </summary>
    /// <param name="plan">The conversion.</param>
    /// <param name="type">All that is emitted for the type that is converted.</param>
    public static string Partial(ConversionPlan plan, TypePlan type) => $"""
        /// <summary>Converts to version {Identifiers.Number(plan.To.Version)}, or records every loss.</summary>
        {Runtime.HideFromEditor}
        {plan.From.Name.Accessibility} {(HidesThatOfSum(plan, type) ? "new " : "")}{plan.To.Name.Reference}{(plan.To.Shape == TypeShape.Record ? "?" : "")} {MethodName(plan)}({ContextParameters.Declarations(plan.Contexts, withLosses: true)})
        """;

    // The sum of a family with composed conversions converts to every version.
    private static bool HidesThatOfSum(ConversionPlan plan, TypePlan type) => type is { Family: not null, Composition: not null } && plan.Contexts.Count == 0;

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
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The conversion.</param>
    /// <param name="parameter">For an extension method, the declaration of the value; else empty.</param>
    public static void WriteReporting(SourceWriter writer, ConversionPlan plan, string parameter)
    {
        var isExtension = parameter.Length > 0;
        writer.Line($$"""
            /// <summary>{{LossMessages.Document(plan)}}</summary>
            {{Runtime.ConversionTo(plan.To.Version)}}
            public {{(isExtension ? "static " : "")}}{{Result(plan)}} {{MethodName(plan)}}({{parameter}}{{ContextParameters.Declarations(plan.Contexts, withLosses: false)}})
            {
                var losses = new {{Runtime.Losses}}({{Identifiers.Literal(Subject(plan.From))}}, {{Route(plan)}});
                return {{Complete(plan, $"losses.Complete({MethodName(plan)}({(isExtension ? "value, " : "")}{ContextParameters.Arguments(plan.Contexts, withLosses: true)}))")}};
            }
            """);
    }

    public static string Version(int version) => "V" + Identifiers.Number(version);
}
