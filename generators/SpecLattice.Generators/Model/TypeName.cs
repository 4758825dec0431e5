namespace SpecLattice.Generators.Model;

/// <summary>Where a type is declared and how generated code reopens it.</summary>
internal sealed record TypeName
{
    /// <summary>The namespace, empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around it, outermost first, each as its reopening declaration: <c>partial class Outer</c>.</summary>
    public required EquatableArray<string> ContainingDeclarations { get; init; }

    /// <summary>The type's own name.</summary>
    public required string Name { get; init; }

    /// <summary>The name with everything around it, as generated code refers to it: <c>global::Api.V1.Board</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>What the declaration calls the type: <c>record</c>, <c>struct</c> and so on.</summary>
    public required string Keyword { get; init; }

    /// <summary>Whether other assemblies can see the type.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>The accessibility as a C# keyword.</summary>
    public string Accessibility => IsPublic ? "public" : "internal";

    /// <summary>The name as people say it: with the last segment of the namespace, which is the version.</summary>
    public string ShortName
    {
        get
        {
            var segment = Namespace.Substring(Namespace.LastIndexOf('.') + 1);
            return segment.Length == 0 ? Name : $"{segment.TrimStart('@')}.{Name}";
        }
    }
}
