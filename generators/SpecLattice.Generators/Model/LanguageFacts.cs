namespace SpecLattice.Generators.Model;

/// <summary>What the compiled language can do, as far as it changes what is emitted.</summary>
/// <param name="HasClosedClasses">Whether a base can be declared <c>closed</c>, as from C# 15 on.</param>
/// <param name="NeedsClosedAttribute">Whether the attribute that the compiler puts on closed classes must be declared.</param>
internal sealed record LanguageFacts(bool HasClosedClasses, bool NeedsClosedAttribute);
