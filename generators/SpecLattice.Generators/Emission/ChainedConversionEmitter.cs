using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits conversions that go by way of hand-written ones.</summary>
internal static class ChainedConversionEmitter
{
    public static void Emit(SourceWriter writer, ChainedConversion plan, ValueConversions values)
    {
        if (plan.CollectsLosses)
        {
            ConversionFrame.WritePartialDocs(writer, plan, "yields nothing");
            writer.Line($"{ConversionFrame.PartialHead(plan)} =>");
        }
        else
        {
            ConversionFrame.WriteTotalDocs(writer, plan);
            writer.Line($"{ConversionFrame.TotalHead(plan)} =>");
        }

        writer.Indent();
        writer.Line(values.Expression(plan.Plan, "this") + ";");
        writer.Unindent();
    }
}
