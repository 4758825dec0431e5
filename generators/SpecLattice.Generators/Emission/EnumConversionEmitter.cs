using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the conversions of an enum to the other versions, as extension methods.</summary>
internal static class EnumConversionEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        writer.Line($"/// <summary>Converts {Identifiers.Xml(type.Name.ShortName)} to its other versions.</summary>");
        writer.Line(Runtime.GeneratedCode);
        writer.Open($"{type.Name.Accessibility} static class {type.Name.Name}Conversions");
        foreach (var unplanned in plan.Conversions.OfType<UnplannedConversion>())
        {
            writer.Separate();
            UnplannedConversionEmitter.Emit(writer, unplanned, Receiver(type));
        }

        foreach (var conversion in plan.Conversions.OfType<EnumConversion>())
        {
            writer.Separate();
            if (conversion.CollectsLosses)
            {
                ConversionFrame.WriteReporting(writer, conversion, "", $"{Receiver(type)}{type.Name.Reference} value");
                writer.Separate();
                EmitPartial(writer, conversion);
            }
            else
            {
                EmitTotal(writer, conversion);
            }
        }

        writer.Close();
    }

    private static void EmitTotal(SourceWriter writer, EnumConversion plan)
    {
        writer.Line($"/// <summary>Converts to version {Identifiers.Number(plan.To.Version)}. Nothing can be lost.</summary>");
        writer.Line("/// <param name=\"value\">The value to convert.</param>");
        writer.Line("/// <returns>The converted value.</returns>");
        writer.Line($"public static {plan.To.Name.Reference} {ConversionFrame.MethodName(plan)}({Receiver(plan.From)}{plan.From.Name.Reference} value) => value switch");
        writer.Open();
        foreach (var member in plan.Members)
        {
            writer.Line($"{Member(plan.From, member.Source.Name)} => {Member(plan.To, member.Target!)},");
        }

        writer.Line(Otherwise(plan));
        writer.Close(";");
    }

    private static void EmitPartial(SourceWriter writer, EnumConversion plan)
    {
        writer.Line($"/// <summary>Converts to version {Identifiers.Number(plan.To.Version)}, or records the loss.</summary>");
        writer.Line("/// <param name=\"value\">The value to convert.</param>");
        writer.Line("/// <param name=\"losses\">Where the loss goes.</param>");
        writer.Line("/// <returns>The converted value, if it is not lost.</returns>");
        writer.Line(Runtime.HideFromEditor);
        writer.Open($"{plan.From.Name.Accessibility} static {plan.To.Name.Reference} {ConversionFrame.MethodName(plan)}({plan.From.Name.Reference} value, ref {Runtime.Losses} losses)");
        writer.Open("switch (value)");
        foreach (var member in plan.Members)
        {
            writer.Line($"case {Member(plan.From, member.Source.Name)}:");
            writer.Indent();
            if (member.Target is { } target)
            {
                writer.Line($"return {Member(plan.To, target)};");
            }
            else
            {
                var message = Identifiers.Literal(LossMessages.OfCase(member.Source.JsonName, member.Since, member.IsUp));
                writer.Line($"losses.Add({Runtime.LossKind}.EnumMemberNotRepresentable, {Identifiers.Number(member.Since)}, {message});");
                writer.Line("return default;");
            }

            writer.Unindent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line($"losses.Add({Runtime.LossKind}.EnumMemberNotRepresentable, {Identifiers.Number(Math.Max(plan.Route[0], plan.Route[1]))}, {Identifiers.Literal($"the value is not one that {plan.From.Name.ShortName} declares")});");
        writer.Line("return default;");
        writer.Unindent();
        writer.Close();
        writer.Close();
    }

    // Extension methods cannot stand in a class inside another.
    private static string Receiver(TypeModel type) => type.Name.ContainingDeclarations.Count == 0 ? "this " : "";

    private static string Member(TypeModel type, string name) => $"{type.Name.Reference}.{Identifiers.Escape(name)}";

    private static string Otherwise(EnumConversion plan) =>
        $"_ => throw {Runtime.Convert}.Undeclared({Identifiers.Literal(ConversionFrame.Subject(plan.From))}, {Identifiers.Literal(plan.From.Name.ShortName)}, {ConversionFrame.Route(plan)}),";
}
