using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits conversions that go by way of hand-written ones.</summary>
internal static class ChainedConversionEmitter
{
    public static void Emit(SourceWriter writer, TypePlan type, ChainedConversion plan, ValueConversions values) => writer.Line($"""
        {(plan.CollectsLosses ? ConversionFrame.Partial(plan, type) : ConversionFrame.Total(plan))} =>
            {values.Expression(plan.Plan, "this")};
        """);
}
