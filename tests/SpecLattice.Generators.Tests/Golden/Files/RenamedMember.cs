// shows: *.Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("clock", 1)]
    public sealed partial record Clock
    {
        public required string Zone { get; init; }

        public required int Offset { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("clock", 2)]
    public sealed partial record Clock
    {
        [Renamed("Zone")]
        public required string TimeZone { get; init; }

        public required int Offset { get; init; }
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            V2.Clock newer = new V1.Clock { Zone = "utc", Offset = 0 }.ToV2();
            yield return newer.ToString(); //> Clock { TimeZone = utc, Offset = 0 }
            V1.Clock older = newer.ToV1();
            yield return older.ToString(); //> Clock { Zone = utc, Offset = 0 }
        }
    }
}
