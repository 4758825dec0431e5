namespace SpecLattice.Vmm.Migration;

/// <summary>A kind of device state: a family of its own, with its own versions.</summary>
internal abstract class PayloadKind
{
    /// <summary>The family's name.</summary>
    public abstract string Family { get; }

    /// <summary>An offer, and the versions of this kind that are read here.</summary>
    public abstract SpecOffer AddTo(SpecOffer offer);

    /// <summary>Whether a version of this kind is read here.</summary>
    public abstract bool Reads(int version);
}

/// <summary>A kind of device state.</summary>
/// <typeparam name="TSum">The family's sum.</typeparam>
/// <typeparam name="TLatest">The newest version, which the machine works with.</typeparam>
/// <param name="toLatest">Converts up.</param>
internal sealed class PayloadKind<TSum, TLatest>(Func<TSum, Conversion<TLatest>> toLatest) : PayloadKind
    where TSum : notnull, ISpecSum<TSum>, ISpecJson<TSum>
    where TLatest : TSum
{
    public override string Family => TSum.Family;

    public override SpecOffer AddTo(SpecOffer offer) => offer.With<TSum>();

    public override bool Reads(int version) => TSum.Versions.Any(known => known.Version == version);

    /// <summary>Chooses the version in which to hand a piece of state to a peer.</summary>
    public PayloadChoice Choose(string id, TLatest value, SpecOffer? offer)
    {
        var choice = SpecOffer.Choose<TSum>(value, offer);
        return choice.TryGetValue(out var chosen)
            ? new PayloadChoice(new DevicePayload(Family, id, SpecJson.Serialize<TSum>(chosen)), choice.Version!.Value.Version, null)
            : new PayloadChoice(null, 0, Refusals.Of(choice, offer, MigrationErrorCode.PayloadNotRepresentable, $"{Family} `{id}`"));
    }

    /// <summary>Reads a piece of state from a peer.</summary>
    /// <exception cref="MigrationException">It is none, or of a version that is not read here.</exception>
    public TLatest Read(DevicePayload payload)
    {
        TSum value;
        try
        {
            value = SpecJson.Parse<TSum>(payload.Value.Span);
        }
        catch (SpecJsonException error)
        {
            throw new MigrationException(
                MigrationErrorCode.DeviceStateInvalid, $"{Family} `{PeerText.Show(payload.Id, 64)}` cannot be read: {error.Message}", error);
        }

        return toLatest(value).TryGetValue(out var latest, out var losses)
            ? latest
            : throw new MigrationException(new MigrationError(
                MigrationErrorCode.DeviceStateInvalid, $"{Family} `{PeerText.Show(payload.Id, 64)}` cannot be read")
            { Losses = losses });
    }
}

/// <summary>A piece of device state as it goes to a peer, or why it cannot.</summary>
/// <param name="Payload">The state; null where it cannot be sent.</param>
/// <param name="Version">The version chosen; 0 where it cannot be sent.</param>
/// <param name="Refusal">Why it cannot be sent; null where it can.</param>
internal sealed record PayloadChoice(DevicePayload? Payload, int Version, MigrationError? Refusal);
