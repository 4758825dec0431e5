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
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The conversion.</param>
    /// <param name="receiver">For an extension method, the word before its first parameter's type; null for a member.</param>
    public static void Emit(SourceWriter writer, UnplannedConversion plan, string? receiver)
    {
        var target = plan.To.Name.Reference;
        var method = ConversionFrame.MethodName(plan);
        var instance = receiver is null ? "" : $"{plan.From.Name.Reference} value";
        var modifier = receiver is null ? "" : "static ";
        var head = Parameters((receiver ?? "") + instance, plan, withLosses: false);
        writer.Line($$"""
            /// <summary>Would convert to version {{plan.To.Version}}.</summary>
            {{Runtime.ConversionTo(plan.To.Version)}}
            public {{modifier}}{{ConversionFrame.Result(plan)}} {{method}}({{head}}) => {{Throw(plan.From)}};
            """);
        if (!plan.IsLossy)
        {
            return;
        }

        writer.Separate();
        var optional = plan.To.Shape == TypeShape.Record ? "?" : "";
        writer.Line($$"""
            /// <summary>Would convert to version {{plan.To.Version}}.</summary>
            {{Runtime.HideFromEditor}}
            {{plan.From.Name.Accessibility}} {{modifier}}{{target}}{{optional}} {{method}}({{Parameters(instance, plan, withLosses: true)}}) => {{Throw(plan.From)}};
            """);
    }

    /// <summary>What stands for a body that nothing is planned for.</summary>
    public static string Throw(TypeModel type) =>
        $"throw new global::System.InvalidOperationException({Identifiers.Literal($"{type.Name.ShortName} was built although something is wrong with it or its history; the build says what.")})";

    private static string Parameters(string first, UnplannedConversion plan, bool withLosses) =>
        string.Join(", ", new[] { first, ContextParameters.Declarations(plan.Contexts, withLosses) }.Where(part => part.Length > 0));
}
