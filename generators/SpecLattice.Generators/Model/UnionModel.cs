using SpecLattice.Layouts;

namespace SpecLattice.Generators.Model;

/// <summary>A union's cases and their layout in JSON.</summary>
internal sealed record UnionModel
{
    /// <summary>The layout's name in schemas.</summary>
    public required string LayoutName { get; init; }

    public UnionLayout Layout => UnionLayouts.Named(LayoutName);

    /// <summary>The JSON member that names the case, where the layout has one.</summary>
    public required string Tag { get; init; }

    /// <summary>The JSON member that holds the case's value, where the layout has one.</summary>
    public required string Content { get; init; }

    public required EquatableArray<CaseModel> Cases { get; init; }

    /// <summary>The segment of a JSON pointer between the union and a case's value; null where the layout has none.</summary>
    public string? ContentOf(CaseModel candidate) => Layout.ValueSegment?.Invoke(Content, candidate.Tag);
}

/// <summary>One case of a union.</summary>
internal sealed record CaseModel
{
    /// <summary>The case's C# name: its type's, or the one a unit case was given.</summary>
    public required string Name { get; init; }

    public required string Tag { get; init; }

    /// <summary>The C# name in the version before, where the case says that it had another.</summary>
    public required string? RenamedFrom { get; init; }

    /// <summary>The value's type; null for a unit case.</summary>
    public required TypeRef? Payload { get; init; }

    /// <summary>The type of what the union holds for this case, as generated code names it: the value's, or the unit case's own inside the union.</summary>
    public required string Reference { get; init; }

    /// <summary>The case as an expression of the union's type.</summary>
    /// <param name="union">The union, as generated code names it.</param>
    /// <param name="unit">The type of one of its unit cases.</param>
    public static string Unit(string union, string unit) => $"new {union}(new {unit}())";
}

/// <summary>An enum's members.</summary>
internal sealed record EnumModel
{
    public required EquatableArray<EnumMemberModel> Members { get; init; }

    /// <summary>The kind of number that stands for a member in JSON; empty where its name does.</summary>
    public string Number { get; init; } = "";
}

/// <summary>One member of an enum.</summary>
internal sealed record EnumMemberModel
{
    public required string Name { get; init; }

    public required string JsonName { get; init; }

    /// <summary>The C# name in the version before, where it was another.</summary>
    public required string? RenamedFrom { get; init; }
}
