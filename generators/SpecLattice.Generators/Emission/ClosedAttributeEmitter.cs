using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the attribute that the compiler puts on closed classes, for frameworks that do not have it.</summary>
internal static class ClosedAttributeEmitter
{
    public static string Emit() => TypeFile.Write("System.Runtime.CompilerServices", writer => writer.Line($"""
        /// <summary>Marks a class that only its own assembly derives from.</summary>
        {Runtime.GeneratedCode}
        [global::System.AttributeUsage(global::System.AttributeTargets.Class, Inherited = false)]
        internal sealed class IsClosedTypeAttribute : global::System.Attribute;
        """));
}
