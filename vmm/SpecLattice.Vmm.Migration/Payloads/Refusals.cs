using SpecLattice.Negotiation;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Migration.Payloads;

/// <summary>Makes errors of choices that gave nothing.</summary>
internal static class Refusals
{
    /// <summary>Says why a value cannot go to a peer.</summary>
    /// <param name="choice">The choice that gave nothing.</param>
    /// <param name="code">The code, unless the two builds differ in the meaning of a version.</param>
    /// <param name="what">What the value is.</param>
    public static MigrationError Of(SpecChoice choice, MigrationErrorCode code, string what)
        => new(choice.Outcome == SpecChoiceOutcome.DigestMismatch ? MigrationErrorCode.DigestMismatch : code, $"{what} cannot be sent: {choice.Reason}")
        {
            Losses = choice.Losses,
        };

    /// <summary>One error for several, which names all losses.</summary>
    public static MigrationError Combine(IReadOnlyList<MigrationError> errors) => errors.Count == 1 ? errors[0] : new MigrationError(
        errors.Any(error => error.Code == MigrationErrorCode.DigestMismatch) ? MigrationErrorCode.DigestMismatch : errors[0].Code,
        string.Join("; ", errors.Select(error => error.Message)))
    {
        Losses = new LossReport(errors.SelectMany(error => error.Losses)),
    };
}
