namespace SpecLattice.Benchmarks.Scenarios;

/// <summary>The contestants' names.</summary>
internal static class Who
{
    public const string Ours = "SpecLattice";
    public const string TokenLoop = "token loop";
    public const string SourceGenerated = "System.Text.Json, generated";
    public const string Reflection = "System.Text.Json, reflection";
    public const string HandWritten = "hand-written";
    public const string Mapperly = "Mapperly";
}
