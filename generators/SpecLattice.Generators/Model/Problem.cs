namespace SpecLattice.Generators.Model;

/// <summary>A mistake in an annotation. The generator leaves it to the analyzer to report, at the place that the names here lead to.</summary>
internal sealed record Problem
{
    /// <summary>The rule's id, such as <c>SPEC0001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is.</summary>
    public required DeclarationPlace Place { get; init; }

    /// <summary>The type at the other end of the edge, where it is two versions that contradict each other; null for what is wrong with a declaration by itself.</summary>
    public string? OtherType { get; init; }

    /// <summary>What the message is made of.</summary>
    public EquatableArray<string> Arguments { get; init; }

    /// <summary>What a fix needs to know.</summary>
    public EquatableArray<ProblemFact> Facts { get; init; }

    /// <summary>The problem with a fact more.</summary>
    public Problem With(string name, string value) => this with { Facts = Facts.Append(new ProblemFact(name, value)).ToEquatableArray() };
}

/// <summary>Something that a fix needs to know about a problem.</summary>
/// <param name="Name">One of <c>DiagnosticProperties</c>.</param>
/// <param name="Value">The value.</param>
internal sealed record ProblemFact(string Name, string Value);
