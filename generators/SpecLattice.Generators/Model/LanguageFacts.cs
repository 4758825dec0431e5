namespace SpecLattice.Generators.Model;

/// <summary>What the compiled language can do, as far as it changes what is emitted.</summary>
/// <param name="HasClosedClasses">Whether a base can be declared <c>closed</c>, as from C# 15 on.</param>
/// <param name="NeedsClosedAttribute">Whether the attribute that the compiler puts on closed classes must be declared.</param>
/// <param name="IsClsCompliant">Whether the assembly says that other languages can use it, so that the compiler warns of what they cannot.</param>
/// <param name="TooOld">The language's version, where generated code needs a newer one.</param>
internal sealed record LanguageFacts(bool HasClosedClasses, bool NeedsClosedAttribute, bool IsClsCompliant, string? TooOld);
