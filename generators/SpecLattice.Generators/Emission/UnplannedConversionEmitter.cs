using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>
/// Emits conversions that a mistake in the history keeps from being planned. Code that calls them compiles, so that the compiler comes to asking the rules, which say what the
/// mistake is.
/// </summary>
internal static class UnplannedConversionEmitter
{
    /// <summary>Writes the methods of one conversion.</summary>
    public static void Emit(SourceWriter writer, UnplannedConversion plan)
    {
        EmitPublic(writer, plan, "", ContextParameters.Declarations(plan.Contexts, withLosses: false));
        if (plan.IsLossy)
        {
            writer.Separate();
            writer.Line($"{ConversionContract.CollectingHead(plan)} => {Throw(plan.From)};");
        }
    }

    /// <summary>Writes the methods of one conversion of an enum.</summary>
    public static void EmitOfEnum(SourceWriter writer, UnplannedConversion plan)
    {
        var value = $"{plan.From.Name.Reference} value";
        EmitPublic(writer, plan, "static ", "this " + value);
        if (plan.IsLossy)
        {
            writer.Separate();
            writer.Line($$"""
                /// <summary>Would convert to version {{plan.To.Version}}.</summary>
                {{Runtime.HideFromEditor}}
                public static {{plan.To.Name.Reference}} {{ConversionFrame.MethodName(plan)}}({{value}}, ref {{Runtime.Losses}} losses) => {{Throw(plan.From)}};
                """);
        }
    }

    private static void EmitPublic(SourceWriter writer, UnplannedConversion plan, string modifier, string parameters)
    {
        writer.Line($$"""
            /// <summary>Would convert to version {{plan.To.Version}}.</summary>
            {{Runtime.ConversionTo(plan.To.Version)}}
            public {{modifier}}{{ConversionFrame.Result(plan)}} {{ConversionFrame.MethodName(plan)}}({{parameters}}) => {{Throw(plan.From)}};
            """);
    }

    /// <summary>What stands for a body that nothing is planned for.</summary>
    public static string Throw(TypeModel type) =>
        $"throw new global::System.InvalidOperationException({Identifiers.Literal($"{type.Name.ShortName} was built although something is wrong with it or its history; the build says what.")})";
}
