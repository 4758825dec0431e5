using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing.Declarations;

/// <summary>What the models depend on besides the source.</summary>
/// <param name="Assembly">The name of the assembly.</param>
/// <param name="Options">The options that change what source means.</param>
/// <param name="References">A number for each reference, in their order.</param>
internal sealed record CompilationContext(string Assembly, string Options, EquatableArray<long> References)
{
    // References are distinguished by number, so that none is kept: one may hold a whole compilation.
    private static readonly ConditionalWeakTable<MetadataReference, StrongBox<long>> Numbers = new();
    private static long _lastNumber;

    public static CompilationContext Of(Compilation compilation)
    {
        var options = compilation.Options;
        var language = compilation is CSharpCompilation { LanguageVersion: var version } ? version : default;
        return new CompilationContext(
            compilation.AssemblyName ?? "",
            $"{language} {options.NullableContextOptions} {options.CheckOverflow} {options.MetadataImportOptions}",
            compilation.References.Select(reference => Numbers.GetValue(reference, static _ => new(Interlocked.Increment(ref _lastNumber))).Value).ToEquatableArray());
    }
}
