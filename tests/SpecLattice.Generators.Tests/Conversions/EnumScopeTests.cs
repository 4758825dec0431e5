using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>The conversions of an enum are found wherever somebody can name it, without a using directive for any version's namespace.</summary>
public sealed class EnumScopeTests
{
    private const string Specs = """
        using SpecLattice;
        [SpecPart(1)] public enum Plain { A }
        [SpecPart(2, Previous = typeof(Plain))] public enum Plainer { A }
        namespace Api.V1 { [SpecPart(1)] public enum Mode { Eco, Off } public partial class Outer { [SpecPart(1)] public enum Inner { A, B } } }
        namespace Api.V2 { [SpecPart(2), Removed("Off")] public enum Mode { Eco, Fast } public partial class Outer { [SpecPart(2)] public enum Inner { A, B } } }
        namespace Api.V3 { [SpecPart(3)] public enum Mode { Eco, Fast, Boost } }
        namespace Old { [SpecPart(1)] public enum ColourV1 { Red } [SpecPart(1)] internal enum Hidden { A } }
        namespace New { [SpecPart(2, Previous = typeof(Old.ColourV1))] public enum Tint { Red, Blue } [SpecPart(2, Previous = typeof(Old.Hidden))] internal enum Hidden { A } }
        """;

    private const string Users = """
        namespace Elsewhere
        {
            using Mode = global::Api.V1.Mode;
            using Second = global::Api.V2;

            public static class User
            {
                public static SpecLattice.Conversion<global::Api.V2.Mode> ByAlias(Mode mode) => mode.ToV2();
                public static global::Api.V3.Mode ByNamespace() => Second.Mode.Eco.ToV3();
                public static SpecLattice.Conversion<Mode> ByWholeName() => global::Api.V3.Mode.Eco.ToV1();
                public static SpecLattice.Conversion<global::Old.ColourV1> Linked() => New.Tint.Blue.ToV1();
                public static global::New.Tint LinkedUp() => Old.ColourV1.Red.ToV2();
                public static global::Api.V2.Outer.Inner Nested() => global::Api.V1.Outer.Inner.B.ToV2();
                public static global::Plain Global() => Plainer.A.ToV1();
            }
        }
        """;

    [Fact]
    public void In_the_project_of_the_enum()
    {
        var generation = Generation.Of(Specs + Users + "namespace Inside { static class User { static New.Hidden F() => Old.Hidden.A.ToV2(); } }");

        Assert.Empty(generation.CompilerDiagnostics.Select(error => error.ToString()));
    }

    [Fact]
    public void In_a_project_that_uses_it()
    {
        var library = Generation.Of(Specs).Compilation.WithAssemblyName("library");

        var user = Generation.Empty.WithAssemblyName("user")
            .AddReferences(library.ToMetadataReference())
            .AddSyntaxTrees(Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(Users, Generation.ParseOptions, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Empty(user.GetDiagnostics(TestContext.Current.CancellationToken).Where(error => error.Severity >= DiagnosticSeverity.Warning).Select(error => error.ToString()));
    }
}
