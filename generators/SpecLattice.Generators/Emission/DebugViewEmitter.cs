using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits what a debugger shows of a record with secrets: its text, and its members without them.</summary>
internal static class DebugViewEmitter
{
    /// <summary>Whether a record has secrets, and says nothing about debuggers itself.</summary>
    public static bool IsNeeded(TypeModel type) => type is { Shape: TypeShape.Record, HasDebugView: false } && type.Problems.Count == 0 && type.Members.Any(member => member.IsSensitive);

    /// <summary>The attributes of the type.</summary>
    public static IEnumerable<string> Attributes(TypeModel type) =>
    [
        "[global::System.Diagnostics.DebuggerDisplay(\"{ToString(),nq}\")]",
        $"[global::System.Diagnostics.DebuggerTypeProxy(typeof({type.Name.Reference}.{ReservedNames.DebugView}))]",
    ];

    /// <summary>Emits the view.</summary>
    public static void Emit(SourceWriter writer, TypeModel type)
    {
        var shown = type.Members.Where(member => !member.IsSensitive).ToList();
        writer.Line($$"""
            // What a debugger shows: no secrets.
            internal sealed class {{ReservedNames.DebugView}}
            {
                public {{ReservedNames.DebugView}}({{type.Name.Reference}} __self)
                {
                    {{shown.Select(member => $"this.{Identifiers.Escape(member.Name)} = __self.{Identifiers.Escape(member.Name)};")}}
                }

                {{type.Members.Select(member => member.IsSensitive
                    ? $"public string {Identifiers.Escape(member.Name)} => \"<redacted>\";"
                    : $"public {member.Type.NullableReference} {Identifiers.Escape(member.Name)} {{ get; }}")}}
            }
            """);
    }
}
