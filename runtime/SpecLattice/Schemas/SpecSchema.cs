using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SpecLattice.Schemas;

/// <summary>
/// What a version of a family looks like in JSON, as data: the canonical schema text (<see cref="ISpecSum{TSelf}.SchemaOf"/>) taken apart.
/// </summary>
/// <remarks>
/// The text has one fact per line. Each type begins with a line of its own (<c>record</c>, <c>union</c> or <c>enum</c>) and is numbered in
/// the order of the text, from 0; its members or cases follow, indented by two spaces. Types refer to one another as <c>#3</c>. A name that holds
/// spaces, colons, quotes, backslashes or control characters, or nothing at all, is written as a JSON string.
/// </remarks>
public sealed class SpecSchema
{
    internal SpecSchema(ImmutableArray<SpecSchemaType> types) => Types = types;

    /// <summary>All types, by number. The first is the version itself.</summary>
    public ImmutableArray<SpecSchemaType> Types { get; }

    /// <summary>The version itself.</summary>
    public SpecSchemaType Root => Types[0];

    /// <summary>Takes a canonical schema text apart.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The schema.</returns>
    /// <exception cref="FormatException">The text is not a schema; the message says in which line, and why.</exception>
    public static SpecSchema Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SpecSchemaReader(text).Read();
    }

    /// <summary>Takes a canonical schema text apart.</summary>
    /// <param name="text">The text.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="problem">In which line the text is not a schema, and why.</param>
    /// <returns>Whether the text is a schema.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out SpecSchema? schema, [NotNullWhen(false)] out string? problem)
    {
        try
        {
            schema = Parse(text);
            problem = null;
            return true;
        }
        catch (FormatException error)
        {
            schema = null;
            problem = error.Message;
            return false;
        }
    }

    /// <summary>The type that a value refers to.</summary>
    /// <param name="reference">The value.</param>
    /// <returns>The type.</returns>
    public SpecSchemaType Resolve(SpecSchemaReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Types[reference.Number];
    }
}
