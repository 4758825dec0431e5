// shows: *.Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("guest", 1)]
    public sealed partial record Guest
    {
        public required string Owner { get; init; }

        public string? Nickname { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("guest", 2)]
    public sealed partial record Guest
    {
        [Renamed("Owner")]
        public required SpecList<string> Owners { get; init; }

        [Renamed("Nickname")]
        public required SpecList<string> Nicknames { get; init; }
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var old = new V1.Guest { Owner = "ada" };
            yield return old.ToV2().Nicknames.ToString(); //> 0 items
            yield return old.ToV2().ToV1().GetValueOrThrow().Equals(old).ToString(); //> True
            yield return new V2.Guest { Owners = [], Nicknames = [] }.ToV1().Losses.ToString();
            //> /Owners: a list with 0 items; exactly one can be represented on the other side of version 2 (2 -> 1, guest)
        }
    }
}
