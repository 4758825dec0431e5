using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Robustness;

/// <summary>What collides with generated code works, or is reported once, where it stands; generated code compiles without a warning in any case.</summary>
public sealed class CollisionTests
{
    public static TheoryData<string> Works { get; } =
    [
        Spec("public int? Some { get; init; }").Replace("byte K { get; init; }", "byte K { get; init; } public byte? Some { get; init; }", StringComparison.Ordinal),
        Spec("public override string ToString() => \"R\"; public bool Equals(string text) => false; public void Deconstruct(out int k) => k = K;"),
        Of("UnitCase(\"tag\"), UnitCase(\"other\"), UnitCase(\"reader\"), UnitCase(\"value\"), UnitCase(\"nameof\"), UnitCase(\"field\")"),
        // A unit case is a type inside its union.
        Of("UnitCase(\"System\"), UnitCase(\"SpecLattice\"), UnitCase(\"TResult\"), UnitCase(\"TState\"), UnitCase(\"T\"), UnitCase(\"A\"), UnitCase(\"V1\"), UnitCase(\"Object\"), UnitCase(\"String\"), UnitCase(\"Instance\"), UnitCase(\"Deconstruct\"), UnitCase(\"Clone\"), UnitCase(nameof(Off)), UnitCase(\"Case\")"),
        Of("UnitCase(\"record\"), UnitCase(\"required\"), UnitCase(\"scoped\"), UnitCase(\"file\"), UnitCase(\"extension\"), UnitCase(\"dynamic\"), UnitCase(\"nint\"), UnitCase(\"async\"), UnitCase(\"await\"), UnitCase(\"where\"), UnitCase(\"not\"), UnitCase(\"when\"), UnitCase(\"global\"), UnitCase(\"class\"), UnitCase(\"größe\"), UnitCase(\"off\")"),
        Of("Case<P>, UnitCase(\"Q\")", "public static bool IsQ(U u) => u.Value is Q;", "[SpecPart(1)] public sealed partial record P; public sealed class Q;"),
        Of("Case<Value>, Case<State>, Case<T>", "", "[SpecPart(1)] public sealed partial record Value; [SpecPart(1)] public sealed partial record State; [SpecPart(1)] public sealed partial record Tx;").Replace("Case<T>", "Case<Tx>", StringComparison.Ordinal),
        Spec("[System.Obsolete] public int? Old { get; init; } [System.Obsolete(\"x\", DiagnosticId = \"OLD1\")] public int? Older { get; init; }").Replace("byte K { get; init; }", "byte K { get; init; } public int? Old { get; init; } public int? Older { get; init; }", StringComparison.Ordinal),
        Spec("").Replace("[Spec(\"f\", 1)]", "[Spec(\"f\", 1), System.Obsolete(\"old\")]", StringComparison.Ordinal),
        Spec("").Replace("[Spec(\"f\", 1)]", "[Spec(\"f\", 1), System.Diagnostics.CodeAnalysis.Experimental(\"EXP1\")]", StringComparison.Ordinal),
        "[SpecPart(1)] public sealed partial record P { public int? Size { get; init; } } [SpecPart(1), SpecUnion, Case<P>, UnitCase(\"Off\")] public readonly partial struct U { public static void @nameof(int value, string other) { } }",
        "[SpecPart(1)] public enum E { [System.Obsolete] Old, New } [SpecPart(1)] public sealed partial record Item { [SpecDefault(E.New)] public E E { get; init; } = E.New; } [SpecPart(1)] public sealed partial record @item { public E? E { get; init; } }",
        Context("X", "Y"),
        Spec("").Replace("R ", "İ ", StringComparison.Ordinal).Replace(" K ", " İk ", StringComparison.Ordinal),
        "[assembly: System.CLSCompliant(true)] " + Of("Case<uint>(\"n\"), UnitCase(\"Off\")"),
        "namespace A { [Spec(\"f\", 1)] public sealed partial record R; public abstract partial record VersionedR { public bool IsOdd => Version % 2 == 1; } }",
        "public static class SpecCatalog; namespace Specs { public static class SpecCatalog; } " + Spec(""),
        // What generated code calls the namespaces that it uses.
        "namespace A { public sealed class L; public sealed class J { public sealed class C; } public static class C; [SpecPart(1)] public sealed partial record P { public int? L { get; init; } } [Spec(\"f\", 1)] public sealed partial record R { public P? L { get; init; } public int? J { get; init; } public required SpecList<P> C { get; init; } } }",
        "namespace L { namespace J { [Spec(\"f\", 1)] public sealed partial record C { public int? L { get; init; } } } namespace L { [SpecPart(1), SpecUnion, Case<int>(\"n\"), UnitCase(\"L\")] public readonly partial struct J; [SpecPart(1)] public enum C { L } } }",
        "[Spec(\"f\", 1)] public sealed partial record L { public int? J { get; init; } } [SpecPart(1)] public sealed partial record J { public L? C { get; init; } } [SpecPart(1)] public enum C { A }",
        // Enums whose names differ in nothing but what is a dot and what an underscore.
        "namespace A.V1 { [SpecPart(1)] public enum B_E { A } public static class B_EConversions; } namespace A.V2 { [SpecPart(2)] public enum B_E { A } } namespace A.V1.B { [SpecPart(1)] public enum E { A } } namespace A.V2.B { [SpecPart(2)] public enum E { A } } namespace A_V1.B { [SpecPart(1)] public enum E { A } [SpecPart(2, Previous = typeof(E))] public enum _E { A } }",
        "namespace A { [Spec(\"f\", 1)] public sealed partial record R { [SpecDefault(Member = nameof(Usual))] public double? Zoom { get; init; } = 1; internal static double? Usual => 1; } }",
    ];

    public static TheoryData<string, string> Reported { get; } = new()
    {
        { "SPEC0019", Spec("public int /**/VersionCore => 1;") },
        { "SPEC0019", Spec("public sealed class /**/ToV1;") },
        { "SPEC0019", Spec("public int /**/ToV2() => 1;") },
        { "SPEC0019", Spec("public void /**/ReadJson() { }") },
        { "SPEC0019", Spec("public int /**/ToV2Step1 => 1;") },
        { "SPEC0019", Spec("public bool /**/Equals(R? other) => true;") },
        { "SPEC0019", Spec("public override int /**/GetHashCode() => 1;") },
        { "SPEC0019", Spec("bool System.IEquatable<R>./**/Equals(R? other) => true;").Replace("record R {", "record R : System.IEquatable<R> {", StringComparison.Ordinal) },
        { "SPEC0019", Spec("static R ISpecJson<R>./**/ReadJson(ref System.Text.Json.Utf8JsonReader reader) => throw new System.NotSupportedException();").Replace("record R {", "record R : ISpecJson<R> {", StringComparison.Ordinal) },
        { "SPEC0019", Of("Case<int>(\"n\"), UnitCase(\"Off\")", "bool System.IEquatable<U>./**/Equals(U other) => true;").Replace("partial struct U {", "partial struct U : System.IEquatable<U> {", StringComparison.Ordinal) },
        { "SPEC0019", Of("Case<int>(\"n\"), UnitCase(\"Off\")", "public bool /**/Off => true;") },
        { "SPEC0019", Of("Case<int>(\"n\"), UnitCase(\"Off\")", "public readonly record struct /**/Off;") },
        { "SPEC0019", Of("Case<int>(\"n\"), UnitCase(\"Off\")", "public static U /**/Off() => 1;") },
        { "SPEC0019", Of("Case<int>(\"n\"), UnitCase(\"Off\")", "public enum /**/Off { A }") },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"var\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"partial\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"PrintMembers\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"op_Equality\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"GetType\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"Value\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"ToV2\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"U\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"SpecPartAttribute\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"SpecUnion\")] public readonly partial struct /**/U;" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"System\"), System.CLSCompliant(true)] public readonly partial struct /**/U;" },
        { "SPEC0019", "namespace A.V1 { [SpecPart(1)] public sealed partial record P; } namespace A.V2 { [SpecPart(2), SpecUnion, Case<V1.P>, UnitCase(\"V1\")] public readonly partial struct /**/U; }" },
        { "SPEC0019", "[SpecPart(1), SpecUnion, UnitCase(\"Named\")] public readonly partial struct /**/U : Named; public interface Named;" },
        { "SPEC0019", Of("Case<int>(\"n\")", "public /**/U(int value) : this() { }") },
        { "SPEC0019", Of("Case<int>(\"n\")", "public static implicit operator /**/U(int value) => new(value);") },
        { "SPEC0019", "[SpecPart(1)] public sealed partial record P { public static implicit operator /**/U(P value) => throw new System.NotSupportedException(); } [SpecPart(1), SpecUnion, Case<P>(\"p\"), UnitCase(\"Off\")] public readonly partial struct U;" },
        { "SPEC0026", "[Spec(\"f\", 1), /**/SpecPart(1)] public sealed partial record R { public int? Size { get; init; } }" },
        { "SPEC0026", "[SpecPart(1), /**/SpecScalar(\"text\")] public sealed partial record R { public int? Size { get; init; } }" },
        { "SPEC0019", Of("Case<int>(\"n\")", "public bool /**/Equals(U other) => true;") },
        { "SPEC0019", Of("Case<int>(\"n\")", "public override string /**/ToString() => \"\";") },
        { "SPEC0019", Of("Case<int>(\"n\")", "public object /**/Match() => this;") },
        { "SPEC0019", "[SpecPart(1)] public enum /**/E { A } public sealed class EJsonConverter;" },
        { "SPEC0019", "[SpecPart(1)] public enum /**/E { A } public static class EConversions;" },
        { "SPEC0019", "namespace A.B_C { [SpecPart(1)] public enum /**/E { A } } public static class A_B_0C_EConversions;" },
        { "SPEC0019", "public sealed partial class Outer { [SpecPart(1)] public enum /**/E { A } } namespace Outer_EConversions { public sealed class Other; }" },
        { "SPEC0019", "namespace A { [Spec(\"f\", 1)] public sealed partial record /**/R; public sealed class VersionedR; }" },
        { "SPEC0019", "namespace A { [Spec(\"f\", 1)] public sealed partial record /**/R; public sealed record UnknownR; }" },
        { "SPEC0019", "[SpecPart(1)] public sealed partial record /**/T;" },
        { "SPEC0019", "[SpecPart(1)] public enum /**/@var { A }" },
        { "SPEC0019", "public sealed class @var; [SpecPart(1)] public sealed partial record /**/R { public int? Size { get; init; } }" },
        { "SPEC0019", "[SpecPart(1)] public sealed partial record /**/@partial { public int? Size { get; init; } }" },
        { "SPEC0026", "[SpecPart(1), SpecUnion, UnitCase(\"Off\")] public readonly partial struct /**/U(int size) { public int Size => size; }" },
        { "SPEC0026", "[SpecPart(1)] public sealed partial record /**/Page<TItem>; [SpecPart(1)] public sealed partial record Paged { public required Page<int> Pages { get; init; } }" },
        { "SPEC0030", Context("X", "Y").Replace("public class Ctx { } } namespace Y", "internal class Ctx { } } namespace Y", StringComparison.Ordinal).Replace("static long U(", "static long /**/U(", StringComparison.Ordinal).Replace(" [SpecConversion(\"K\")] internal static int D(long x, X.Ctx c) => (int)x;", "", StringComparison.Ordinal) },
        { "SPEC0039", Spec("").Replace("[Spec(\"f\", 1)]", "[Spec(\"f\", 1), /**/System.Obsolete(\"old\", true)]", StringComparison.Ordinal) },
        { "SPEC0039", Spec("[System.Obsolete(\"old\", true)] public int? /**/Old { get; init; }").Replace("byte K { get; init; }", "byte K { get; init; } public int? Old { get; init; }", StringComparison.Ordinal) },
        { "SPEC0039", "[SpecPart(1)] public enum E { [System.Obsolete(\"old\", true)] /**/Old, New }" },
        { "SPEC0039", "[System.Obsolete(\"old\", true), SpecScalar(\"text\")] public readonly struct S : ISpecJson<S> { public static S ReadJson(ref System.Text.Json.Utf8JsonReader reader) => default; public static void WriteJson(System.Text.Json.Utf8JsonWriter writer, S value) { } } [SpecPart(1)] public sealed partial record R { [System.Obsolete] public SpecList<S>? /**/Old { get; init; } }" },
        { "SPEC0030", ForbiddenContext("[System.Obsolete(\"old\", true)] public class Ctx { }", "Ctx") },
        { "SPEC0030", ForbiddenContext("[System.Obsolete(\"old\", true)] public class Around { public class Ctx { } }", "System.Collections.Generic.List<Around.Ctx>") },
        { "SPEC0020", "[Spec(\"f\", 1)] public sealed partial record R(int /**/Size) { public R() : this(1) { } }" },
        { "SPEC0020", "[SpecPart(1)] public sealed partial record R(string /**/Text) { public R() : this(\"\") { } public required int Size { get; init; } }" },
        { "SPEC0026", "[Spec(\"f\", 1)] public sealed partial record R { private /**/R(R other) => Size = other.Size; public required int Size { get; init; } public string? Text { get; init; } }" },
        { "SPEC0004", "[SpecPart(1)] public sealed partial record R { public required SpecSet<SpecList<int>> /**/Sets { get; init; } }" },
        { "SPEC0004", "[SpecPart(1)] public sealed partial record P : System.IComparable<string> { public int CompareTo(string? other) => 0; } [SpecPart(1)] public sealed partial record R { public required SpecSet<P> /**/Sets { get; init; } }" },
        { "SPEC0004", "[SpecScalar(\"text\")] public readonly record struct S; [SpecPart(1)] public sealed partial record R { public required S /**/Scalar { get; init; } }" },
        { "SPEC0040", "[SpecPart(1), SpecUnion, /**/UnitCase(\"Off\", Tag = \"\\ud800\")] public readonly partial struct U;" },
        { "SPEC0040", "[SpecPart(1), /**/SpecUnion(Tag = \"\\udc00\"), UnitCase(\"Off\")] public readonly partial struct U;" },
        { "SPEC0040", "[/**/Spec(\"f\\ud800\", 1)] public sealed partial record R;" },
        { "SPEC0040", "[/**/Spec(\"f\", 1, WireTag = \"\\ud800x\")] public sealed partial record R;" },
        { "SPEC0040", "[SpecPart(1)] public enum E { [/**/System.Text.Json.Serialization.JsonStringEnumMemberName(\"\\ud800\")] A }" },
        { "SPEC0040", "[SpecPart(1)] public sealed partial record R { [/**/SpecDefault(\"\\ud800\")] public string Text { get; init; } = \"\"; }" },
    };

    [Theory]
    [MemberData(nameof(Works))]
    public async Task It_works(string source)
    {
        var generation = Generation.Of(Head + source, documentation: true);

        Assert.Null(generation.Exception);
        var (reported, warnings) = await generation.CheckAsync();
        Assert.True(warnings.Where(warning => warning.Id != "CS1591").ToList() is { Count: 0 }, generation.Explain(warnings));
        Assert.Empty(reported);
        Assert.NotEmpty(generation.GeneratedTrees);
    }

    [Theory]
    [MemberData(nameof(Reported))]
    public async Task It_is_reported(string id, string source)
    {
        var generation = Generation.Of(Head + source);

        Assert.Null(generation.Exception);
        var found = Assert.Single(await generation.AnalyzeAsync());
        Assert.Equal(id, found.Id);
        Assert.Equal((Head + source).IndexOf("/**/", StringComparison.Ordinal) + 4, found.Location.SourceSpan.Start);
        var complaints = generation.GeneratedDiagnostics.ToList();
        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Fact]
    public void A_library_for_other_languages_shows_specs_and_conversions_without_a_warning()
    {
        const string source = """
            using System.Collections.Generic;
            using SpecLattice;
            using SpecLattice.Negotiation;
            [assembly: System.CLSCompliant(true)]
            namespace Camera.V1 { [Spec("camera", 1)] public sealed partial record Camera { public required int Width { get; init; } public required SpecMap<string, Lens> Lenses { get; init; } public required SpecSet<Mode> Modes { get; init; } } [SpecPart(1), SpecUnion, UnitCase("Fixed"), Case<Zoom>] public readonly partial struct Lens; [SpecPart(1)] public sealed partial record Zoom { public required double Factor { get; init; } } [SpecPart(1)] public enum Mode { Day, Night } }
            namespace Camera.V2 { [Spec("camera", 2)] public sealed partial record Camera { public required int Width { get; init; } public required SpecMap<string, V1.Lens> Lenses { get; init; } public required SpecSet<V1.Mode> Modes { get; init; } [Added] public string? Label { get; init; } } }
            namespace Camera
            {
                public static class Conversions
                {
                    public static Conversion<V1.Camera> Older(V2.Camera camera) => camera.ToV1();
                    public static V2.Camera Newer(V1.Camera camera) => camera.ToV2();
                    public static SpecMap<string, V1.Lens> Lenses(VersionedCamera camera, LossReport losses) => throw new System.NotSupportedException();
                    public static IReadOnlyList<SpecList<Loss>> All(SpecVersion version, SpecOffer offer, SpecChoice<VersionedCamera> choice) => throw new System.NotSupportedException();
                }
            }
            """;

        var generation = Generation.Of(source);

        var complaints = generation.CompilerDiagnostics.ToList();
        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Fact]
    public void Short_aliases_of_a_project_reach_specs_in_the_global_namespace_without_harm()
    {
        var generation = Generation.Of("""
            global using C = System.IO;
            global using J = System.Text;
            global using L = System.Linq;
            using SpecLattice;

            [Spec("f", 1)] public sealed partial record R { public int? J { get; init; } public required U L { get; init; } }
            [SpecPart(1), SpecUnion, Case<int>("n"), UnitCase("Off")] public readonly partial struct U;
            [SpecPart(1)] public enum E { C }
            """);

        var complaints = generation.CompilerDiagnostics.ToList();
        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    private const string Head = "using SpecLattice;\nusing SpecLattice.Serialization;\n#pragma warning disable CS0612, CS0618, CS1591, OLD1, EXP1, CS3001, CS3002, CS3003\n";

    private static string Spec(string member) =>
        $"namespace A.V1 {{ [Spec(\"f\", 1)] public sealed partial record R {{ public required int K {{ get; init; }} {member} }} }} namespace A.V2 {{ [Spec(\"f\", 2)] public sealed partial record R {{ public required byte K {{ get; init; }} }} }}";

    private static string Of(string cases, string member = "", string beside = "") =>
        $"namespace A {{ {beside} }} namespace A.V1 {{ [SpecPart(1), SpecUnion, {cases}] public readonly partial struct U {{ {member} }} }} namespace A.V2 {{ [SpecPart(2), SpecUnion, {cases}, UnitCase(\"New\")] public readonly partial struct U; }}";

    private static string ForbiddenContext(string declaration, string context) => $$"""
        {{declaration}}
        namespace A.V1 { [Spec("f", 1)] public sealed partial record R { public required int K { get; init; } } }
        namespace A.V2 { [Spec("f", 2)] public sealed partial record R { public required long K { get; init; } [System.Obsolete, SpecConversion("K")] internal static long /**/U(int x, {{context}} c) => x; } }
        """;

    private static string Context(string left, string right) => $$"""
        namespace {{left}} { public class Ctx { } } namespace {{right}} { public class Ctx { } }
        namespace A.V1 { [Spec("f", 1)] public sealed partial record R { public required int K { get; init; } public required int L { get; init; } } }
        namespace A.V2 { [Spec("f", 2)] public sealed partial record R { public required long K { get; init; } public required long L { get; init; }
            [SpecConversion("K")] internal static long U(int x, {{left}}.Ctx c) => x; [SpecConversion("K")] internal static int D(long x, {{left}}.Ctx c) => (int)x;
            [SpecConversion("L")] internal static long U2(int x, {{right}}.Ctx c) => x; [SpecConversion("L")] internal static int D2(long x, {{right}}.Ctx c) => (int)x; } }
        """;
}
