namespace SpecLattice;

/// <summary>
/// Marks an <c>abstract partial record</c> as the sum of a family: the type that is any of its versions. Without it, the sum is called <c>Versioned</c> and the specs' name, in the namespace
/// around the first version, and its documents are <c>{"version": "V3", "spec": {...}}</c>.
/// </summary>
/// <param name="family">The family's name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SpecSumAttribute(string family) : Attribute
{
    /// <summary>The family's name.</summary>
    public string Family { get; } = family;

    /// <summary>Where a document says which version it is of. In an object around it unless given.</summary>
    public SpecEnvelopeForm Envelope { get; set; }

    /// <summary>The name of the member that says the version, such as <c>schemaVersion</c>. <c>version</c> where it is around the document, unless given; inside of one it must be given.</summary>
    public string? Mark { get; set; }

    /// <summary>The name of the member that holds the document, where the version is said around it. <c>spec</c> unless given.</summary>
    public string? Content { get; set; }

    /// <summary>Whether the mark is a string or a number. A string unless given.</summary>
    public SpecMarkKind MarkKind { get; set; }

    /// <summary>
    /// The mark of every version whose <c>[Spec]</c> gives no <see cref="SpecAttribute.WireTag"/>, with <c>{version}</c> in the place of the number: <c>order-placed-v{version}</c>.
    /// <c>V{version}</c> unless given, and the number alone where the mark is one.
    /// </summary>
    public string? TagPattern { get; set; }

    /// <summary>The version of documents that have no mark. They are written without one too, since that is what its readers know. Without it, a document must have a mark.</summary>
    public int Unmarked { get; set; }
}
