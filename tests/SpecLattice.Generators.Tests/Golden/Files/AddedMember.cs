// shows: *.Conversions
using System.Collections.Generic;
using SpecLattice;

namespace Golden.V1
{
    [Spec("camera", 1)]
    public sealed partial record Camera
    {
        public required int Width { get; init; }
    }
}

namespace Golden.V2
{
    [Spec("camera", 2)]
    public sealed partial record Camera
    {
        public required int Width { get; init; }

        /// <summary>Version 1 had square pictures only.</summary>
        [Added(true)]
        public required bool IsSquare { get; init; }

        [Added]
        public string? Label { get; init; }
    }
}

namespace Golden
{
    public static class Example
    {
        public static IEnumerable<string> Run()
        {
            var old = new V1.Camera { Width = 640 };
            yield return old.ToV2().ToString(); //> Camera { Width = 640, IsSquare = True, Label =  }
            yield return old.ToV2().ToV1().GetValueOrThrow().ToString(); //> Camera { Width = 640 }

            var wide = old.ToV2() with { IsSquare = false, Label = "door" };
            foreach (var loss in wide.ToV1().Losses)
            {
                yield return loss.ToString();
                //> /IsSquare: `IsSquare` exists since version 2; only true can be left out (2 -> 1, camera)
                //> /Label: `Label` exists since version 2; only null can be left out (2 -> 1, camera)
            }
        }
    }
}
