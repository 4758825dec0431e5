using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the conversions of an enum to the other versions, as extension methods in the global namespace: whoever can name the enum finds them.</summary>
internal static class EnumConversionEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        var type = plan.Type;
        writer.Open($$"""
            /// <summary>Converts {{Identifiers.Xml(type.Name.ShortName)}} to its other versions.</summary>
            {{Runtime.GeneratedCode}}
            {{type.Name.Accessibility}} static class {{GeneratedNames.EnumConversions(type.Name.Reference)}}
            """);
        foreach (var unplanned in plan.Conversions.OfType<UnplannedConversion>())
        {
            writer.Separate();
            UnplannedConversionEmitter.Emit(writer, unplanned, "this ");
        }

        foreach (var conversion in plan.Conversions.OfType<EnumConversion>())
        {
            writer.Separate();
            if (conversion.CollectsLosses)
            {
                ConversionFrame.WriteReporting(writer, conversion, $"this {type.Name.Reference} value");
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

    private static void EmitTotal(SourceWriter writer, EnumConversion plan) => writer.Line($$"""
        /// <summary>Converts to version {{plan.To.Version}}. Nothing can be lost.</summary>
        {{Runtime.ConversionTo(plan.To.Version)}}
        public static {{plan.To.Name.Reference}} {{ConversionFrame.MethodName(plan)}}(this {{plan.From.Name.Reference}} value) => value switch
        {
            {{plan.Members.Select(member => $"{Member(plan.From, member.Source.Name)} => {Member(plan.To, member.Target!)},")}}
            _ => throw {{Runtime.Convert}}.Undeclared({{Identifiers.Literal(ConversionFrame.Subject(plan.From))}}, {{Identifiers.Literal(plan.From.Name.ShortName)}}, {{ConversionFrame.Route(plan)}}),
        };
        """);

    private static void EmitPartial(SourceWriter writer, EnumConversion plan)
    {
        var undeclared = Lost(Math.Max(plan.Route[0], plan.Route[1]), $"the value is not one that {plan.From.Name.ShortName} declares");
        writer.Line($$"""
            /// <summary>Converts to version {{plan.To.Version}}, or records the loss.</summary>
            {{Runtime.HideFromEditor}}
            {{plan.From.Name.Accessibility}} static {{plan.To.Name.Reference}} {{ConversionFrame.MethodName(plan)}}({{plan.From.Name.Reference}} value, ref {{Runtime.Losses}} losses)
            {
                switch (value)
                {
                    {{plan.Members.Select(member => $"case {Member(plan.From, member.Source.Name)}: {(member.Target is { } target ? $"return {Member(plan.To, target)};" : Lost(member.Since, LossMessages.OfCase(member.Source.JsonName, member.Since, member.IsUp)))}")}}
                    default: {{undeclared}}
                }
            }
            """);
    }

    private static string Lost(int since, string message) =>
        $"losses.Add({Runtime.LossKind}.EnumMemberNotRepresentable, {Identifiers.Number(since)}, {Identifiers.Literal(message)}); return default;";

    private static string Member(TypeModel type, string name) => $"{type.Name.Reference}.{Identifiers.Escape(name)}";
}
