using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Api.Tests.Conversions;

/// <summary>What the compiler makes of conversions between versions, in code that only references the API.</summary>
public class CompilationTests
{
    [Theory]
    [InlineData("V6.InstanceSpec Convert(V1.InstanceSpec spec) => spec.ToV6();")]
    [InlineData("Conversion<V1.InstanceSpec> Convert(V3.InstanceSpec spec) => spec.ToV1();")]
    [InlineData("V1.InstanceSpec? Convert(V3.InstanceSpec spec) => spec.ToV1().TryGetValue(out var older) ? older : null;")]
    public void Compiles(string method) => Assert.Empty(Errors(method));

    [Theory]
    [InlineData("V1.InstanceSpec Convert(V3.InstanceSpec spec) => spec.ToV1();", "CS0029")]
    [InlineData("V3.InstanceSpec Convert(V6.InstanceSpec spec) { V3.InstanceSpec older = spec.ToV3(); return older; }", "CS0029")]
    [InlineData("V1.NvmeDisk Convert(V6.NvmeDisk disk) => disk.ToV1();", "CS0029")]
    [InlineData("V6.InstanceSpec Convert(AnyInstanceSpec spec) => spec.ToLatest();", "CS0029")]
    public void Does_not_compile(string method, string error) => Assert.Equal([error], Errors(method));

    private static IEnumerable<string> Errors(string method)
    {
        var source = $$"""
            #nullable enable
            using SpecLattice;
            using SpecLattice.Vmm.Api;
            using V1 = SpecLattice.Vmm.Api.V1;
            using V3 = SpecLattice.Vmm.Api.V3;
            using V6 = SpecLattice.Vmm.Api.V6;

            static class User
            {
                static {{method}}
            }
            """;
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "User",
            [CSharpSyntaxTree.ParseText(source, cancellationToken: cancellation)],
            [
                .. Net100.References.All,
                MetadataReference.CreateFromFile(typeof(SpecAttribute).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(InstanceSpec).Assembly.Location),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Id);
    }
}
