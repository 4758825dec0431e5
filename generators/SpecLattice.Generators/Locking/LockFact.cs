using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Locking;

/// <summary>One fact about a version: a line of a lock.</summary>
/// <param name="Subject">The version.</param>
/// <param name="Keyword">What kind of fact it is: one of <see cref="LockKeywords"/>.</param>
/// <param name="Key">What it is about: a member, a tag. Empty where the version itself is meant.</param>
/// <param name="Value">What is so: a type, a class. Empty where the fact is that the key exists.</param>
internal sealed record LockFact(LockSubject Subject, string Keyword, string Key, string Value) : IComparable<LockFact>
{
    /// <summary>Where the source says so.</summary>
    public DeclarationPlace Origin { get; init; } = DeclarationPlace.Nowhere;

    /// <summary>The fact without its subject.</summary>
    public string Statement { get; } = Keyword + (Key.Length > 0 ? " " + LockText.Word(Key) : "") + (Value.Length > 0 ? " " + Value : "");

    public string Line => $"{Subject} {Statement}";

    public int CompareTo(LockFact? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = Subject.CompareTo(other.Subject);
        order = order != 0 ? order : LockKeywords.Rank(Keyword).CompareTo(LockKeywords.Rank(other.Keyword));
        return order != 0 ? order : string.CompareOrdinal(Statement, other.Statement);
    }
}
