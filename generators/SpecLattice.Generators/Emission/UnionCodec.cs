using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>What is emitted for a union in one layout: a row of <see cref="UnionCodecs"/>.</summary>
internal abstract class UnionCodec
{
    /// <summary>Whether the reader calls <c>ReadContent</c>, which reads the value of a case that is known.</summary>
    public abstract bool ReadsContent { get; }

    /// <summary>Emits <c>ReadJson</c>, and the methods that it alone needs.</summary>
    public abstract void EmitRead(SourceWriter writer, TypeModel type);

    /// <summary>Emits the statements that write a case; a value is in the variable <c>content</c>.</summary>
    public abstract void EmitWrite(SourceWriter writer, UnionModel union, CaseModel candidate);

    /// <summary>The tags in the order of their cases, for messages.</summary>
    public static string Expected(UnionModel union) => string.Join(", ", union.Cases.Select(candidate => $"`{candidate.Tag}`"));

    /// <summary>Emits the beginning of an object with the tag.</summary>
    protected static void EmitTaggedStart(SourceWriter writer, UnionModel union, CaseModel candidate)
    {
        writer.Line("writer.WriteStartObject();");
        writer.Line($"writer.WriteString({Identifiers.Utf8Literal(union.Tag)}, {Identifiers.Utf8Literal(candidate.Tag)});");
    }

    /// <summary>A case that holds no value, found by its place; null for the others.</summary>
    protected static void EmitUnitCase(SourceWriter writer, TypeModel type)
    {
        writer.Line("/// <summary>The case at a place, if it is one that holds no value.</summary>");
        writer.Open($"private static {type.Name.Reference}? UnitCase(int tag) => tag switch");
        for (var i = 0; i < type.Union!.Cases.Count; i++)
        {
            if (type.Union.Cases[i].Payload is null)
            {
                writer.Line($"{i} => {Identifiers.StaticMember(type.Name.Reference, type.Union.Cases[i].Name)},");
            }
        }

        // Typed, because the null literal would be taken for the value of a case.
        writer.Line($"_ => default({type.Name.Reference}?),");
        writer.Close(";");
    }
}
