namespace SpecLattice;

/// <summary>
/// A refused conversion of whatever type the caller returns: <c>return Conversion.Refuse("a full name has two parts");</c>. <see cref="Conversion"/> makes it, and it always names a loss.
/// </summary>
public sealed class Refusal
{
    internal Refusal(LossReport losses) => Losses = losses;

    /// <summary>What would have been lost, at least one place.</summary>
    public LossReport Losses { get; }

    /// <summary>The losses, one per line.</summary>
    /// <returns>The lines.</returns>
    public override string ToString() => Losses.ToString();
}
