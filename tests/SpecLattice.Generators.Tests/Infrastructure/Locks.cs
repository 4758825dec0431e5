using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Locking;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>Makes locks of sources, as the tool does.</summary>
internal static class Locks
{
    /// <summary>The lock of a source that shipped.</summary>
    public static string Shipped(string source) => Ship(Update(LockFile.Empty, Generation.Of(source)));

    /// <summary>The lock of a project that shipped.</summary>
    public static string Shipped(Compilation compilation) =>
        Ship(LockEditor.Update(LockFile.Empty, CompilationPlans.Of(compilation, TestContext.Current.CancellationToken).Plan.Lock));

    /// <summary>The lock of a source that has not shipped.</summary>
    public static string Unshipped(string source) => Update(LockFile.Empty, Generation.Of(source));

    /// <summary>A lock after it was updated for what the source is now.</summary>
    public static string Update(string text, Generation generation) => Update(LockParser.Parse(text), generation);

    public static string Ship(string text) => LockEditor.Ship(LockParser.Parse(text));

    private static string Update(LockFile file, Generation generation)
    {
        Assert.Empty(file.Problems);
        return LockEditor.Update(file, CompilationPlans.Of(generation.Compilation, TestContext.Current.CancellationToken).Plan.Lock);
    }
}
