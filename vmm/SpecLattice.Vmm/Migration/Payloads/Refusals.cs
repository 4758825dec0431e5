namespace SpecLattice.Vmm.Migration;

/// <summary>Makes errors of choices that gave nothing.</summary>
internal static class Refusals
{
    /// <summary>Says why a value cannot go to a peer.</summary>
    /// <param name="choice">The choice that gave nothing.</param>
    /// <param name="offer">What the peer reads.</param>
    /// <param name="code">The code, unless the two builds differ in the meaning of a version.</param>
    /// <param name="what">What the value is.</param>
    public static MigrationError Of<TSum>(SpecChoice<TSum> choice, SpecOffer? offer, MigrationErrorCode code, string what)
        where TSum : notnull, ISpecSum<TSum>
    {
        // Versions are tried from the newest down, so the first refused is the one that loses least.
        var losses = choice.Refused.Count > 0 ? choice.Refused[0].Losses : LossReport.Empty;
        return new MigrationError(IsDigestMismatch(choice, offer) ? MigrationErrorCode.DigestMismatch : code, $"{what} cannot be sent: {choice.Reason}")
        {
            Losses = losses,
        };
    }

    /// <summary>One error for several, which names all losses.</summary>
    public static MigrationError Combine(IReadOnlyList<MigrationError> errors) => errors.Count == 1 ? errors[0] : new MigrationError(
        errors.Any(error => error.Code == MigrationErrorCode.DigestMismatch) ? MigrationErrorCode.DigestMismatch : errors[0].Code,
        string.Join("; ", errors.Select(error => error.Message)))
    {
        Losses = new LossReport(errors.SelectMany(error => error.Losses)),
    };

    /// <summary>The chooser stops at the first candidate that the two builds do not mean the same by.</summary>
    private static bool IsDigestMismatch<TSum>(SpecChoice<TSum> choice, SpecOffer? offer)
        where TSum : notnull, ISpecSum<TSum>
    {
        if (choice.IsChosen || offer is null || !offer.TryGetVersions(TSum.Family, out var offered))
        {
            return false;
        }

        var tried = choice.Refused.Select(refused => refused.Version).ToHashSet();
        return offered.Any(theirs =>
            !tried.Contains(theirs.Version) && TSum.Versions.Any(own => own.Version == theirs.Version && own.Digest != theirs.Digest));
    }
}
