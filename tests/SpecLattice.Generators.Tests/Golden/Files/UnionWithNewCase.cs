// shows: *Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("rack", 1)]
    public sealed partial record Rack
    {
        public required SpecMap<string, Device> Devices { get; init; }
    }

    [SpecPart(1)]
    public sealed partial record Disk
    {
        public required ulong Size { get; init; }
    }

    [SpecPart(1)]
    [SpecUnion(Tag = "type", Content = "device")]
    [Case<Disk>("disk"), UnitCase("Blank", Tag = "blank")]
    public readonly partial struct Device;
}

namespace Golden.V2
{
    [Spec("rack", 2)]
    public sealed partial record Rack
    {
        public required SpecMap<string, Device> Devices { get; init; }
    }

    [SpecPart(2)]
    public sealed partial record Fan
    {
        public required int Speed { get; init; }
    }

    [SpecPart(2)]
    [SpecUnion(Tag = "type", Content = "device")]
    [Case<V1.Disk>("disk"), UnitCase("Blank", Tag = "blank"), Case<Fan>("fan")]
    public readonly partial struct Device;
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var old = new V1.Rack { Devices = [KeyValuePair.Create<string, V1.Device>("a", new V1.Disk { Size = 1 })] };
            var newer = old.ToV2();
            yield return newer.ToV1().GetValueOrThrow().Equals(old).ToString(); //> True
            yield return (newer with { Devices = newer.Devices.SetItem("b/c", new V2.Fan { Speed = 3 }) }).ToV1().Losses.ToString();
            //> /Devices/b~1c: `fan` exists since version 2 (2 -> 1, rack)
        }
    }
}
