using SpecLattice.Primitives;

namespace SpecLattice.Generators.Tests.Kinds;

/// <summary>A family with members of one kind everywhere a member can have it.</summary>
internal static class KindSource
{
    public const string Sum = "Kinds.VersionedEach";

    /// <summary>The type as C# names it.</summary>
    public static string TypeOf(PrimitiveKind kind) => "global::" + kind.TypeName;

    /// <summary>The family. Its second version adds a member for each way to declare an absent value, and one with each of these as its default.</summary>
    public static string Of(PrimitiveKind kind)
    {
        var type = TypeOf(kind);
        var key = kind.IsKey ? type : "string";
        var members = $$"""
                public required {{type}} Value { get; init; }

                public {{type}}? Perhaps { get; init; }

                public required SpecList<{{type}}> Listed { get; init; }

                public required SpecList<{{type}}?> PerhapsListed { get; init; }

            {{(kind.IsUnordered ? "" : $"    public required SpecSet<{type}> Chosen {{ get; init; }}")}}

                public required System.Collections.Immutable.ImmutableArray<{{type}}> Row { get; init; }

                public required SpecMap<{{key}}, {{type}}> Mapped { get; init; }

                public required Either Either { get; init; }

                public required SpecList<Either> Several { get; init; }

            """;
        var added = string.Concat(kind.Suggestions.Select((value, index) => $$"""

                [Added({{value}})]
                public required {{type}} Added{{index}} { get; init; }

                [Added({{value}}), SpecDefault({{value}})]
                public {{type}} Optional{{index}} { get; init; } = Still;

            """));
        return $$"""
            using SpecLattice;

            namespace Kinds
            {
                [SpecPart(1), SpecUnion, Case<{{type}}>("one"), UnitCase("None")]
                public readonly partial struct Either;
            }

            namespace Kinds.V1
            {
                [Spec("each", 1)]
                public sealed partial record Each
                {
            {{members}}
                }
            }

            namespace Kinds.V2
            {
                [Spec("each", 2)]
                public sealed partial record Each
                {
                    private static {{type}} Still => default!;

                    public static {{type}} Usual { get; } = SpecJson.Deserialize<Made>("{\"Value\":" + Made.Text + "}").Value;

            {{members}}{{added}}
                    [Added(Member = nameof(Usual))]
                    public required {{type}} AddedMember { get; init; }

                    [Added]
                    public {{type}}? AddedPerhaps { get; init; }
                }

                [SpecPart(2)]
                public sealed partial record Made
                {
                    public static string Text { get; set; } = "SAMPLE";

                    public required {{type}} Value { get; init; }
                }
            }
            """;
    }
}
