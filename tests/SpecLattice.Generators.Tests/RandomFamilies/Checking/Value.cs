namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <summary>A value of any type, as the model of conversions sees it.</summary>
/// <param name="Place">Where it came from: a JSON pointer into the converted document.</param>
internal abstract record Value(string Place)
{
    /// <summary>Whether nothing inside was lost.</summary>
    public virtual bool IsWhole => true;

    /// <summary>The content alone, by which values are compared.</summary>
    public abstract string Text { get; }

    /// <summary>What is left where the value cannot be converted.</summary>
    public Value Lost => new LostValue(Place, this is NullValue);

    public bool IsSame(Value other) => Text == other.Text;

    /// <summary>The same content from another place.</summary>
    public abstract Value At(string place);
}

internal sealed record NullValue(string Place = "") : Value(Place)
{
    public override string Text => "null";

    public override Value At(string place) => this with { Place = place };
}

/// <summary>What JSON writes as one token: a number, a string, a boolean, an enum member.</summary>
internal sealed record AtomValue(string Json, string Place = "") : Value(Place)
{
    public override string Text => Json;

    public decimal Number => decimal.Parse(Json, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture);

    public override Value At(string place) => this with { Place = place };

    public static AtomValue Of(decimal number) => new(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}

internal sealed record RecordValue(IReadOnlyDictionary<string, Value> Members, string Place) : Value(Place)
{
    /// <summary>Whether the document has no such record: its members were put together on the way.</summary>
    public bool IsMade { get; init; }

    public override bool IsWhole => Members.Values.All(member => member.IsWhole);

    public override string Text =>
        "{" + string.Join(",", Members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{member.Key}={member.Value.Text}")) + "}";

    public override Value At(string place) => this with { Place = place };
}

internal sealed record CaseValue(string Tag, Value? Held, string Place = "") : Value(Place)
{
    public override bool IsWhole => Held?.IsWhole ?? true;

    public override string Text => $"<{Tag}:{Held?.Text}>";

    public override Value At(string place) => this with { Place = place };
}

/// <summary>A collection's elements; a map's with their keys as JSON member names.</summary>
internal sealed record ItemsValue(IReadOnlyList<(string Key, Value Item)> Items, string Place = "") : Value(Place)
{
    public override bool IsWhole => Items.All(entry => entry.Item.IsWhole);

    public override string Text => "[" + string.Join(",", Items.Select(entry => $"{entry.Key}:{entry.Item.Text}")) + "]";

    public override Value At(string place) => this with { Place = place };
}

/// <summary>What is left of a value that could not be converted.</summary>
/// <param name="Place">Where it came from.</param>
/// <param name="WasNull">Whether there was no value to begin with.</param>
internal sealed record LostValue(string Place, bool WasNull = false) : Value(Place)
{
    public override bool IsWhole => false;

    public override string Text => "?";

    public override Value At(string place) => this with { Place = place };
}

/// <summary>What is left where one item was wanted and there is not exactly one: lost, but what else is wrong with each item is still found.</summary>
internal sealed record ManyValue(IReadOnlyList<Value> Items, string Place) : Value(Place)
{
    public override bool IsWhole => false;

    public override string Text => "?";

    public override Value At(string place) => this with { Place = place };

    public ManyValue Each(Func<Value, Value> convert) => this with { Items = [.. Items.Select(convert)] };
}
