using System.Globalization;

namespace SpecLattice;

/// <summary>How documents of a family say which version they are of, as <see cref="SpecSumAttribute"/> declares it.</summary>
public sealed record SpecEnvelope
{
    private const string Placeholder = "{version}";

    /// <summary>The envelope of families that declare no other: <c>{"version": "V3", "spec": {...}}</c>.</summary>
    public static SpecEnvelope Default { get; } = new();

    /// <summary>Where the mark is.</summary>
    public SpecEnvelopeForm Form { get; init; }

    /// <summary>The name of the member that is the mark; without meaning where it is outside of the document.</summary>
    public string Mark { get; init; } = "version";

    /// <summary>The name of the member that holds the document, where the mark is around it.</summary>
    public string Content { get; init; } = "spec";

    /// <summary>What the mark is in JSON.</summary>
    public SpecMarkKind MarkKind { get; init; }

    /// <summary>The marks of versions that are not given one by one, with <c>{version}</c> in the place of the number.</summary>
    public string TagPattern { get; init; } = "V{version}";

    /// <summary>The version of documents without a mark; 0 where there must be one.</summary>
    public int Unmarked { get; init; }

    /// <summary>The number in a mark that follows the pattern; 0 where it does not, or not in the way this build would write it, without leading zeros.</summary>
    /// <param name="tag">The mark.</param>
    /// <returns>The number.</returns>
    public int VersionOf(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        int place = TagPattern.IndexOf(Placeholder, StringComparison.Ordinal);
        if (place < 0)
        {
            return 0;
        }

        ReadOnlySpan<char> before = TagPattern.AsSpan(0, place);
        ReadOnlySpan<char> behind = TagPattern.AsSpan(place + Placeholder.Length);
        if (tag.Length <= before.Length + behind.Length || !tag.AsSpan().StartsWith(before) || !tag.AsSpan().EndsWith(behind))
        {
            return 0;
        }

        ReadOnlySpan<char> digits = tag.AsSpan(before.Length, tag.Length - before.Length - behind.Length);
        return digits[0] != '0' && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0;
    }

    /// <summary>What a document looks like.</summary>
    /// <returns>The text, such as <c>{"schemaVersion": ..., ...}</c>.</returns>
    public override string ToString() => Form switch
    {
        SpecEnvelopeForm.Inside => $"{{\"{Mark}\": ..., ...}}",
        SpecEnvelopeForm.Outside => "the document alone, with its version outside of it",
        _ => $"{{\"{Mark}\": ..., \"{Content}\": ...}}",
    };
}
