namespace SpecLattice.Generators.Tests.RandomFamilies.Shapes;

/// <summary>The type of a member, an element or a case.</summary>
internal abstract record TypeShape
{
    /// <summary>The type as C# names it.</summary>
    public abstract string Code { get; }

    /// <summary>The type without a question mark.</summary>
    public TypeShape NotNull => this is NullableShape nullable ? nullable.Inner : this;
}

/// <summary>A boolean, a double, a string or a UUID.</summary>
internal sealed record LeafShape(string Keyword) : TypeShape
{
    public static readonly LeafShape Bool = new("bool");
    public static readonly LeafShape Double = new("double");
    public static readonly LeafShape Text = new("string");
    public static readonly LeafShape Guid = new("global::System.Guid");

    public override string Code => Keyword;
}

/// <summary>An integer.</summary>
internal sealed record IntegerShape(string Keyword, decimal Min, decimal Max) : TypeShape
{
    public static readonly IntegerShape[] All =
    [
        new("sbyte", sbyte.MinValue, sbyte.MaxValue), new("byte", byte.MinValue, byte.MaxValue),
        new("short", short.MinValue, short.MaxValue), new("ushort", ushort.MinValue, ushort.MaxValue),
        new("int", int.MinValue, int.MaxValue), new("uint", uint.MinValue, uint.MaxValue),
        new("long", long.MinValue, long.MaxValue), new("ulong", ulong.MinValue, ulong.MaxValue),
    ];

    public override string Code => Keyword;

    public static IntegerShape Of(string keyword) => All.Single(shape => shape.Keyword == keyword);
}

/// <summary>A version of a record, a union or an enum.</summary>
internal sealed record PartShape(TypeVersion Version) : TypeShape
{
    public override string Code => Version.Reference;
}

internal sealed record NullableShape(TypeShape Inner) : TypeShape
{
    public override string Code => Inner.Code + "?";
}

internal enum CollectionKind
{
    List,
    Array,
    Set,
}

internal sealed record ItemsShape(CollectionKind Kind, TypeShape Item) : TypeShape
{
    public override string Code => Kind switch
    {
        CollectionKind.List => $"global::SpecLattice.SpecList<{Item.Code}>",
        CollectionKind.Set => $"global::SpecLattice.SpecSet<{Item.Code}>",
        _ => $"global::System.Collections.Immutable.ImmutableArray<{Item.Code}>",
    };
}

internal sealed record MapShape(TypeShape Key, TypeShape Item) : TypeShape
{
    public override string Code => $"global::SpecLattice.SpecMap<{Key.Code}, {Item.Code}>";
}
