using System.Collections.Immutable;
using System.Text.Json.Nodes;
using SpecLattice.Schemas;

namespace SpecLattice.Testing.Shapes;

/// <summary>What a value looks like in JSON: a schema's types, linked to one another.</summary>
internal abstract class Shape
{
    /// <summary>The least depth of nested values; a recursive type's own values end there.</summary>
    public int LeastDepth { get; set; } = int.MaxValue;
}

/// <summary>A place for a value: what stands there, and whether null can.</summary>
internal readonly record struct Slot(Shape Shape, bool IsNullable)
{
    public int LeastDepth => IsNullable ? 0 : Shape.LeastDepth;
}

/// <summary>A truth value, a number, a text or a UUID.</summary>
internal sealed class PrimitiveShape(SpecSchemaKind kind) : Shape
{
    public SpecSchemaKind Kind => kind;
}

/// <summary>A leaf with a JSON form of its own, known by examples only.</summary>
internal sealed class ScalarShape(string text, ImmutableArray<string> examples) : Shape
{
    public string Text => text;

    /// <summary>JSON texts of distinct values, as the codec writes them.</summary>
    public ImmutableArray<string> Examples => examples;
}

internal sealed class EnumShape(ImmutableArray<string> members, bool isNumber) : Shape
{
    /// <summary>Whether the values are numbers; the members are their digits then.</summary>
    public bool IsNumber => isNumber;

    public ImmutableArray<string> Members => members;
}

internal sealed class MapShape(Slot key, Slot value) : Shape
{
    public Slot Key => key;

    public Slot Value => value;
}

internal sealed class ListShape(Slot element, bool isSet) : Shape
{
    public Slot Element => element;

    public bool IsSet => isSet;
}

internal sealed class RecordShape(bool ignoresUnknown) : Shape
{
    public bool IgnoresUnknown => ignoresUnknown;

    public ImmutableArray<MemberShape> Members { get; set; } = [];

    public MemberShape? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
}

/// <param name="Name">The JSON name.</param>
/// <param name="Slot">What it holds.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Default">What the absence of an optional member means, where that is known.</param>
internal sealed record MemberShape(string Name, Slot Slot, bool IsRequired, DefaultText? Default);

/// <param name="Json">The default, as JSON text.</param>
internal sealed record DefaultText(string Json);

internal sealed class UnionShape(SpecSchemaLayout layout, string tag, string content, bool ignoresUnknown) : Shape
{
    /// <summary>What its values look like.</summary>
    public UnionForm Form { get; } = UnionForms.Of(layout);

    public string Tag => tag;

    public string Content => content;

    public bool IgnoresUnknown => ignoresUnknown;

    public ImmutableArray<CaseShape> Cases { get; set; } = [];

    /// <summary>The case that a value is of; null where it is of none.</summary>
    public CaseShape? CaseOf(JsonNode? value) => Form.TagOf(this, value) is { } found ? Cases.FirstOrDefault(candidate => candidate.Tag == found) : null;

    /// <summary>The content of a value of one of its cases, as a document of its own.</summary>
    public JsonNode? ContentOf(CaseShape chosen, JsonNode value)
    {
        if (Form.SegmentOf(this, chosen) is { } segment)
        {
            return JsonText.TryGetChild(value, segment, out var content) ? content : null;
        }

        var members = value.DeepClone().AsObject();
        members.Remove(tag);
        return members;
    }
}

/// <param name="Tag">The case's tag.</param>
/// <param name="Slot">What it holds; null for a unit case.</param>
internal sealed record CaseShape(string Tag, Slot? Slot);
