using System.Text;

namespace SpecLattice;

/// <summary>A document, and the mark beside it that says which version it is of.</summary>
/// <param name="Mark">The mark: what an event's type, a header or a column says. Null for the version whose documents have none.</param>
/// <param name="Utf8Json">The document.</param>
public readonly record struct SpecMarkedDocument(string? Mark, ReadOnlyMemory<byte> Utf8Json)
{
    /// <summary>The document as text.</summary>
    public string Json => Encoding.UTF8.GetString(Utf8Json.Span);

    /// <summary>The mark and the length, never the content, which may hold secrets.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Mark ?? "no mark"}, {Utf8Json.Length} bytes";
}
