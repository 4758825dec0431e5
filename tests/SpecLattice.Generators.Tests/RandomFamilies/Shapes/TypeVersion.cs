using SpecLattice.Generators.Tests.RandomFamilies.Checking;

namespace SpecLattice.Generators.Tests.RandomFamilies.Shapes;

/// <summary>What all versions of one type share.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Family">The namespace around the versions.</param>
internal sealed record Lineage(string Name, string Family)
{
    public const string Root = "Root";

    public bool IsRoot => Name == Root;
}

/// <summary>One version of a type, and how it came from the version before.</summary>
internal abstract class TypeVersion(Lineage lineage, int version, TypeVersion? older)
{
    public Lineage Lineage { get; } = lineage;

    public int Version { get; } = version;

    public TypeVersion? Older { get; } = older;

    public string Reference => $"global::{Lineage.Family}.V{Version}.{Lineage.Name}";

    /// <summary>The types that values of this one hold.</summary>
    public abstract IEnumerable<TypeShape> Types { get; }

    /// <summary>A version that so far has nothing of its predecessor's.</summary>
    public abstract TypeVersion Next(int version);

    /// <summary>This version and those it came from, newest first.</summary>
    public IEnumerable<TypeVersion> Ancestry()
    {
        for (var current = this; current is not null; current = current.Older)
        {
            yield return current;
        }
    }
}

internal sealed class RecordVersion(Lineage lineage, int version, RecordVersion? older) : TypeVersion(lineage, version, older)
{
    public List<Member> Members { get; } = [];

    /// <summary>The members of the version before that are gone, and what each may be where it is left behind.</summary>
    public List<(Member Member, Value Absent)> Removed { get; } = [];

    /// <summary>The members that are converted together.</summary>
    public List<MemberGroup> Groups { get; } = [];

    /// <summary>The members that were moved into a part or out of one.</summary>
    public List<PartMove> Moves { get; } = [];

    /// <summary>The members that only this version has.</summary>
    public IEnumerable<Member> Added => Members.Where(member => member.Absent is not null);

    /// <summary>The integer that a hand-written conversion of the whole record adds to one member, where there is such a conversion.</summary>
    public WholeConversion? Whole { get; set; }

    public override IEnumerable<TypeShape> Types => Members.Select(member => member.Type);

    public override TypeVersion Next(int version) => new RecordVersion(Lineage, version, this);
}

/// <summary>A hand-written conversion of a whole record: adds to one <c>int</c> on the way up, and refuses one value of it.</summary>
internal sealed record WholeConversion(string Member, int Offset, int? Refused);

internal sealed class Member
{
    public required string Name { get; init; }

    public required TypeShape Type { get; set; }

    /// <summary>What a missing member means in JSON; null where the member is required.</summary>
    public Value? Default { get; set; }

    /// <summary>The member of the version before that this one carries on.</summary>
    public Member? Older { get; init; }

    /// <summary>For an added member: what the silence of the version before means.</summary>
    public Value? Absent { get; init; }

    public MemberConversion Custom { get; set; }

    /// <summary>In a part that members are moved into: what this one is where nothing was moved into it.</summary>
    public Value Unmoved => Default is { } declared and not NullValue ? declared : new NullValue();
}

/// <summary>A hand-written conversion of one member.</summary>
internal enum MemberConversion
{
    None,

    /// <summary>From a <c>uint</c> to a <c>ulong</c> that is a thousand times as large.</summary>
    Scale,

    /// <summary>From an <c>int</c> to the next.</summary>
    Shift,

    /// <summary>From a text to the text with a mark before it; both directions refuse what does not fit.</summary>
    Mark,

    /// <summary>As <see cref="Shift"/>, declared lossless: nothing is checked when it runs.</summary>
    TrustedShift,

    /// <summary>From an <c>int</c> to its half: odd numbers do not come back.</summary>
    Halve,

    /// <summary>As <see cref="Mark"/>, but what does not fit makes it throw.</summary>
    Throw,

    /// <summary>None, but the meaning changed.</summary>
    MeaningChanged,
}

internal enum Layout
{
    Adjacent,
    Internal,
    External,
}

internal sealed class UnionVersion(Lineage lineage, int version, UnionVersion? older, Layout layout) : TypeVersion(lineage, version, older)
{
    public const string Tag = "kind";
    public const string Content = "held";

    public Layout Layout { get; } = layout;

    public List<UnionCase> Cases { get; } = [];

    public List<UnionCase> Removed { get; } = [];

    public override IEnumerable<TypeShape> Types => Cases.Select(candidate => candidate.Payload).OfType<TypeShape>();

    public override TypeVersion Next(int version) => new UnionVersion(Lineage, version, this, Layout);
}

/// <summary>A case. <see cref="Name"/> matters for unit cases only: those with a value are named after its type.</summary>
internal sealed class UnionCase
{
    public required string Name { get; init; }

    public required string Tag { get; init; }

    public required TypeShape? Payload { get; set; }

    public UnionCase? Older { get; init; }

    /// <summary>The name that declarations of later versions know it by.</summary>
    public string CSharpName => Payload switch
    {
        null => Name,
        PartShape part => part.Version.Lineage.Name,
        ItemsShape { Kind: CollectionKind.List } => "SpecList",
        ItemsShape { Kind: CollectionKind.Set } => "SpecSet",
        ItemsShape => "ImmutableArray",
        MapShape => "SpecMap",
        { Code: "bool" } => "Boolean",
        { Code: "sbyte" } => "SByte",
        { Code: "short" } => "Int16",
        { Code: "ushort" } => "UInt16",
        { Code: "int" } => "Int32",
        { Code: "uint" } => "UInt32",
        { Code: "long" } => "Int64",
        { Code: "ulong" } => "UInt64",
        { Code: var code } => char.ToUpperInvariant(code[code.LastIndexOf('.') + 1]) + code[(code.LastIndexOf('.') + 2)..],
    };
}

internal sealed class EnumVersion(Lineage lineage, int version, EnumVersion? older) : TypeVersion(lineage, version, older)
{
    public List<EnumMember> Members { get; } = [];

    public List<EnumMember> Removed { get; } = [];

    public override IEnumerable<TypeShape> Types => [];

    public override TypeVersion Next(int version) => new EnumVersion(Lineage, version, this);
}

internal sealed class EnumMember
{
    public required string Name { get; init; }

    public EnumMember? Older { get; init; }
}

/// <summary>A family: its versions and all types in them.</summary>
internal sealed class FamilyShape
{
    public required string Name { get; init; }

    /// <summary>Each version of the spec, in the order they were made.</summary>
    public List<RecordVersion> Versions { get; } = [];

    /// <summary>Every version of every type, the specs among them.</summary>
    public List<TypeVersion> Types { get; } = [];

    /// <summary>Hand-written conversions between versions that are not neighbours; each does what the way between the two does.</summary>
    public List<(RecordVersion Older, RecordVersion Newer)> Shortcuts { get; } = [];

    public RecordVersion this[int version] => Versions.Single(candidate => candidate.Version == version);

    /// <summary>The versions passed through from one to another.</summary>
    public static IReadOnlyList<TypeVersion> Route(TypeVersion from, TypeVersion to)
    {
        var up = to.Ancestry().ToList();
        var down = from.Ancestry().TakeWhile(version => !up.Contains(version)).ToList();
        var common = from.Ancestry().First(up.Contains);
        return [.. down, common, .. up.TakeWhile(version => version != common).Reverse()];
    }
}
