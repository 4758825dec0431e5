using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>
/// Emits the conversions of a long lineage that are not written out for their pair of versions, and what they have in common: a method that adds all that would
/// be lost on the way to a version, and one that passes the edges.
/// </summary>
internal static class CompositionEmitter
{
    /// <summary>The method that converts by all versions on the way.</summary>
    public const string Stepwise = "ConvertStepwise";

    private const string AddLosses = "AddLossesTo";
    private const string Step = "StepTowards";

    /// <summary>Writes the conversion of one pair.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The conversion.</param>
    /// <param name="hasSum">Whether the version is a case of a sum, which then has the conversion that records losses.</param>
    public static void EmitPair(SourceWriter writer, ConversionPlan plan, bool hasSum)
    {
        var number = Identifiers.Number(plan.To.Version);
        var target = plan.To.Name.Reference;
        var method = ConversionFrame.MethodName(plan);
        var strict = $"{Stepwise}<{target}>({number})";
        if (plan.Form == ConversionForm.ByNextVersion || !plan.CanRefuse)
        {
            var call = plan.Form == ConversionForm.ByNextVersion
                ? $"To{ConversionFrame.Version(plan.Route[1])}().{method}()"
                : $"{strict}.GetValueOrThrow()";
            writer.Line($$"""
                /// <summary>Converts to version {{number}}. Nothing can be lost.</summary>
                {{Runtime.ConversionTo(plan.To.Version)}}
                public {{target}} {{method}}() => {{call}};
                """);
            return;
        }

        writer.Line($$"""
            /// <summary>Converts to version {{number}}{{(plan.IsDiscarding ? ", and discards on purpose what the versions on the way discard" : "")}}.</summary>
            {{Runtime.ConversionTo(plan.To.Version)}}
            public {{ConversionFrame.Result(plan)}} {{method}}() => {{ConversionFrame.Complete(plan, strict)}};
            """);
        if (hasSum)
        {
            return;
        }

        var optional = plan.To.Shape == TypeShape.Record ? "?" : "";
        writer.Separate();
        writer.Line($$"""
            {{Runtime.HideFromEditor}}
            {{plan.From.Name.Accessibility}} {{target}}{{optional}} {{method}}(ref {{Runtime.Losses}} losses) => {{Stepwise}}<{{target}}>({{number}}, ref losses);
            """);
    }

    /// <summary>Writes into the sum of a family what converts any of its versions to each, and records every loss: once for each target, as there are as many pairs as the square of the versions.</summary>
    public static void EmitTargets(SourceWriter writer, FamilyPlan plan)
    {
        writer.Line("#pragma warning disable CS1591 // What is hidden from editors has no comment.");
        foreach (var version in plan.Versions)
        {
            var number = Identifiers.Number(version.Version);
            writer.Line($$"""
                {{Runtime.HideFromEditor}}
                {{SumEmitter.Accessibility(plan)}} {{version.Type}}? To{{ConversionFrame.Version(version.Version)}}(ref {{Runtime.Losses}} losses) => {{Stepwise}}<{{version.Type}}>({{number}}, ref losses);

                """);
        }

        writer.Line($$"""
            #pragma warning restore CS1591
            private protected abstract T? {{Stepwise}}<T>(int version, ref {{Runtime.Losses}} losses) where T : notnull;
            """);
    }

    /// <summary>What the case for unknown versions has instead.</summary>
    public static string Refused(string report) => $$"""
        private protected override T? {{Stepwise}}<T>(int version, ref {{Runtime.Losses}} losses) where T : default
        {
            losses.AddReport({{report}});
            return default;
        }
        """;

    /// <summary>Writes what the composed conversions of a type have in common.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="plan">The type.</param>
    /// <param name="emitLosses">Gives the statements that add losses.</param>
    public static void EmitCommon(SourceWriter writer, TypePlan plan, Func<IEnumerable<string>> emitLosses)
    {
        var composition = plan.Composition!;
        if (plan.Family is not null || composition.Losses.Count > 0 || plan.Conversions.Any(conversion => conversion.Form == ConversionForm.Stepwise))
        {
            EmitStepwise(writer, plan, emitLosses());
            writer.Separate();
        }

        EmitSteps(writer, plan.Type, composition);
    }

    /// <summary>The condition that a version is in one of some ranges.</summary>
    public static string Condition(EquatableArray<VersionRange> ranges)
    {
        var patterns = string.Join(" or ", ranges.Select(Pattern));
        return ranges.Count == 1 && ranges[0] is { First: 0 } or { Last: VersionRange.Open }
            ? $"version {patterns}"
            : $"version is {patterns}";
    }

    private static string Pattern(VersionRange range) => range switch
    {
        (0, VersionRange.Open) => "_",
        (0, var last) => $"<= {Identifiers.Number(last)}",
        (var first, VersionRange.Open) => $">= {Identifiers.Number(first)}",
        (var first, var last) when first == last => Identifiers.Number(first),
        (var first, var last) => $">= {Identifiers.Number(first)} and <= {Identifiers.Number(last)}",
    };

    private static void EmitStepwise(SourceWriter writer, TypePlan plan, IEnumerable<string> losses)
    {
        var (head, constraint) = plan.Family is null ? ("private", "notnull") : ("private protected override", "default");
        var routes = plan.Composition!.Routes.Select(route => $"[{string.Join(", ", route.Select(Identifiers.Number))}]");
        var route = routes.Reverse().Aggregate((rest, next) => $"{Runtime.Convert}.RouteTo(version, {next}, {rest})");
        writer.Line($$"""
            // Converts by way of the versions between.
            private {{Runtime.Conversion}}<T> {{Stepwise}}<T>(int version) where T : notnull
            {
                var losses = new {{Runtime.Losses}}({{Identifiers.Literal(ConversionFrame.Subject(plan.Type))}}, {{Runtime.Convert}}.RouteTo(version, {{route}}));
                return losses.Complete({{Stepwise}}<T>(version, ref losses));
            }

            // What would be lost is asked first, because only this version can name its own places.
            {{head}} T? {{Stepwise}}<T>(int version, ref {{Runtime.Losses}} losses) where T : {{constraint}}
            {
                var mark = losses.Here;
                {{AddLosses}}(version, ref losses);
                var said = losses.Here;
                if (said != mark)
                {
                    return default;
                }

                T? result = {{Step}}(version, ref losses) is T converted ? converted : default;
                losses.Settle(mark, said);
                return result;
            }

            // All that would be lost on the way to a version, in the terms of this one.
            private void {{AddLosses}}(int version, ref {{Runtime.Losses}} losses)
            {
                {{losses}}
            }
            """);
    }

    // A version that only hand-written conversions lead from has no steps: all its conversions are written out.
    private static void EmitSteps(SourceWriter writer, TypeModel type, CompositionPlan composition)
    {
        var last = composition.Steps.Count - 1;
        writer.Line($$"""
            // Passes the edges that lead to a version, one by one.
            internal object? {{Step}}(int version, ref {{Runtime.Losses}} losses)
            {
                {{Block.If($"version == {Identifiers.Number(type.Version)}", "return this;")}}
                {{composition.Steps.Take(last).Select((step, i) => Block.If(Condition(step.Targets), StepOver(step.Edge, Identifiers.Number(i + 1))))}}
                {{(last < 0 ? ["return null;"] : StepOver(composition.Steps[last].Edge, ""))}}
            }
            """);
    }

    private static IReadOnlyList<string> StepOver(ConversionPlan edge, string suffix)
    {
        var method = ConversionFrame.MethodName(edge);
        return edge switch
        {
            { CanRefuse: false } => [$"return {method}().{Step}(version, ref losses);"],
            { To.Shape: TypeShape.Record } => [$"return {method}(ref losses)?.{Step}(version, ref losses);"],
            _ =>
            [
                $"var mark{suffix} = losses.Here;",
                $"var next{suffix} = {method}(ref losses);",
                $"return losses.Here == mark{suffix} ? next{suffix}.{Step}(version, ref losses) : null;",
            ],
        };
    }
}
