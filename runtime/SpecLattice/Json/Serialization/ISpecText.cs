using System.Text.Json;

namespace SpecLattice.Serialization;

/// <summary>
/// A scalar whose form in JSON is the text that it has anyway: it is parsed and formatted, always in the invariant culture. To name this interface is all that such a type needs:
/// <c>[SpecScalar("sku")] public readonly partial record struct Sku(...) : ISpecText&lt;Sku&gt;</c>.
/// </summary>
/// <remarks>Text that is parsed but would be written in another way is refused, for it would become another document.</remarks>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ISpecText<TSelf> : ISpecJson<TSelf>, IParsable<TSelf>, IFormattable
    where TSelf : ISpecText<TSelf>
{
    /// <inheritdoc/>
    static TSelf ISpecJson<TSelf>.ReadJson(ref Utf8JsonReader reader) => SpecJsonRead.Parsed<TSelf>(ref reader);

    /// <inheritdoc/>
    static void ISpecJson<TSelf>.WriteJson(Utf8JsonWriter writer, TSelf value) => SpecJsonWrite.Formatted(writer, value);
}

/// <summary>An <see cref="ISpecText{TSelf}"/> that serves as a map key too. Its <see cref="object.ToString"/> is the key's text, as JSON pointers show it.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ISpecTextKey<TSelf> : ISpecText<TSelf>, ISpecMapKey<TSelf>
    where TSelf : ISpecTextKey<TSelf>
{
    /// <inheritdoc/>
    static TSelf ISpecMapKey<TSelf>.ReadJsonKey(ref Utf8JsonReader reader) => SpecJsonRead.ParsedKey<TSelf>(ref reader);

    /// <inheritdoc/>
    static void ISpecMapKey<TSelf>.WriteJsonKey(Utf8JsonWriter writer, TSelf value) => SpecJsonWrite.FormattedTextKey(writer, value);
}
