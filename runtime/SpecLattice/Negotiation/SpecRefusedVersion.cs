namespace SpecLattice.Negotiation;

/// <summary>A version that came into question for a peer, but cannot hold the value.</summary>
public sealed record SpecRefusedVersion
{
    internal SpecRefusedVersion(int version, LossReport losses)
    {
        Version = version;
        Losses = losses;
    }

    /// <summary>The version.</summary>
    public int Version { get; }

    /// <summary>What it cannot hold.</summary>
    public LossReport Losses { get; }
}
