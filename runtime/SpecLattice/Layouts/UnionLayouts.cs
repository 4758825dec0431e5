namespace SpecLattice.Layouts;

/// <summary>The layouts of unions in JSON, one row each. What a new row needs besides: docs/adding-a-union-layout.md.</summary>
internal static class UnionLayouts
{
    /// <summary>The rows.</summary>
    public static IReadOnlyList<UnionLayout> All { get; } =
    [
        // {"type":"disk","value":{...}}
        new() { Name = "Adjacent", HasTag = true, HasContent = true, ValueSegment = (content, _) => content },

        // {"type":"disk", ...members}
        new() { Name = "Internal", HasTag = true },

        // {"disk":{...}}, and "none" for a case without a value
        new() { Name = "External", ValueSegment = (_, tag) => tag },
    ];

    private static readonly Dictionary<string, UnionLayout> ByName = All.ToDictionary(layout => layout.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, UnionLayout> ByKeyword = All.ToDictionary(layout => layout.Keyword, StringComparer.Ordinal);

    /// <summary>The layout that schemas call so.</summary>
    public static UnionLayout Named(string name) => ByName[name];

    /// <summary>The layout that schemas call so; null where none is.</summary>
    public static UnionLayout? Find(string name) => ByName.TryGetValue(name, out var layout) ? layout : null;

    /// <summary>The layout that locks call so; null where none is.</summary>
    public static UnionLayout? FindKeyword(string keyword) => ByKeyword.TryGetValue(keyword, out var layout) ? layout : null;

    /// <summary>The layout that an annotation asks for; null where none is made of these.</summary>
    /// <param name="hasTag">Whether the annotation gives a tag member.</param>
    /// <param name="hasContent">Whether it gives a content member.</param>
    public static UnionLayout? For(bool hasTag, bool hasContent) => All.FirstOrDefault(layout => (layout.HasTag, layout.HasContent) == (hasTag, hasContent));
}
