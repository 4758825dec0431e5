using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Small families, and what their conversions make of documents.</summary>
internal static class Specs
{
    /// <summary>A family <c>f</c> whose versions, 1 and up, consist of these declarations; <c>R</c> is the spec.</summary>
    public static string Of(params string[] versions) => string.Concat(versions.Select((body, i) => $$"""
        namespace A.V{{i + 1}}
        {
            [Spec("f", {{i + 1}})] {{body.Replace("PART", $"[SpecPart({i + 1})]", StringComparison.Ordinal)}}
        }

        """));

    /// <summary>A spec with one member.</summary>
    public static string Record(string member) => $"public sealed partial record R {{ {member} }}";

    /// <summary>What a document of one version becomes in another: its JSON, or its losses, one per line.</summary>
    public static string Convert(string specs, string json, int from, int to) => SpecProgram.Evaluate(specs, Conversion(json, from, to))[0];

    /// <summary>An expression that converts a document.</summary>
    public static string Conversion(string json, int from, int to) =>
        $"Driver.ShowSpec(SpecJson.Deserialize<A.VersionedR>({SpecProgram.Quote($$"""{"version":"V{{from}}","spec":{{json}}}""")}).ToVersion({to}))";

    /// <summary>The places and kinds of losses.</summary>
    public static string[] Losses(string specs, string json, int from, int to) =>
        [.. Convert(specs, json, from, to).Split('\n').Select(line => string.Join(' ', line.Split(' ').Take(2)))];

    /// <summary>Whether the direct conversion between two versions can refuse: told by the type of its result.</summary>
    public static bool IsPartial(string specs, int from, int to) =>
        SpecProgram.Evaluate(specs, $"typeof(A.V{from}.R).GetMethod(\"ToV{to}\", Type.EmptyTypes)!.ReturnType.IsGenericType")[0] == "True";
}
