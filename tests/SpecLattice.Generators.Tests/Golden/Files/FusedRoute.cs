// shows: Door.V3.Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("door", 1)]
    public sealed partial record Door
    {
        public required int Height { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("door", 2)]
    public sealed partial record Door
    {
        public required int Height { get; init; }

        [Added]
        public string? Colour { get; init; }
    }
}

namespace Golden.V3
{
    [Spec("door", 3)]
    public sealed partial record Door
    {
        [Renamed("Height")]
        public required long HeightInMillimetres { get; init; }

        [Renamed("Colour")]
        public string? Paint { get; init; }
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var door = new V3.Door { HeightInMillimetres = 1L << 40, Paint = "red" };
            foreach (var loss in door.ToV1().Losses)
            {
                yield return loss.ToString();
                //> /HeightInMillimetres: the number is not between -2147483648 and 2147483647, the range on the other side of version 3 (3 -> 2, door)
                //> /Paint: `Paint` exists since version 2; only null can be left out (2 -> 1, door)
            }
        }
    }
}
