namespace SpecLattice.Generators.Locking;

/// <summary>One fact about a version: a line of a lock.</summary>
/// <param name="Subject">The version.</param>
/// <param name="Keyword">What kind of fact it is: one of <see cref="LockKeywords"/>.</param>
/// <param name="Key">What it is about: a member, a tag. Empty where the version itself is meant.</param>
/// <param name="Value">What is so: a type, a class. Empty where the fact is that the key exists.</param>
internal sealed record LockFact(LockSubject Subject, string Keyword, string Key, string Value) : IComparable<LockFact>
{
    /// <summary>Where the source says so.</summary>
    public LockOrigin Origin { get; init; } = LockOrigin.Nowhere;

    /// <summary>The fact without its subject.</summary>
    public string Statement => Keyword + (Key.Length > 0 ? " " + LockText.Word(Key) : "") + (Value.Length > 0 ? " " + Value : "");

    public string Line => $"{Subject} {Statement}";

    /// <summary>Whether two facts say the same, wherever the source says it.</summary>
    public bool SaysTheSame(LockFact other) => Line == other.Line;

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

/// <summary>The declaration that a fact was read from.</summary>
/// <param name="Type">The type, as generated code names it.</param>
/// <param name="Member">The member's C# name, where it is one.</param>
/// <param name="Attribute">The attribute, and its first argument where there may be several.</param>
internal sealed record LockOrigin(string Type, string? Member = null, string? Attribute = null)
{
    public static LockOrigin Nowhere { get; } = new("");
}
