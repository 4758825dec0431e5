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
}
