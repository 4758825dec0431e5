using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SpecLattice.Negotiation;

/// <summary>The version chosen for handing a value to a peer, or why there is none; for code that does not look at the value.</summary>
public abstract class SpecChoice
{
    private protected SpecChoice(SpecChoiceOutcome outcome, SpecVersion? version, string reason, SpecList<SpecRefusedVersion> refused, LossReport discarded)
    {
        Discarded = discarded;
        Outcome = outcome;
        Version = version;
        Reason = reason;
        Refused = refused;
    }

    /// <summary>How it came out.</summary>
    public SpecChoiceOutcome Outcome { get; }

    /// <summary>Whether there is a version for the peer.</summary>
    public bool IsChosen => Outcome == SpecChoiceOutcome.Chosen;

    /// <summary>The chosen version; null where there is none.</summary>
    public SpecVersion? Version { get; }

    /// <summary>Why this version, or why none: for a status or an error message.</summary>
    public string Reason { get; }

    /// <summary>What was given up so that the chosen version holds the value, because a policy accepts it; empty where nothing was.</summary>
    public LossReport Discarded { get; }

    /// <summary>The versions that came into question before, but cannot hold the value, in the order they were tried.</summary>
    public SpecList<SpecRefusedVersion> Refused { get; }

    /// <summary>What would have to go from the value: what the newest of the refused versions cannot hold. Empty where no version was refused.</summary>
    public LossReport Losses => Refused.Count == 0 ? LossReport.Empty : Refused.MaxBy(refused => refused.Version)!.Losses;

    /// <summary>Chooses the version in which to hand a value to a peer that made no offer: a file, a queue, a build that is too old to make one.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The value in the lowest version that holds it, which the most peers read.</returns>
    public static SpecChoice<TSum> WithoutOffer<TSum>(TSum value)
        where TSum : notnull, ISpecSum<TSum> => WithoutOffer(value, TSum.Versions);

    /// <summary>Chooses the version in which to hand a value to a peer that made no offer: a file, a queue, a build that is too old to make one.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="ownVersions">The versions that this build may write.</param>
    /// <returns>The value in the lowest of them that holds it, or why there is none.</returns>
    public static SpecChoice<TSum> WithoutOffer<TSum>(TSum value, ImmutableArray<SpecVersion> ownVersions)
        where TSum : notnull, ISpecSum<TSum> => WithoutOffer(value, ownVersions, LossPolicy.Nothing);

    /// <summary>Chooses the version in which to hand a value to a peer that made no offer: a file, a queue, a build that is too old to make one.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="ownVersions">The versions that this build may write.</param>
    /// <param name="accepted">What may be lost; <see cref="Discarded"/> says what was.</param>
    /// <returns>The value in the lowest of them that holds it, or why there is none.</returns>
    public static SpecChoice<TSum> WithoutOffer<TSum>(TSum value, ImmutableArray<SpecVersion> ownVersions, LossPolicy accepted)
        where TSum : notnull, ISpecSum<TSum>
    {
        ArgumentNullException.ThrowIfNull(accepted);
        return new SpecChooser<TSum>(TSum.Family, ownVersions, value.ToVersion, accepted).ForNobody();
    }

    /// <summary>Chooses the version in which to hand a value to a peer that made no offer, where conversions need more than the value: a context.</summary>
    /// <typeparam name="TSum">The family's sum.</typeparam>
    /// <param name="family">The family's name.</param>
    /// <param name="ownVersions">The versions that this build may write.</param>
    /// <param name="toVersion">Converts the value to one of these: <c>version => value.ToVersion(version, context)</c>.</param>
    /// <returns>The value in the lowest of them that holds it, or why there is none.</returns>
    public static SpecChoice<TSum> WithoutOffer<TSum>(string family, ImmutableArray<SpecVersion> ownVersions, Func<int, Conversion<TSum>> toVersion)
        where TSum : notnull => new SpecChooser<TSum>(family, ownVersions, toVersion, LossPolicy.Nothing).ForNobody();

    /// <summary>The version and the reason.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Version is { } version ? $"version {version.Number}: {Reason}" : Reason;
}

/// <summary>The version chosen for handing a value to a peer, or why there is none.</summary>
/// <typeparam name="TSum">The family's sum.</typeparam>
public sealed class SpecChoice<TSum> : SpecChoice
    where TSum : notnull
{
    private readonly TSum? _value;

    internal SpecChoice(SpecVersion version, TSum value, string reason, SpecList<SpecRefusedVersion> refused, LossReport discarded)
        : base(SpecChoiceOutcome.Chosen, version, reason, refused, discarded) => _value = value;

    internal SpecChoice(SpecChoiceOutcome outcome, string reason, SpecList<SpecRefusedVersion> refused)
        : base(outcome, null, reason, refused, LossReport.Empty)
    {
    }

    /// <summary>Gets the value in the chosen version.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue([NotNullWhen(true)] out TSum? value)
    {
        value = _value;
        return value is not null && IsChosen;
    }
}
