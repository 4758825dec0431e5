using System.ComponentModel;
using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>A scalar that serves as a map key, for code that does not know its type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISpecMapKey
{
    /// <summary>Reads a key of this type from the name of a JSON member, on which the reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The key.</returns>
    internal object ReadKey(ref Utf8JsonReader reader);

    /// <summary>Writes this key as the name of a JSON member.</summary>
    /// <param name="writer">The writer.</param>
    internal void WriteKey(Utf8JsonWriter writer);
}
