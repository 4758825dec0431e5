using System.Text.Json;
using SpecLattice.Generators;
using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Names;
using SpecLattice.Tool.Output;

namespace SpecLattice.Tool.Locking;

/// <summary>Says what a lock forbids, in the words of the rules.</summary>
internal static class LockReport
{
    public static bool IsError(string id) => id is not (RuleIds.VersionNotLocked or RuleIds.LockLineWithoutCode);

    public static void Print(IReadOnlyList<LockProblem> problems, bool json)
    {
        if (json)
        {
            JsonOutput.Print(writer => Write(writer, problems));
            return;
        }

        foreach (var problem in problems)
        {
            Console.WriteLine($"{(IsError(problem.Id) ? "error" : "warning")} {problem.Id}: {Text(problem)}");
        }
    }

    /// <summary>Prints what became of a lock.</summary>
    /// <param name="path">The lock.</param>
    /// <param name="shipped">How many versions of it are shipped.</param>
    /// <param name="other">What else is counted, and how many there are.</param>
    /// <param name="problems">What it forbids.</param>
    public static void PrintJson(string path, int shipped, (string Name, int Count) other, IReadOnlyList<LockProblem> problems) => JsonOutput.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("lock", path);
        writer.WriteNumber("shipped", shipped);
        writer.WriteNumber(other.Name, other.Count);
        writer.WritePropertyName("findings");
        Write(writer, problems);
        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<LockProblem> problems)
    {
        writer.WriteStartArray();
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", problem.Id);
            writer.WriteString("severity", IsError(problem.Id) ? "error" : "warning");
            writer.WriteString("version", problem.Subject.Label);
            writer.WriteString("message", Text(problem));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Text(LockProblem problem)
    {
        var arguments = problem.Arguments;
        return problem.Id switch
        {
            RuleIds.ShippedNameChanged => $"'{arguments[0]}' of {arguments[1]} has shipped and {arguments[2]}",
            RuleIds.ShippedTypeChanged or RuleIds.ShippedPresenceChanged => $"'{arguments[0]}' of {arguments[1]} shipped as {arguments[2]} and is now {arguments[3]}",
            RuleIds.ShippedDefaultChanged => $"the default of '{arguments[0]}' in {arguments[1]} shipped as {arguments[2]} and is now {arguments[3]}",
            RuleIds.ShippedTagChanged => $"the tag '{arguments[0]}' of {arguments[1]} shipped and is now {arguments[2]}",
            RuleIds.ShippedOrderChanged => $"'{arguments[0]}' of {arguments[1]} shipped at position {arguments[2]} and is now at position {arguments[3]}",
            RuleIds.AddedToShippedVersion => $"'{arguments[0]}' is not in {arguments[1]} as it shipped",
            RuleIds.ShippedLayoutChanged => $"{arguments[0]} shipped as '{arguments[1]}' and is now '{arguments[2]}'",
            RuleIds.ShippedVersionRemoved => $"{arguments[0]} has shipped but is no longer declared",
            RuleIds.DeadNameReused => $"'{arguments[0]}' was retired in {arguments[1]}, where it meant {arguments[2]}, and is used in {arguments[3]}",
            RuleIds.ShippedAbsentValueChanged => $"the absent value of '{arguments[0]}' in {arguments[1]} shipped as {arguments[2]} and is now {arguments[3]}",
            RuleIds.TotalTurnedPartial => $"the conversion {arguments[0]} shipped as total and is now {arguments[1]}",
            RuleIds.ShippedEdgeChanged => $"{arguments[0]} shipped with '{arguments[1]}' and now has '{arguments[2]}'",
            RuleIds.VersionNotLocked => $"{arguments[0]} does not match the lock",
            RuleIds.LockLineWithoutCode => $"{arguments[0]} is in the lock, but has no declaration",
            _ => $"{arguments[0]} has two shapes in the lock",
        };
    }
}
