using System.Collections.Immutable;
using SpecLattice.Negotiation;
using SpecLattice.Serialization;

namespace SpecLattice.Vmm.Machine.State;

/// <summary>A kind of device state: a family of its own, with its own versions. What a migration calls a payload.</summary>
public abstract class StateKind
{
    private protected StateKind()
    {
    }

    /// <summary>The family's name.</summary>
    public abstract string Family { get; }

    /// <summary>The newest version.</summary>
    public abstract int Newest { get; }

    /// <summary>An offer, and the versions of this kind that are read here.</summary>
    /// <param name="offer">The offer to add to.</param>
    /// <param name="newest">The newest version to admit to.</param>
    public abstract SpecOffer AddTo(SpecOffer offer, int newest);

    /// <summary>Whether a version of this kind is known here.</summary>
    /// <param name="version">The version.</param>
    public abstract bool Knows(int version);

    /// <summary>Chooses the version in which to hand a state to a peer.</summary>
    /// <param name="state">The state, in the newest version.</param>
    /// <param name="offer">What the peer reads; null where it has not said.</param>
    /// <param name="newest">The newest version to write.</param>
    /// <param name="accepted">What may be discarded.</param>
    public abstract StateChoice Choose(object state, SpecOffer? offer, int newest, LossPolicy accepted);

    /// <summary>Converts a state to a version.</summary>
    /// <param name="state">The state, in the newest version.</param>
    /// <param name="version">The version to convert to.</param>
    /// <param name="accepted">What may be discarded; nothing unless given.</param>
    /// <returns>The state's JSON in its family's envelope with what was discarded, or what would be lost.</returns>
    public abstract Conversion<Discarding<byte[]>> Write(object state, int version, LossPolicy? accepted = null);

    /// <summary>Reads a state of any version.</summary>
    /// <param name="json">The state in its family's envelope.</param>
    /// <param name="version">The version that it is in.</param>
    /// <returns>The state in the newest version, or what stands in the way.</returns>
    /// <exception cref="SpecJsonException">It is malformed, or of a version that this build does not know.</exception>
    public abstract Conversion<object> Read(ReadOnlySpan<byte> json, out int version);
}

/// <summary>A kind of device state.</summary>
/// <typeparam name="TSum">The family's sum.</typeparam>
/// <typeparam name="TState">The newest version, which the machine works with.</typeparam>
/// <param name="toLatest">Converts up.</param>
internal sealed class StateKind<TSum, TState>(Func<TSum, Conversion<TState>> toLatest) : StateKind
    where TSum : notnull, ISpecSum<TSum>, ISpecJson<TSum>
    where TState : class, TSum
{
    // How much state a message holds is checked where all of it is known.
    private static readonly SpecJsonOptions AnySize = new() { MaxBytes = int.MaxValue };

    public override string Family => TSum.Family;

    public override int Newest => TSum.Versions[^1].Number;

    public override SpecOffer AddTo(SpecOffer offer, int newest) => offer.With<TSum>(newest);

    public override bool Knows(int version) => TSum.Versions.Any(known => known.Number == version);

    public override StateChoice Choose(object state, SpecOffer? offer, int newest, LossPolicy accepted)
    {
        ImmutableArray<SpecVersion> own = [.. TSum.Versions.Where(version => version.Number <= newest)];
        var choice = offer?.Choose<TSum>((TState)state, own, accepted) ?? SpecChoice.WithoutOffer<TSum>((TState)state, own, accepted);
        return new StateChoice(choice.TryGetValue(out var chosen) ? SpecJson.SerializeToUtf8Bytes<TSum>(chosen, AnySize) : null, choice);
    }

    public override Conversion<Discarding<byte[]>> Write(object state, int version, LossPolicy? accepted = null)
    {
        TSum sum = (TState)state;
        return sum.ToVersion(version).Map(converted => SpecJson.SerializeToUtf8Bytes(converted, AnySize)).Accept(accepted ?? LossPolicy.Nothing);
    }

    public override Conversion<object> Read(ReadOnlySpan<byte> json, out int version)
    {
        var sum = SpecJson.Deserialize<TSum>(json);
        version = sum.Version;
        return toLatest(sum).TryGetValue(out var state, out var losses) ? Conversion<object>.Success(state) : Conversion.Refuse(losses);
    }

    /// <summary>Describes where a device keeps a state of this kind.</summary>
    /// <param name="id">Whose state it is, among those of its kind.</param>
    /// <param name="export">Makes the state.</param>
    /// <param name="check">Refuses a state that the device cannot be in; the second argument is the state's place.</param>
    /// <param name="import">Takes over a state that was checked.</param>
    public StateSlot Slot(string id, Func<TState> export, Action<TState, string> check, Action<TState> import) =>
        new(this, id, export, (state, place) => check((TState)state, place), state => import((TState)state));
}

/// <summary>Where a device keeps a state.</summary>
/// <param name="Kind">The kind of state.</param>
/// <param name="Id">Whose state it is, among those of its kind.</param>
/// <param name="Export">Makes the state.</param>
/// <param name="Check">Refuses a state that the device cannot be in; the second argument is the state's place.</param>
/// <param name="Import">Takes over a state that was checked.</param>
internal sealed record StateSlot(StateKind Kind, string Id, Func<object> Export, Action<object, string> Check, Action<object> Import);

/// <summary>A state in the version chosen for a peer, or why there is none.</summary>
/// <param name="Json">The state in its family's envelope; null where it cannot be handed over.</param>
/// <param name="Version">The version chosen, or why there is none.</param>
public sealed record StateChoice(byte[]? Json, SpecChoice Version);
