// shows: Colour.*
using System.Collections.Generic;
using System.Text.Json.Serialization;
using Golden.V1;
using Golden.V2;
using SpecLattice;

namespace Golden.V1
{
    [SpecPart(1)]
    [JsonConverter(typeof(ColourJsonConverter))]
    public enum Colour
    {
        Red,
        Azure,
        Lime,
    }
}

namespace Golden.V2
{
    [SpecPart(2)]
    [Removed("Lime")]
    [JsonConverter(typeof(ColourJsonConverter))]
    public enum Colour
    {
        Red,

        [Renamed("Azure")]
        Blue,
        Pink,
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            yield return V1.Colour.Azure.ToV2().GetValueOrThrow().ToString(); //> Blue
            yield return V2.Colour.Pink.ToV1().Losses.ToString(); //> `Pink` exists since version 2 (2 -> 1, Colour)
            yield return V1.Colour.Lime.ToV2().Losses.ToString(); //> `Lime` was removed in version 2 (1 -> 2, Colour)
        }
    }
}
