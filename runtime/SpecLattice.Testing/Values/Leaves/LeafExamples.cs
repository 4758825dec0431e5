using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>What the laws try with one kind of values without parts, and what they take for the same value.</summary>
internal abstract class LeafExamples
{
    /// <summary>Distinct values that have gone wrong somewhere before, the simplest first.</summary>
    public abstract ImmutableArray<JsonNode> Samples { get; }

    /// <summary>JSON values that are none of the kind, beside null.</summary>
    public abstract ImmutableArray<JsonNode> Wrong { get; }

    /// <summary>Pairs of values that something takes for equal, though they are written differently.</summary>
    public virtual ImmutableArray<(JsonNode One, JsonNode Other)> Twins => [];

    /// <summary>Whether a range can be too narrow for some values.</summary>
    public virtual bool IsNumber => false;

    /// <summary>A random value.</summary>
    public abstract JsonNode Random(Dice dice);

    /// <summary>Whether a JSON value that the codec wrote is one of the kind.</summary>
    public abstract bool IsWritten(JsonNode value);

    /// <summary>The value in one spelling, so that two are compared by what they are.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isExact">Whether other spellings count as other values.</param>
    public virtual JsonNode Plain(JsonNode value, bool isExact) => value.DeepClone();

    /// <summary>A key of a map in one spelling.</summary>
    public virtual string PlainKey(string key) => key;

    protected static ImmutableArray<JsonNode> Nodes(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)JsonValue.Create(text))];

    /// <summary>Numbers with all their digits, as JSON has them.</summary>
    protected static ImmutableArray<JsonNode> Numbers(IEnumerable<string> numbers) => [.. numbers.Select(number => JsonNode.Parse(number)!)];
}
