// shows: *.Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("lamp", 1)]
    public sealed partial record Lamp
    {
        public required byte Watts { get; init; }

        public required SpecList<string> Notes { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("lamp", 2)]
    [Removed("Notes", WhenMember = "Empty")]
    public sealed partial record Lamp
    {
        public required byte Watts { get; init; }
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var lamp = new V1.Lamp { Watts = 9, Notes = [] };
            yield return lamp.ToV2().GetValueOrThrow().ToV1().Equals(lamp).ToString(); //> True
            yield return (lamp with { Notes = ["dim"] }).ToV2().Losses.ToString();
            //> /Notes: `Notes` was removed in version 2; only Empty can be left out (1 -> 2, lamp)
        }
    }
}
