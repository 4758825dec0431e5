using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits conversions that go by way of hand-written ones.</summary>
internal static class ChainedConversionEmitter
{
    public static void Emit(SourceWriter writer, ChainedConversion plan, ValueConversions values)
    {
        var converted = values.Expression(plan.Plan, "this");
        if (plan.CollectsLosses && ConversionContract.Prelude(plan) is { Length: > 0 } prelude)
        {
            writer.Line($$"""
                {{ConversionContract.CollectingHead(plan)}}
                {
                    {{prelude}}
                    return {{converted}};
                }
                """);
            return;
        }

        writer.Line($"""
            {(plan.CollectsLosses ? ConversionContract.CollectingHead(plan) : ConversionFrame.Total(plan))} =>
                {converted};
            """);
    }
}
