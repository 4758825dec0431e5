using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values.Leaves;

namespace SpecLattice.Testing.Values;

/// <summary>Values of leaves: of enums and scalars all that are known, of the others their examples.</summary>
internal static class Samples
{
    /// <summary>The values of a leaf, the simplest first.</summary>
    public static ImmutableArray<JsonNode> Leaf(Shape shape) => shape switch
    {
        PrimitiveShape primitive => PrimitiveExamples.Of(primitive).Samples,
        EnumShape members => [.. members.Members.Select(member => members.IsNumber ? JsonNode.Parse(member)! : JsonValue.Create(member))],
        ScalarShape scalar => [.. scalar.Examples.Select(example => JsonText.Parse(example)!)],
        _ => [],
    };

    /// <summary>The texts that stand for a leaf's values as keys of a map.</summary>
    public static ImmutableArray<string> Keys(Shape shape) =>
        [.. Leaf(shape).Select(value => value is JsonValue text && text.TryGetValue<string>(out var name) ? name : JsonText.Write(value))];

    /// <summary>A random value of a leaf that has more than the samples.</summary>
    public static JsonNode? Random(Shape shape, Dice dice) => shape is PrimitiveShape primitive ? PrimitiveExamples.Of(primitive).Random(dice) : null;
}
