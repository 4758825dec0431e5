using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes what a version takes over from the one before, so that it can be read in one place: a record's members as properties, a union's cases as attributes.</summary>
internal static class CopyEmitter
{
    /// <summary>The attributes of a type that takes something over.</summary>
    public static IEnumerable<string> Attributes(TypeModel type)
    {
        if (type.Copied.Count == 0)
        {
            yield break;
        }

        yield return $"[{Runtime.Services}SpecTakenOver({Identifiers.Literal(string.Join(",", type.Copied))})]";
        foreach (var candidate in (type.Union?.Cases ?? EquatableArray<CaseModel>.Empty).Where(one => type.Copied.Contains(one.Name)))
        {
            var renamed = candidate.RenamedFrom is { } former ? $", Renamed = {Identifiers.Literal(former)}" : "";
            yield return candidate.Payload is { } payload
                ? $"[{Runtime.Space}Case<{payload.Reference}>({Identifiers.Literal(candidate.Tag)}{renamed})]"
                : $"[{Runtime.Space}UnitCase({Identifiers.Literal(candidate.Name)}, Tag = {Identifiers.Literal(candidate.Tag)}{renamed})]";
        }
    }

    /// <summary>Writes a record's members.</summary>
    public static void EmitMembers(SourceWriter writer, TypeModel type)
    {
        if (type.SameAs is not { } same)
        {
            return;
        }

        foreach (var member in type.Members.Where(member => type.Copied.Contains(member.Name)))
        {
            var source = $"{same.Reference}.{Identifiers.Escape(member.Name)}";
            writer.Line($$"""
                /// <inheritdoc cref="{{source}}"/>
                /// <remarks>Taken over from <see cref="{{source}}"/>.</remarks>
                {{AttributesOf(member)}}
                {{(member.IsInternal ? "internal" : "public")}} {{(member.IsRequired ? "required " : "")}}{{member.Type.NullableReference}} {{Identifiers.Escape(member.Name)}} { get; init; }{{Initializer(member)}}
                """);
            writer.Separate();
        }
    }

    private static IEnumerable<string> AttributesOf(MemberModel member)
    {
        yield return $"[__J::Serialization.JsonPropertyName({Identifiers.Literal(member.JsonName)})]";
        if (member.IsSensitive)
        {
            yield return $"[{Runtime.Space}Sensitive]";
        }

        if (member is { IsRequired: false, Default: { IsNull: false } declared })
        {
            yield return declared.Kind switch
            {
                DeclaredValueKind.StaticMember => $"[{Runtime.Space}SpecDefault(Member = {Identifiers.Literal(declared.Label)})]",
                DeclaredValueKind.Decimal => $"[{Runtime.Space}SpecDefault({Identifiers.Literal(declared.Text)})]",
                _ => $"[{Runtime.Space}SpecDefault({declared.Code})]",
            };
        }
    }

    private static string Initializer(MemberModel member) => member is { IsRequired: false, Default: { IsNull: false } declared } ? $" = {declared.Code};" : "";
}
