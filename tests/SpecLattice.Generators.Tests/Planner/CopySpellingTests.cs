using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Versions that are the same as the one before, of every kind of type and member and in every spelling of the attribute: each is what would have been written out.</summary>
public sealed class CopySpellingTests
{
    /// <summary>What it is called, version 1, version 2 as a copy, and what the copy has, written out.</summary>
    public static TheoryData<string, string, string, string> Kinds { get; } = new()
    {
        { "whole name", "[SpecPart(1)] public sealed partial record Thing { public required int A { get; init; } }", "[SpecPart(2), SpecLattice.SameAsAttribute(version: typeof(global::K.V1.Thing))] public sealed partial record Thing;", "[SpecPart(2)] public sealed partial record Thing { public required int A { get; init; } }" },
        { "keywords", "[SpecPart(1)] public sealed partial record @class { public required int @int { get; init; } public string? @event { get; init; } }", "[SpecPart(2), SameAs(typeof(V1.@class))] public sealed partial record @class;", "[SpecPart(2)] public sealed partial record @class { public required int @int { get; init; } public string? @event { get; init; } }" },
        { "names like those of members that are generated", "[Spec(\"t\", 1)] public sealed partial record Thing { public string? ToVersions { get; init; } public required string Shared { get; init; } }", "[Spec(\"t\", 2), SameAs(typeof(V1.Thing))] public sealed partial record Thing;", "[Spec(\"t\", 2)] public sealed partial record Thing { public string? ToVersions { get; init; } public required string Shared { get; init; } }" },
        { "its own type", "[SpecPart(1)] public sealed partial record Thing { public Thing? Next { get; init; } public required SpecList<Thing> All { get; init; } }", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing;", "[SpecPart(2)] public sealed partial record Thing { public Thing? Next { get; init; } public required SpecList<Thing> All { get; init; } }" },
        { "a member called as its type", "[SpecPart(1)] public enum Color { Red, Blue } [SpecPart(1)] public sealed partial record Thing { [SpecDefault(Color.Blue)] public Color Color { get; init; } = Color.Blue; }", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing;", "[SpecPart(2)] public sealed partial record Thing { [SpecDefault(V1.Color.Blue)] public V1.Color Color { get; init; } = V1.Color.Blue; }" },
        { "defaults of every kind", "[SpecPart(1)] public sealed partial record Thing { [SpecDefault(1.5f)] public float F { get; init; } = 1.5f; [SpecDefault(ulong.MaxValue)] public ulong U { get; init; } = ulong.MaxValue; [SpecDefault(\"a\\\"b\\\\\")] public string S { get; init; } = \"a\\\"b\\\\\"; [SpecDefault(true)] public bool B { get; init; } = true; [SpecDefault(-1L)] public long? L { get; init; } = -1L; }", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing;", "[SpecPart(2)] public sealed partial record Thing { [SpecDefault(1.5f)] public float F { get; init; } = 1.5f; [SpecDefault(ulong.MaxValue)] public ulong U { get; init; } = ulong.MaxValue; [SpecDefault(\"a\\\"b\\\\\")] public string S { get; init; } = \"a\\\"b\\\\\"; [SpecDefault(true)] public bool B { get; init; } = true; [SpecDefault(-1L)] public long? L { get; init; } = -1L; }" },
        { "internal members", "[SpecPart(1)] internal sealed partial record Thing { internal required int A { get; init; } public int? B { get; init; } }", "[SpecPart(2), SameAs(typeof(V1.Thing))] internal sealed partial record Thing;", "[SpecPart(2)] internal sealed partial record Thing { internal required int A { get; init; } public int? B { get; init; } }" },
        { "collections of collections", "[SpecPart(1)] public sealed partial record Thing { public required SpecMap<string, SpecList<SpecMap<int, P?>>> M { get; init; } public required SpecSet<string> S { get; init; } public required System.Collections.Immutable.ImmutableArray<P> I { get; init; } } [SpecPart(1)] public sealed partial record P { public int? X { get; init; } }", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing; [SpecPart(2), SameAs(typeof(V1.P))] public sealed partial record P { [Added] public int? Y { get; init; } }", "[SpecPart(2)] public sealed partial record Thing { public required SpecMap<string, SpecList<SpecMap<int, P?>>> M { get; init; } public required SpecSet<string> S { get; init; } public required System.Collections.Immutable.ImmutableArray<P> I { get; init; } } [SpecPart(2)] public sealed partial record P { public int? X { get; init; } [Added] public int? Y { get; init; } }" },
        { "unknown members are kept", "[Spec(\"t\", 1, UnknownMembers = UnknownMembers.Keep)] public sealed partial record Thing { public required int A { get; init; } public SpecUnknownMembers Others { get; init; } }", "[Spec(\"t\", 2, UnknownMembers = UnknownMembers.Keep), SameAs(typeof(V1.Thing))] public sealed partial record Thing { public SpecUnknownMembers Others { get; init; } }", "[Spec(\"t\", 2, UnknownMembers = UnknownMembers.Keep)] public sealed partial record Thing { public required int A { get; init; } public SpecUnknownMembers Others { get; init; } }" },
        { "an interface", "public interface INamed { string Name { get; } } [SpecPart(1)] public sealed partial record Thing : INamed { public required string Name { get; init; } }", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing : V1.INamed;", "[SpecPart(2)] public sealed partial record Thing : V1.INamed { public required string Name { get; init; } }" },
        { "a union of all cases", "[SpecPart(1), SpecUnion(Tag = \"t\", Content = \"c\")] [Case<P>, Case<string>(\"text\"), Case<SpecList<P>>(\"many\"), UnitCase(\"Off\"), UnitCase(\"on\", Tag = \"ON\")] public readonly partial struct Thing; [SpecPart(1)] public sealed partial record P { public int? X { get; init; } }", "[SpecPart(2), SpecUnion(Tag = \"t\", Content = \"c\"), SameAs(typeof(V1.Thing))] [UnitCase(\"Extra\")] public readonly partial struct Thing;", "[SpecPart(2), SpecUnion(Tag = \"t\", Content = \"c\")] [Case<V1.P>, Case<string>(\"text\"), Case<SpecList<V1.P>>(\"many\"), UnitCase(\"Off\"), UnitCase(\"on\", Tag = \"ON\"), UnitCase(\"Extra\")] public readonly partial struct Thing;" },
        { "positional, with everything", "[SpecPart(1)] public sealed partial record Thing(string A, [Sensitive] int B, string? C = null, [property: System.Text.Json.Serialization.JsonPropertyName(\"dd\")] long D = 4);", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing { [Added] public int? E { get; init; } }", "[SpecPart(2)] public sealed partial record Thing { public required string A { get; init; } [Sensitive] public required int B { get; init; } public string? C { get; init; } [SpecDefault(4L), System.Text.Json.Serialization.JsonPropertyName(\"dd\")] public long D { get; init; } = 4; [Added] public int? E { get; init; } }" },
        { "a new type of a member", "[SpecPart(1)] public sealed partial record Thing { public required int A { get; init; } public required int B { get; init; } }", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing { public required long B { get; init; } }", "[SpecPart(2)] public sealed partial record Thing { public required int A { get; init; } public required long B { get; init; } }" },
        { "an obsolete member", "[SpecPart(1)] public sealed partial record Thing { [System.Obsolete(\"old\")] public int? A { get; init; } public int? B { get; init; } }", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing;", "[SpecPart(2)] public sealed partial record Thing { public int? A { get; init; } public int? B { get; init; } }" },
        { "types that hold each other", "[SpecPart(1)] public sealed partial record Thing { public Other? Other { get; init; } } [SpecPart(1)] public sealed partial record Other { public Thing? Thing { get; init; } public Choice? Choice { get; init; } } [SpecPart(1), SpecUnion] [Case<Thing>, Case<Other>, UnitCase(\"Off\")] public readonly partial struct Choice;", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing; [SpecPart(2), SameAs(typeof(V1.Other))] public sealed partial record Other; [SpecPart(2), SpecUnion, SameAs(typeof(V1.Choice))] public readonly partial struct Choice;", "[SpecPart(2)] public sealed partial record Thing { public Other? Other { get; init; } } [SpecPart(2)] public sealed partial record Other { public Thing? Thing { get; init; } public Choice? Choice { get; init; } } [SpecPart(2), SpecUnion] [Case<Thing>, Case<Other>, UnitCase(\"Off\")] public readonly partial struct Choice;" },
        { "nothing", "[SpecPart(1)] public sealed partial record Thing;", "[SpecPart(2), SameAs(typeof(V1.Thing))] public sealed partial record Thing;", "[SpecPart(2)] public sealed partial record Thing;" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_copy_is_what_would_have_been_written_out(string kind, string older, string copied, string written)
    {
        Assert.NotEmpty(kind);
        var (copy, reference) = (Of(older, copied), Of(older, written));

        var (reported, warnings) = await copy.CheckAsync();
        Assert.Empty(reported.Select(found => found.ToString()));
        Assert.True(warnings.IsEmpty, copy.Explain(warnings));
        Assert.Equal(Locks.Shipped(reference.Compilation), Locks.Shipped(copy.Compilation));
    }

    /// <summary>What is said of a type that is not a version of anything has no meaning, and is not silently left alone.</summary>
    [Theory]
    [InlineData("[SameAs(typeof(V1.Thing))] public sealed partial record U { public int? A { get; init; } }")]
    [InlineData("[SameAs(typeof(V1.Thing))] public sealed class U { public int? A { get; init; } }")]
    [InlineData("[SpecPart(2), SameAs(typeof(V1.Thing))] public enum Thing { A }")]
    [InlineData("[SpecPart(2), SameAs(typeof(V1.Thing)), SameAs(typeof(V1.Thing))] public sealed partial record Thing;")]
    [InlineData("[SpecPart(2), SameAs(null!)] public sealed partial record Thing;")]
    [InlineData("[SpecPart(2), SameAs(typeof(SpecList<>))] public sealed partial record Thing;")]
    [InlineData("[SpecPart(2), SameAs(typeof(Thing))] public sealed partial record Thing;")]
    [InlineData("[SpecPart(2), SameAs(typeof(V1.U))] public sealed partial record U;")]
    public async Task A_meaningless_one_is_reported(string newer)
    {
        var generation = Of("[SpecPart(1)] public sealed partial record Thing { public required int A { get; init; } }", newer);

        var (reported, warnings) = await generation.CheckAsync();
        Assert.NotEmpty(reported.Concat(warnings));
        Assert.Null(generation.Exception);
    }

    private static Generation Of(string older, string newer) => Generation.Of($"using SpecLattice;\nnamespace K.V1 {{ {older} }}\nnamespace K.V2 {{ {newer} }}\n");
}
