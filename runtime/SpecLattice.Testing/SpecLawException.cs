namespace SpecLattice.Testing;

/// <summary>A law does not hold, or a fixture is not what its manifest says. The message says all there is to say.</summary>
public sealed class SpecLawException : Exception
{
    /// <summary>Makes the exception.</summary>
    public SpecLawException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What does not hold, for which document, and how to see it again.</param>
    public SpecLawException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What does not hold, for which document, and how to see it again.</param>
    /// <param name="innerException">What was thrown.</param>
    public SpecLawException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The law that does not hold, such as <c>L4 the report is exact</c>; null where the exception is about something else.</summary>
    public string? Law { get; init; }

    /// <summary>The version of the document for which it does not hold.</summary>
    public int? Version { get; init; }

    /// <summary>The document, as small as one was found.</summary>
    public string? Json { get; init; }

    /// <summary>The seed of the run.</summary>
    public int? Seed { get; init; }
}
