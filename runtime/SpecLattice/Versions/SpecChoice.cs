using System.Diagnostics.CodeAnalysis;

namespace SpecLattice;

/// <summary>A version that came into question for a peer, but cannot hold the value.</summary>
/// <param name="Version">The version.</param>
/// <param name="Losses">What it cannot hold.</param>
public sealed record SpecRefusedVersion(int Version, LossReport Losses);

/// <summary>The version chosen for handing a value to a peer, or why there is none.</summary>
/// <typeparam name="TSum">The family's sum.</typeparam>
public sealed record SpecChoice<TSum>
    where TSum : notnull, ISpecSum<TSum>
{
    private readonly TSum? _value;

    internal SpecChoice(SpecVersion version, TSum value, string reason, SpecList<SpecRefusedVersion> refused)
    {
        Version = version;
        _value = value;
        Reason = reason;
        Refused = refused;
    }

    internal SpecChoice(string reason, SpecList<SpecRefusedVersion> refused, bool isDigestMismatch = false)
    {
        Reason = reason;
        Refused = refused;
        IsDigestMismatch = isDigestMismatch;
    }

    /// <summary>Whether there is a version for the peer.</summary>
    public bool IsChosen => Version is not null;

    /// <summary>The chosen version; null where there is none.</summary>
    public SpecVersion? Version { get; }

    /// <summary>Why this version, or why none: for a status or an error message.</summary>
    public string Reason { get; }

    /// <summary>The versions that came into question before, but cannot hold the value, in the order they were tried.</summary>
    public SpecList<SpecRefusedVersion> Refused { get; }

    /// <summary>Whether there is no version because the peer means something else by one: the two builds have different digests for it.</summary>
    public bool IsDigestMismatch { get; }

    /// <summary>What the newest of the refused versions cannot hold: what would have to go from the value. Empty where no version was refused.</summary>
    public LossReport LeastLosses => Refused.Count == 0 ? LossReport.Empty : Refused.MaxBy(refused => refused.Version)!.Losses;

    /// <summary>Gets the value in the chosen version.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue([NotNullWhen(true)] out TSum? value)
    {
        value = _value;
        return value is not null && IsChosen;
    }
}
