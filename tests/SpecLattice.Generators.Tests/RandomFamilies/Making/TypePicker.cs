using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;

namespace SpecLattice.Generators.Tests.RandomFamilies.Making;

/// <summary>Picks types, and values that annotations can declare for them.</summary>
internal sealed class TypePicker(Random random, List<TypeVersion> world, int index)
{
    private static readonly TypeShape[] Keys = [LeafShape.Text, LeafShape.Guid, IntegerShape.Of("int"), IntegerShape.Of("ulong")];

    /// <summary>The type with every part in the version that it has now.</summary>
    public TypeShape Renew(TypeShape type) => type switch
    {
        PartShape part => new PartShape(world.Single(current => current.Lineage == part.Version.Lineage)),
        NullableShape nullable => new NullableShape(Renew(nullable.Inner)),
        ItemsShape items => items with { Item = Renew(items.Item) },
        MapShape map => map with { Item = Renew(map.Item) },
        _ => type,
    };

    public TypeShape Pick(int depth = 0)
    {
        var choice = random.Next(10);
        return choice switch
        {
            < 5 => Single(),
            5 or 6 when depth < 2 => new NullableShape(Pick(2)),
            7 when depth < 2 => new ItemsShape(CollectionKind.List, Item(depth)),
            8 when depth < 2 => random.Chance(0.5) ? new ItemsShape(CollectionKind.Array, Item(depth)) : new ItemsShape(CollectionKind.Set, SetItem()),
            9 when depth < 2 => new MapShape(random.Pick(Keys), Item(depth)),
            _ => Single(),
        };
    }

    /// <summary>A type that a value of the type itself can hold: it ends.</summary>
    public TypeShape PickSelf() => random.Chance(0.5)
        ? new NullableShape(new PartShape(world[index]))
        : new ItemsShape(CollectionKind.List, new PartShape(world[index]));

    public TypeShape? PickPayload(Layout layout, List<TypeShape> taken)
    {
        var parts = Behind().Where(part => layout != Layout.Internal || part is RecordVersion).Select(part => (TypeShape)new PartShape(part));
        var others = layout == Layout.Internal ? [] : new TypeShape[] { random.Pick(IntegerShape.All), LeafShape.Text, new ItemsShape(CollectionKind.List, IntegerShape.Of("int")) };
        var left = parts.Concat(others).Where(type => !taken.Contains(type)).ToList();
        return left.Count == 0 ? null : random.Pick(left);
    }

    /// <summary>A value that an annotation can declare for a member of the type; null where there is none.</summary>
    public Value? PickDeclared(TypeShape type) => type switch
    {
        NullableShape nullable => random.Chance(0.7) || nullable.Inner is not (LeafShape or IntegerShape) ? new NullValue() : PickDeclared(nullable.Inner),
        LeafShape { Keyword: "bool" } => new AtomValue(random.Chance(0.5) ? "true" : "false"),
        LeafShape { Keyword: "double" } => new AtomValue(random.Pick(["0", "1.5"])),
        LeafShape { Keyword: "string" } => new AtomValue(ModelCodec.Quote(random.Pick(["", "none", "a \"b\""]))),
        LeafShape => new AtomValue(ModelCodec.Quote(Guid.Empty.ToString())),
        IntegerShape integer => AtomValue.Of(random.Chance(0.8) ? random.Next(3) : integer.Max > 999 ? 300 : 100),
        PartShape { Version: EnumVersion choice } => new AtomValue(ModelCodec.Quote(random.Pick(choice.Members).Name)),
        PartShape { Version: UnionVersion union } when union.Cases.Where(candidate => candidate.Payload is null).ToList() is { Count: > 0 } units =>
            new CaseValue(random.Pick(units).Tag, null),
        ItemsShape { Item: IntegerShape } when random.Chance(0.5) => new ItemsValue([("", AtomValue.Of(1)), ("", AtomValue.Of(2))]),
        ItemsShape or MapShape => new ItemsValue([]),
        _ => null,
    };

    private IEnumerable<TypeVersion> Behind() => world.Skip(index + 1);

    private TypeShape Single()
    {
        var parts = Behind().ToList();
        if (parts.Count > 0 && random.Chance(0.55))
        {
            return new PartShape(random.Pick(parts));
        }

        return random.Chance(0.55)
            ? random.Pick(IntegerShape.All)
            : random.Pick([LeafShape.Bool, LeafShape.Text, LeafShape.Text, LeafShape.Double, LeafShape.Guid]);
    }

    // An array cannot be inside another collection.
    private TypeShape Item(int depth) => random.Chance(0.15)
        ? new NullableShape(Single())
        : Pick(depth + 1) is var type && type.NotNull is ItemsShape { Kind: CollectionKind.Array } ? Single() : type;

    private TypeShape SetItem() => Behind().OfType<EnumVersion>().ToList() is { Count: > 0 } choices && random.Chance(0.5)
        ? new PartShape(random.Pick(choices))
        : random.Chance(0.5) ? random.Pick(IntegerShape.All) : LeafShape.Text;
}
