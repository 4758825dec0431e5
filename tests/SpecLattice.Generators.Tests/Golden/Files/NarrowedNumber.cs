// shows: *.Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("port", 1)]
    public sealed partial record Port
    {
        public required int Number { get; init; }

        public required SpecList<ushort> Lanes { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("port", 2)]
    public sealed partial record Port
    {
        public required ushort Number { get; init; }

        public required SpecList<uint> Lanes { get; init; }
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var port = new V1.Port { Number = 80, Lanes = [1, 2] };
            yield return port.ToV2().GetValueOrThrow().ToV1().GetValueOrThrow().Equals(port).ToString(); //> True
            yield return (port with { Number = -1 }).ToV2().Losses.ToString();
            //> /Number: the number is not between 0 and 65535, the range on the other side of version 2 (1 -> 2, port)
            yield return new V2.Port { Number = 1, Lanes = [1, 70_000] }.ToV1().Losses.ToString();
            //> /Lanes/1: the number is not between 0 and 65535, the range on the other side of version 2 (2 -> 1, port)
        }
    }
}
