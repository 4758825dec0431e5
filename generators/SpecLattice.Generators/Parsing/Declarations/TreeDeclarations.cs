using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing.Declarations;

/// <summary>
/// What one file declares, as far as it can change what a name means or what a type looks like. Bodies of methods, comments and
/// spaces are not among it. Texts, not digests of them: two that compare equal are equal.
/// </summary>
internal sealed record TreeDeclarations
{
    public required EquatableArray<DeclaredType> Types { get; init; }

    /// <summary>The full names of the namespaces that the file opens.</summary>
    public required EquatableArray<string> Namespaces { get; init; }

    /// <summary>The usings that hold in all files, and the attributes of the assembly.</summary>
    public required TokenText Global { get; init; }

    /// <summary>The names that a using gives to something else.</summary>
    public required EquatableArray<string> Aliases { get; init; }
}

/// <summary>The part of a type's declaration that is in one file.</summary>
internal sealed record DeclaredType
{
    public required DeclaredName Name { get; init; }

    /// <summary>The declaration and the usings that hold for it, without the types inside.</summary>
    public required TokenText Source { get; init; }

    /// <summary>The names of its attributes as they are written, without namespaces.</summary>
    public required EquatableArray<string> Attributes { get; init; }
}

/// <summary>Where a type is found.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Path">The types around it and itself, outermost first, each with its number of type parameters: <c>Outer`0</c>.</param>
internal sealed record DeclaredName(string Namespace, EquatableArray<string> Path)
{
    /// <summary>The type's own name.</summary>
    public string Simple => Path[Path.Count - 1].Substring(0, Path[Path.Count - 1].LastIndexOf('`'));

    /// <summary>The name as code says it.</summary>
    public string Dotted => string.Join(".", Path.Select(type => type.Substring(0, type.LastIndexOf('`'))).Prepend(Namespace).Where(segment => segment.Length > 0));

    /// <summary>The whole name. Made once: it is asked for in every run.</summary>
    public string Full { get; } = Namespace + ":" + string.Join("+", Path);
}

/// <summary>Source text without comments and spaces, and every identifier in it.</summary>
internal sealed record TokenText(string Text, EquatableArray<string> Identifiers)
{
    public static TokenText Empty { get; } = new("", EquatableArray<string>.Empty);
}
