using CsCheck;

namespace SpecLattice.Tests;

/// <summary>Random values. A failing sample prints the seed that brings it back.</summary>
internal static class Generators
{
    /// <summary>Short strings of few characters, so that equal ones and common prefixes come up; some beyond the basic plane.</summary>
    public static Gen<string> Text { get; } =
        Gen.OneOf("a", "b", "é", "\uE000", "\uFFFD", "\U0001F600", "\U00010000", "/", "~", "\"", "\n").Array[0, 4].Select(string.Concat);

    public static Gen<NewDevice> Device { get; } = Gen.OneOf<NewDevice>(
        Text.Select(text => (NewDevice)new Disk(text)),
        Gen.Int[0, 3].Select(port => (NewDevice)new Nic(port)),
        Gen.UInt[3, 6].Select(cid => (NewDevice)new Socket(cid)));

    public static Gen<Box> Box { get; } = Gen.Recursive<Box>((depth, box) => Gen.Select(
        Text,
        Gen.Byte.Nullable(),
        Gen.Guid.Nullable(),
        Gen.Byte.Array[0, 3],
        depth > 3 ? Gen.Const(Array.Empty<(string, Box)>()) : Gen.Select(Text, box).Array[0, 2],
        depth > 3 ? Gen.Const(Array.Empty<Box>()) : box.Array[0, 2],
        (name, size, id, sizes, inner, parts) => new Box
        {
            Name = name,
            Size = size,
            Id = id,
            Sizes = SpecList.Create(sizes),
            Inner = SpecMap.From(inner.DistinctBy(e => e.Item1).Select(e => KeyValuePair.Create(e.Item1, e.Item2))),
            Parts = SpecList.Create(parts),
        }));
}
