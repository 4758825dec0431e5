namespace SpecLattice;

/// <summary>URIs as they are written: the type itself ignores fragments, the case of hosts and much more.</summary>
internal sealed class ExactUri : ExactComparer<Uri>
{
    private ExactUri()
    {
    }

    public static ExactUri Instance { get; } = new();

    public override bool Equals(Uri? x, Uri? y) => x is null || y is null ? ReferenceEquals(x, y) : x.OriginalString == y.OriginalString;

    public override int Compare(Uri? x, Uri? y) => string.CompareOrdinal(x?.OriginalString, y?.OriginalString);

    // Not the type's own, which may tell two apart that are written alike: one made from the relative text of an absolute URI.
    public override int GetHashCode(Uri obj) => obj.OriginalString.GetHashCode(StringComparison.Ordinal);
}
