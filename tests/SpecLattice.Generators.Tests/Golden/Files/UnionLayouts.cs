// shows: *Choice.V1.Json, Knob.V1.Json
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [SpecPart(1)]
    public sealed partial record Knob
    {
        public required int Angle { get; init; }

        [SpecDefault("left")]
        public string Side { get; init; } = "left";
    }

    [SpecPart(1)]
    [SpecUnion(Tag = "type", Content = "value")]
    [Case<Knob>("knob"), UnitCase("Nothing", Tag = "nothing")]
    public readonly partial struct AdjacentChoice;

    [SpecPart(1)]
    [SpecUnion(Tag = "type")]
    [Case<Knob>("knob"), UnitCase("Nothing", Tag = "nothing")]
    public readonly partial struct InternalChoice;

    [SpecPart(1)]
    [SpecUnion]
    [Case<Knob>("knob"), UnitCase("Nothing", Tag = "nothing")]
    public readonly partial struct ExternalChoice;
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var knob = new V1.Knob { Angle = 3 };
            yield return SpecJson.Serialize<V1.AdjacentChoice>(knob); //> {"type":"knob","value":{"Angle":3}}
            yield return SpecJson.Serialize<V1.InternalChoice>(knob); //> {"type":"knob","Angle":3}
            yield return SpecJson.Serialize<V1.ExternalChoice>(knob); //> {"knob":{"Angle":3}}
            yield return SpecJson.Serialize<V1.AdjacentChoice>(new V1.AdjacentChoice.Nothing()); //> {"type":"nothing"}
            yield return SpecJson.Serialize<V1.InternalChoice>(new V1.InternalChoice.Nothing()); //> {"type":"nothing"}
            yield return SpecJson.Serialize<V1.ExternalChoice>(new V1.ExternalChoice.Nothing()); //> "nothing"
        }
    }
}
