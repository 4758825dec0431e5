namespace SpecLattice;

/// <summary>A conversion was refused where the caller had no way to continue without it.</summary>
/// <param name="losses">What would have been lost.</param>
public sealed class SpecConversionException(LossReport losses) : Exception(Describe(losses))
{
    /// <summary>What would have been lost.</summary>
    public LossReport Losses { get; } = losses;

    private static string Describe(LossReport losses)
    {
        if (losses.Count == 0)
        {
            return "the conversion was refused";
        }

        const int shown = 8;
        string more = losses.Count > shown ? $"\nand {losses.Count - shown} more" : "";
        return $"cannot convert version {losses[0].FromVersion} to version {losses[0].ToVersion} without loss:\n"
            + string.Join('\n', losses.Take(shown)) + more;
    }
}
