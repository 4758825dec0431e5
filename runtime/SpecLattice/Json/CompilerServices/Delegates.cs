using System.ComponentModel;
using System.Text.Json;

namespace SpecLattice.CompilerServices;

/// <summary>Reads a value, on whose first token the reader stands, and leaves the reader on its last.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="reader">The reader.</param>
/// <returns>The value.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T ReadValue<T>(ref Utf8JsonReader reader);

/// <summary>Reads a map's key from the member's name on which the reader stands.</summary>
/// <typeparam name="TKey">The key's type.</typeparam>
/// <param name="reader">The reader.</param>
/// <returns>The key.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate TKey ReadKey<TKey>(ref Utf8JsonReader reader);

/// <summary>Writes a value.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="writer">The writer.</param>
/// <param name="value">The value.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void WriteValue<T>(Utf8JsonWriter writer, T value);

/// <summary>Writes a map's key as a member's name.</summary>
/// <typeparam name="TKey">The key's type.</typeparam>
/// <param name="writer">The writer.</param>
/// <param name="key">The key.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate void WriteKey<TKey>(Utf8JsonWriter writer, TKey key);

/// <summary>Reads the spec in an envelope.</summary>
/// <typeparam name="TSum">The family's sum.</typeparam>
/// <param name="tag">The tag of the spec's version.</param>
/// <param name="reader">The reader, on the spec's first token.</param>
/// <returns>The spec.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate TSum ReadSpec<TSum>(string tag, ref Utf8JsonReader reader);
