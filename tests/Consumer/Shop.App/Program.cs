using Shop;
using Shop.App;
using SpecLattice;
using SpecLattice.Testing;

var stored = """{"customer":"ada","items":{"mug":{"count":2}}}"""u8.ToArray();
var older = SpecJson.Deserialize<Shop.V1.Order>(stored);
var newer = older.ToV2();
Console.WriteLine($"2: {SpecJson.Serialize(newer)}");

var gift = newer with { Coupon = "spring", Items = SpecMap.Create([KeyValuePair.Create("mug", new Shop.V2.Item { Count = 2, Gift = false })]) };
Console.WriteLine(newer.ToV1().TryGetValue(out var back, out _) && back == older ? "1: as it was" : "1: changed");
if (!gift.ToV1().TryGetValue(out _, out var losses))
{
    Console.WriteLine($"1: {losses}");
}

VersionedOrder sum = gift;
Console.WriteLine($"sum: {SpecJson.Serialize(sum)}, floor {sum.GetFloor()}");
Console.WriteLine($"receipt: {SpecJson.Serialize(new Receipt { Order = newer, Cents = 950 })}");

var report = SpecLaws.Check<VersionedOrder>(seed: 1);
Console.WriteLine($"laws: {(report is { Documents: > 0, Refusals: > 0 } ? "hold" : "not tried")}");

