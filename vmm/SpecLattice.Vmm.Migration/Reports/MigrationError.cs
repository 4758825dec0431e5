namespace SpecLattice.Vmm.Migration.Reports;

/// <summary>Why a migration failed or was refused, and what would have been lost.</summary>
/// <param name="Code">What failed, for programs.</param>
/// <param name="Message">What failed, for people.</param>
public sealed record MigrationError(MigrationErrorCode Code, string Message)
{
    /// <summary>What an older build could not have held; empty where the failure is of another kind.</summary>
    public LossReport Losses { get; init; } = LossReport.Empty;

    /// <summary>The server that found the error; null where it is this one.</summary>
    public MigrationRole? ReportedBy { get; init; }

    /// <summary>The message and the losses, one per line.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var reporter = ReportedBy is { } role ? $"the {(role == MigrationRole.Source ? "source" : "destination")} reports: " : "";
        return Losses.Count == 0 ? reporter + Message : $"{reporter}{Message}\n{Losses}";
    }
}

/// <summary>A side of a migration.</summary>
public enum MigrationRole
{
    /// <summary>The server that the VM leaves.</summary>
    Source,

    /// <summary>The server that the VM goes to.</summary>
    Destination,
}

/// <summary>A migration failed or was refused.</summary>
public sealed class MigrationException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="error">The error.</param>
    /// <param name="inner">What is behind it.</param>
    public MigrationException(MigrationError error, Exception? inner = null)
        : base(error.ToString(), inner) => Error = error;

    /// <summary>Makes the exception.</summary>
    /// <param name="code">What failed, for programs.</param>
    /// <param name="message">What failed, for people.</param>
    /// <param name="inner">What is behind it.</param>
    public MigrationException(MigrationErrorCode code, string message, Exception? inner = null)
        : this(new MigrationError(code, message), inner)
    {
    }

    /// <summary>The error.</summary>
    public MigrationError Error { get; }
}
