using System.Text.Json;

namespace SpecLattice.Tool.Targets;

/// <summary>What MSBuild answers when it is asked for properties and items: JSON, behind warnings if there are any.</summary>
internal static class MsBuildAnswer
{
    private const int MaxLines = 5;

    /// <summary>Reads an answer.</summary>
    /// <exception cref="CommandException">There is none: MSBuild failed, or was ended from outside.</exception>
    public static JsonDocument Read(string project, (int ExitCode, string Output, string Errors) run)
    {
        var start = run.Output.StartsWith('{') ? 0 : run.Output.IndexOf("\n{", StringComparison.Ordinal) + 1;
        try
        {
            return run.ExitCode == 0 ? JsonDocument.Parse(run.Output[start..]) : throw Missing(project, run);
        }
        catch (JsonException)
        {
            throw Missing(project, run);
        }
    }

    /// <summary>Says that there is no answer, with what there is to say why.</summary>
    public static CommandException Missing(string project, (int ExitCode, string Output, string Errors) run)
    {
        var lines = (run.Output + "\n" + run.Errors).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).TakeLast(MaxLines).ToList();
        var last = lines.Count == 0 ? " and printed nothing" : $"; the last it printed:\n{string.Join('\n', lines)}";
        return new CommandException($"MSBuild did not say how {project} is built: run `dotnet build {project}` to see why, and try again. It ended with exit code {run.ExitCode}{last}");
    }
}
