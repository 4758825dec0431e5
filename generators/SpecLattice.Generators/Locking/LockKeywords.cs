namespace SpecLattice.Generators.Locking;

/// <summary>The kinds of facts in a lock, in the order in which they are written.</summary>
internal static class LockKeywords
{
    /// <summary>The version's tag in the family's envelope.</summary>
    public const string Tag = "tag";

    /// <summary>How its documents say their version, where that is not in the usual way.</summary>
    public const string Envelope = "envelope";

    /// <summary>The SHA-256 of the version's canonical schema.</summary>
    public const string Digest = "digest";

    /// <summary>The version is an object; how it takes unknown members.</summary>
    public const string Record = "record";

    /// <summary>The version is one of several cases; their layout, and how it takes unknown members.</summary>
    public const string Union = "union";

    /// <summary>The version is one of several names.</summary>
    public const string Enum = "enum";

    /// <summary>A member, whether it is required, and its type.</summary>
    public const string Member = "member";

    /// <summary>What a missing optional member means.</summary>
    public const string Default = "default";

    /// <summary>A case by its tag, and its value's type.</summary>
    public const string Case = "case";

    /// <summary>A name of an enum, and its place among them.</summary>
    public const string Value = "value";

    /// <summary>A part of another assembly that it holds, and the beginning of that part's digest.</summary>
    public const string Foreign = "foreign";

    /// <summary>An ordinary enum or record that it holds, and its shape.</summary>
    public const string Ordinary = "ordinary";

    /// <summary>The version it was made from.</summary>
    public const string From = "from";

    /// <summary>How much passes on the way up from that version.</summary>
    public const string Up = "up";

    /// <summary>How much passes on the way down to it.</summary>
    public const string Down = "down";

    /// <summary>A member that version does not have, and what its silence means.</summary>
    public const string Added = "added";

    /// <summary>A member that only that version has, and what can be left behind.</summary>
    public const string Removed = "removed";

    /// <summary>A member that is left out on purpose, which values of it, and why.</summary>
    public const string Discard = "discard";

    /// <summary>A member or case that has another name there.</summary>
    public const string Renamed = "renamed";

    /// <summary>A member, or the whole version, that hand-written methods convert.</summary>
    public const string Custom = "custom";

    /// <summary>A part into which members of that version were moved, and which.</summary>
    public const string Gathered = "gathered";

    /// <summary>A part of that version whose members were moved out of it, and which.</summary>
    public const string Scattered = "scattered";

    /// <summary>A member, or the whole version, whose meaning changed.</summary>
    public const string Meaning = "meaning";

    /// <summary>A version that is not its neighbour, to and from which it has hand-written conversions of its own.</summary>
    public const string Shortcut = "shortcut";

    /// <summary>A name that must not come back with another meaning, and what it was.</summary>
    public const string Dead = "dead";

    /// <summary>A checksum of the version's other facts: shows that none was edited, and that no two branches took one number.</summary>
    public const string Seal = "seal";

    /// <summary>The version has shipped, with this seal.</summary>
    public const string Shipped = "shipped";

    private static readonly string[] InOrder =
    [
        Tag, Envelope, Digest, Record, Union, Enum, Member, Default, Case, Value, Foreign, Ordinary, From, Up, Down, Added, Removed, Discard, Renamed, Gathered, Scattered, Custom, Meaning, Shortcut, Dead, Seal, Shipped,
    ];

    public static int Rank(string keyword) => Array.IndexOf(InOrder, keyword);

    public static bool IsKnown(string keyword) => Rank(keyword) >= 0;

    /// <summary>Whether a fact of this kind names what it is about.</summary>
    public static bool HasKey(string keyword) => keyword is Member or Default or Case or Value or Foreign or Ordinary or Added or Removed or Discard or Renamed or Gathered or Scattered or Custom or Meaning or Shortcut or Dead;
}
