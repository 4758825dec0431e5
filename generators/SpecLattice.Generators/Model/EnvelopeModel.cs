namespace SpecLattice.Generators.Model;

/// <summary>Where a document says which version it is of: a number of <c>SpecLattice.SpecEnvelopeForm</c>.</summary>
internal enum EnvelopeForm
{
    Around,
    Inside,
    Outside,
}

/// <summary>How documents of a family say which version they are of.</summary>
internal sealed record EnvelopeModel
{
    private const string Placeholder = "{version}";

    /// <summary>The envelope of families that declare no other.</summary>
    public static EnvelopeModel Default { get; } = new();

    public EnvelopeForm Form { get; init; }

    public string Mark { get; init; } = "version";

    public string Content { get; init; } = "spec";

    public bool IsInteger { get; init; }

    public string TagPattern { get; init; } = "V" + Placeholder;

    /// <summary>The version of documents without a mark; 0 where there must be one.</summary>
    public int Unmarked { get; init; }

    /// <summary>Whether something is wrong with it, so that no document can be read or written by it.</summary>
    public bool IsWrong { get; init; }

    /// <summary>Whether it looks as if it were not declared, whatever the marks are.</summary>
    public bool IsUsual => this == Default with { TagPattern = TagPattern };

    /// <summary>Whether a mark stands in the object that holds a version's members.</summary>
    public bool IsBesideMembers => Form == EnvelopeForm.Inside;

    /// <summary>Whether a pattern says where the version's number goes.</summary>
    public static bool IsPattern(string text) => text.IndexOf(Placeholder, StringComparison.Ordinal) is >= 0 and var place && text.IndexOf(Placeholder, place + 1, StringComparison.Ordinal) < 0;

    /// <summary>A version's mark where none is given for it.</summary>
    public string TagOf(int version) => TagPattern.Replace(Placeholder, version.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
