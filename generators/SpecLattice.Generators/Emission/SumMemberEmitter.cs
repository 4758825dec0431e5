using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits what makes a spec a case of its family's sum.</summary>
internal static class SumMemberEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan)
    {
        var family = plan.Family!;
        writer.Line($$"""
            private protected override int VersionCore => {{plan.Type.Version}};

            private protected override string WireTagCore => {{Identifiers.Literal(plan.Type.WireTag)}};

            private protected override int {{SumEmitter.FloorHead(family)}} => {{Floor(plan)}};

            private protected override {{SumEmitter.ToVersionHead(family)}} => version switch
            {
                {{Conversions(plan)}}
                _ => {{Runtime.Sums}}.UnknownTarget({{Identifiers.Literal(family.Family)}}, {{plan.Type.Version}}, version, {{family.SumReference}}.Versions),
            };

            private protected override {{SumEmitter.ToLatestHead(family)}} => {{ToLatest(plan)}};
            """);
    }

    private static string Floor(TypePlan plan)
    {
        if (plan.Conversions.Any(conversion => conversion.Form == ConversionForm.Stepwise) && plan.Family!.Contexts.Count == 0)
        {
            return $"{Runtime.Sums}.FloorOf<{plan.Family.SumReference}>(this)";
        }

        var lower = plan.Conversions.Where(conversion => conversion.To.Version < plan.Type.Version).ToList();
        return lower.Count > 2 && IsOneWay(lower) ? FloorOnOneWay(plan, lower) : LowestOf(plan, lower);
    }

    /// <summary>Asks for one version after the other, from the lowest.</summary>
    private static string LowestOf(TypePlan plan, List<ConversionPlan> lower)
    {
        var result = "";
        foreach (var conversion in lower)
        {
            var version = Identifiers.Number(conversion.To.Version);
            if (!conversion.CanRefuse)
            {
                return result + version;
            }

            result += $"{Fits(conversion)} ? {version} : ";
        }

        return result + Identifiers.Number(plan.Type.Version);
    }

    /// <summary>
    /// Asks for the version below, for the lowest, which holds most values, and then from above down: what a version cannot hold, those behind it on the way cannot hold either. So few questions
    /// answer for most values.
    /// </summary>
    private static string FloorOnOneWay(TypePlan plan, List<ConversionPlan> lower)
    {
        var lowest = lower[0];
        if (!lowest.CanRefuse)
        {
            return Identifiers.Number(lowest.To.Version);
        }

        var result = "";
        var above = plan.Type.Version;
        for (var i = lower.Count - 1; i > 0; i--)
        {
            result += lower[i].CanRefuse ? $"!{Fits(lower[i])} ? {Identifiers.Number(above)} : " : "";
            result += i == lower.Count - 1 ? $"{Fits(lowest)} ? {Identifiers.Number(lowest.To.Version)} : " : "";
            above = lower[i].To.Version;
        }

        return result + Identifiers.Number(above);
    }

    /// <summary>Whether the way to each version leads through all above it.</summary>
    private static bool IsOneWay(List<ConversionPlan> lower)
    {
        for (var i = 0; i + 1 < lower.Count; i++)
        {
            if (!lower[i].Route.Take(lower[i].Route.Count - 1).SequenceEqual(lower[i + 1].Route))
            {
                return false;
            }
        }

        return lower[lower.Count - 1].Route.Count == 2;
    }

    /// <summary>A condition that holds where a conversion loses nothing. Where the losses are collected, it ends at the first.</summary>
    private static string Fits(ConversionPlan conversion) =>
        conversion is { Form: ConversionForm.Fused, CollectsLosses: true, Contexts.Count: 0 } and not UnplannedConversion
            ? $"{Runtime.Convert}.CanConvert<{conversion.From.Name.Reference}, {conversion.To.Name.Reference}>(this)"
            : $"{Call(conversion)}.IsSuccess";

    private static IEnumerable<string> Conversions(TypePlan plan)
    {
        var sum = plan.Family!.SumReference;
        var stepwise = plan.Conversions.Where(conversion => conversion.Form == ConversionForm.Stepwise).Select(conversion => conversion.To.Version).ToList();
        if (stepwise.Count > 0)
        {
            yield return $"{Patterns(stepwise)} => {CompositionEmitter.Stepwise}<{sum}>(version),";
        }

        var conversions = plan.Conversions.ToDictionary(conversion => conversion.To.Version);
        foreach (var version in plan.Family.Versions.Select(version => version.Version).Where(version => !stepwise.Contains(version)))
        {
            var result = conversions.TryGetValue(version, out var conversion)
                ? Call(conversion) + (conversion.CanRefuse ? $".Map<{sum}>(static converted => converted)" : "")
                : "this";
            yield return $"{Identifiers.Number(version)} => {result},";
        }
    }

    /// <summary>A pattern that holds for some versions and for no other number.</summary>
    private static string Patterns(List<int> versions)
    {
        var patterns = new List<string>();
        for (var i = 0; i < versions.Count; i++)
        {
            var first = i;
            while (i + 1 < versions.Count && versions[i + 1] == versions[i] + 1)
            {
                i++;
            }

            patterns.Add(i - first > 1
                ? $">= {Identifiers.Number(versions[first])} and <= {Identifiers.Number(versions[i])}"
                : string.Join(" or ", versions.Skip(first).Take(i - first + 1).Select(Identifiers.Number)));
        }

        return string.Join(" or ", patterns);
    }

    private static string ToLatest(TypePlan plan)
    {
        var latest = SumEmitter.Latest(plan.Family!);
        var conversion = plan.Conversions.FirstOrDefault(candidate => candidate.To.Version == latest.Version);
        return conversion is not null ? Call(conversion) : latest.Type == plan.Type.Name.Reference ? "this" : UnplannedConversionEmitter.Throw(plan.Type);
    }

    // What is chosen at run time refuses to discard anything: whoever asks has not read the signature.
    private static string Call(ConversionPlan conversion)
    {
        var call = $"{ConversionFrame.MethodName(conversion)}({ContextParameters.Arguments(conversion.Contexts, withLosses: false)})";
        return conversion.IsDiscarding ? $"{Runtime.Convert}.Strict({call})" : call;
    }
}
