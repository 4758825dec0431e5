using System.Text;

namespace SpecLattice;

/// <summary>A document, and the mark beside it that says which version it is of.</summary>
public readonly struct SpecMarkedDocument
{
    /// <summary>Puts a mark and a document together.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="utf8Json">The document.</param>
    public SpecMarkedDocument(string? mark, ReadOnlyMemory<byte> utf8Json)
    {
        Mark = mark;
        Utf8Json = utf8Json;
    }

    /// <summary>The mark: what an event's type, a header or a column says. Null for the version whose documents have none.</summary>
    public string? Mark { get; }

    /// <summary>The document.</summary>
    public ReadOnlyMemory<byte> Utf8Json { get; }

    /// <summary>The document as text.</summary>
    public string Json => Encoding.UTF8.GetString(Utf8Json.Span);

    /// <summary>The mark and the length, never the content, which may hold secrets.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Mark ?? "no mark"}, {Utf8Json.Length} bytes";
}
