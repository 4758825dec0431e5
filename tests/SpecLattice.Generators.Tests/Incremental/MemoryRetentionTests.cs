using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>The generator keeps no compilation but the last.</summary>
public sealed class MemoryRetentionTests
{
    [Theory]
    [InlineData("// a comment", "// another comment")]
    [InlineData("[Added]", "[Added] public int? More { get; init; }\n[Added]")]
    public void No_compilation_outlives_the_next_run(string find, string replacement)
    {
        var project = new IncrementalProject();

        var first = RunAndForget(project, TwoFamilies.All);
        var second = RunAndForget(project, TwoFamilies.With(TwoFamilies.Alpha, find, replacement));
        var result = project.Run(TwoFamilies.With(TwoFamilies.Beta, find, replacement));

        Collect();
        Assert.False(first.TryGetTarget(out _), "the first compilation is still alive");
        Assert.False(second.TryGetTarget(out _), "the second compilation is still alive");
        Assert.NotEmpty(result.GeneratedSources);
        GC.KeepAlive(project);
    }

    [Fact]
    public void A_compilation_that_is_held_is_found()
    {
        var project = new IncrementalProject();
        project.Run(TwoFamilies.All);
        var held = project.Compilation;

        var last = project.Forget();

        Collect();
        Assert.True(last.TryGetTarget(out _));
        GC.KeepAlive(held);
    }

    // Not inlined, so that no local of the test keeps a compilation.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<Compilation> RunAndForget(IncrementalProject project, IEnumerable<SourceFile> files)
    {
        project.Run(files);
        return project.Forget();
    }

    private static void Collect()
    {
        for (var i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
