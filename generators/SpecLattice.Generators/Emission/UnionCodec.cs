using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>What is emitted for a union in one layout: a row of <see cref="UnionCodecs"/>.</summary>
internal abstract class UnionCodec
{
    /// <summary>Whether the reader calls <c>ReadContent</c>, which reads the value of a case that is known.</summary>
    public abstract bool ReadsContent { get; }

    /// <summary>Whether documents in the layout can be read and written fast.</summary>
    public virtual bool IsFast => false;

    /// <summary>Emits <c>ReadJson</c>, and the methods that it alone needs.</summary>
    public abstract void EmitRead(SourceWriter writer, TypeModel type);

    /// <summary>The statements that write a case; a value is in the variable <c>content</c>.</summary>
    public abstract IEnumerable<string> Write(UnionModel union, CaseModel candidate);

    /// <summary>The tags in the order of their cases, for messages.</summary>
    public static string Expected(UnionModel union) => string.Join(", ", union.Cases.Select(candidate => $"`{candidate.Tag}`"));

    /// <summary>The statements that write an object with the tag.</summary>
    protected static IEnumerable<string> WriteTagged(UnionModel union, CaseModel candidate, IEnumerable<string> members) =>
    [
        "writer.WriteStartObject();",
        $"writer.WriteString({Identifiers.Utf8Literal(union.Tag)}, {Identifiers.Utf8Literal(candidate.Tag)});",
        .. members,
        "writer.WriteEndObject();",
    ];

    /// <summary>Emits a method that gives a case that holds no value, found by its place; null for the others.</summary>
    protected static void EmitUnitCase(SourceWriter writer, TypeModel type)
    {
        var units = type.Union!.Cases
            .Select((candidate, i) => (Case: candidate, Place: i))
            .Where(candidate => candidate.Case.Payload is null)
            .Select(candidate => $"{Identifiers.Number(candidate.Place)} => {CaseModel.Unit(type.Name.Reference, candidate.Case.Reference)},");
        // The last is typed, because the null literal would be taken for the value of a case.
        writer.Line($$"""
            // The case at a place, if it is one that holds no value.
            private static {{type.Name.Reference}}? UnitCase(int tag) => tag switch
            {
                {{units}}
                _ => default({{type.Name.Reference}}?),
            };
            """);
    }
}
