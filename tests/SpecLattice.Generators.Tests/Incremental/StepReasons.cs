using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>Tells why each step of the pipeline did what it did.</summary>
internal static class StepReasons
{
    private static readonly string[] Steps =
    [
        TrackingNames.Declarations, TrackingNames.Keys, TrackingNames.CompilationContext, TrackingNames.Models, TrackingNames.Units,
        TrackingNames.Plans, TrackingNames.Language, TrackingNames.ClosedAttribute, TrackingNames.CatalogFacts,
        TrackingNames.CatalogNamespace, TrackingNames.Catalog,
    ];

    /// <summary>Runs the generator on the files before and after an edit and compares the reasons of every step in the second run.</summary>
    /// <param name="before">The files before the edit.</param>
    /// <param name="after">The files after it.</param>
    /// <param name="expected">One line for each step, as <see cref="Describe"/> writes it.</param>
    /// <param name="change">Changes something besides the files.</param>
    public static void Verify(IReadOnlyList<SourceFile> before, IReadOnlyList<SourceFile> after, string expected, Action<IncrementalProject>? change = null)
    {
        var project = new IncrementalProject();
        project.Run(before);
        change?.Invoke(project);

        var result = project.Run(after);

        Assert.Equal(expected, Describe(result));
        Assert.Equal(
            project.RunFromScratch().GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())).Order(),
            result.GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString())).Order());
    }

    /// <summary>The reasons of a step's outputs in their order, equal ones next to each other counted: <c>Plans: Modified 2, Cached 4</c>.</summary>
    public static string Describe(GeneratorRunResult result)
    {
        var lines = Steps.Select(name => Line(name.Replace("SpecLattice.", "", StringComparison.Ordinal), result.TrackedSteps.GetValueOrDefault(name, [])));
        var outputs = Line("Outputs", result.TrackedOutputSteps.Values.SelectMany(steps => steps));
        return string.Join("\n", lines.Append(outputs));
    }

    private static string Line(string name, IEnumerable<IncrementalGeneratorRunStep> steps)
    {
        var runs = new List<(IncrementalStepRunReason Reason, int Count)>();
        foreach (var (_, reason) in steps.SelectMany(step => step.Outputs))
        {
            if (runs.Count > 0 && runs[^1].Reason == reason)
            {
                runs[^1] = (reason, runs[^1].Count + 1);
            }
            else
            {
                runs.Add((reason, 1));
            }
        }

        return $"{name}: {string.Join(", ", runs.Select(run => $"{run.Reason} {run.Count}"))}";
    }
}
