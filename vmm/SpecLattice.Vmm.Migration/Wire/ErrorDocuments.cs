using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration.Wire;

/// <summary>Errors on their way to the other server and from it: as long as one likes to read, and without characters that disturb a log.</summary>
internal static class ErrorDocuments
{
    /// <summary>The most losses that are sent, and that are kept.</summary>
    public const int MaxLosses = 256;

    private const int MaxMessage = 4096;
    private const int MaxText = 1024;

    /// <summary>The document of an error.</summary>
    public static ErrorDocument FromError(MigrationError error)
    {
        var omitted = Math.Max(0, error.Losses.Count - MaxLosses);
        return new ErrorDocument
        {
            Code = new PeerName(error.Code.ToString()),
            Message = PeerText.Show(omitted == 0 ? error.Message : $"{error.Message} (and {omitted} more losses)", MaxMessage),
            Losses = error.Losses.Count == 0 ? null : SpecList.From(error.Losses.Take(MaxLosses).Select(FromLoss)),
        };
    }

    /// <summary>The error that a document tells of.</summary>
    public static MigrationError ToError(ErrorDocument document) => new(CodeOf(document.Code.Text), PeerText.Show(document.Message, MaxMessage))
    {
        Losses = document.Losses is null ? LossReport.Empty : new LossReport(document.Losses.Take(MaxLosses).Select(ToLoss)),
    };

    /// <summary>A code that this build does not know says no more than that something failed over there.</summary>
    private static MigrationErrorCode CodeOf(string name) =>
        Enum.TryParse<MigrationErrorCode>(name, out var code) && code.ToString() == name ? code : MigrationErrorCode.Internal;

    private static LossEntry FromLoss(Loss loss) => new()
    {
        Family = PeerText.Show(loss.Family, MaxText),
        Pointer = PeerText.Show(loss.Pointer, MaxText),
        Kind = loss.Kind.ToString(),
        FromVersion = loss.FromVersion,
        ToVersion = loss.ToVersion,
        StepFrom = loss.Step.From,
        StepTo = loss.Step.To,
        // The published form has no place for details, so they are told to people.
        Message = PeerText.Show(loss.Details.Count == 0 ? loss.Message : $"{loss.Message} [{loss.Details}]", MaxText),
        AbsentValue = loss.AbsentValue is { } absent ? PeerText.Show(absent, MaxText) : null,
    };

    private static Loss ToLoss(LossEntry entry) => new()
    {
        Family = PeerText.Show(entry.Family ?? "", MaxText),
        Pointer = PeerText.Show(entry.Pointer ?? "", MaxText),
        Kind = Enum.TryParse<LossKind>(entry.Kind, out var kind) && Enum.IsDefined(kind) ? kind : LossKind.Custom,
        FromVersion = entry.FromVersion ?? 0,
        ToVersion = entry.ToVersion ?? 0,
        Step = new LossStep(entry.StepFrom ?? 0, entry.StepTo ?? 0),
        Message = PeerText.Show(entry.Message ?? "", MaxText),
        AbsentValue = entry.AbsentValue is { } absent ? PeerText.Show(absent, MaxText) : null,
    };
}
