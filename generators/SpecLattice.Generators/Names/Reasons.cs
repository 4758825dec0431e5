namespace SpecLattice.Generators.Names;

/// <summary>The reasons that people give for leaving something out.</summary>
internal static class Reasons
{
    /// <summary>What a fix writes where only a person knows the reason. It is no reason, so it is reported until somebody replaces it.</summary>
    public const string Placeholder = "TODO: why";

    /// <summary>Whether a text says anything: there is a letter or a digit in it, and it is no note that the reason is still to come.</summary>
    public static bool IsGiven(string? text)
    {
        var said = text?.Trim() ?? "";
        return said.Any(character => char.IsLetterOrDigit(character) || char.IsSurrogate(character))
            && !said.Equals("TODO", StringComparison.OrdinalIgnoreCase)
            && !said.StartsWith("TODO:", StringComparison.OrdinalIgnoreCase);
    }
}
