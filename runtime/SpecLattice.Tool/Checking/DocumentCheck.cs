using System.Buffers;
using SpecLattice.Catalog;

namespace SpecLattice.Tool.Checking;

/// <summary>Decodes a document and holds it to the laws. Each worker has one, with buffers of its own.</summary>
/// <param name="family">The family.</param>
/// <param name="version">The version that the documents are of; null where each says it in its envelope.</param>
/// <param name="limits">How much of a document is read.</param>
internal sealed class DocumentCheck(SpecFamily family, int? version, SpecJsonOptions limits)
{
    private readonly ArrayBufferWriter<byte> _encoded = new();

    /// <summary>Checks a document.</summary>
    public CheckResult Check(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > limits.MaxBytes)
        {
            return new CheckResult { Error = $"larger than the {limits.MaxBytes} bytes that a document may have; raise that with --max-bytes", Pointer = "" };
        }

        try
        {
            var document = Read(utf8);
            return document.IsKnown
                ? Check(document, utf8)
                : new CheckResult { Error = $"a version of {family.Name} that this build does not know: it is kept as it is, and cannot be checked", Pointer = "/" + family.Envelope.Mark };
        }
        catch (SpecJsonException error)
        {
            var hint = version is null ? $"; without --version, a document has the envelope {family.Envelope}" : "";
            return new CheckResult { Error = error.Message + hint, Pointer = error.Pointer };
        }
    }

    private CheckResult Check(SpecDocument document, ReadOnlySpan<byte> utf8)
    {
        _encoded.ResetWrittenCount();
        if (version is null)
        {
            document.WriteEnvelope(_encoded, limits);
        }
        else
        {
            document.Write(_encoded, limits);
        }

        var isCanonical = _encoded.WrittenSpan.SequenceEqual(utf8);

        // A document that is written as it was read, nulls aside, would be read as the same value again.
        if (!isCanonical && !NullOmission.AreSame(utf8, _encoded.WrittenSpan) && !Read(_encoded.WrittenSpan).Equals(document))
        {
            return new CheckResult { Error = "broken law L5: written and read again, it is another value", IsCanonical = false };
        }

        if (family.NeedsContext)
        {
            return new CheckResult { IsCanonical = isCanonical };
        }

        var floor = document.GetFloor();
        var broken = FindBrokenLaw(document, floor);
        return new CheckResult { Error = broken, Floor = floor, IsCanonical = isCanonical };
    }

    private SpecDocument Read(ReadOnlySpan<byte> utf8) => version is { } known ? family.Read(known, utf8, limits) : family.ReadEnvelope(utf8, limits);

    /// <summary>Every version that holds the value gives it back (L1, L2), and the floor is the lowest of those (L7).</summary>
    private string? FindBrokenLaw(SpecDocument document, int floor)
    {
        var lowest = document.Version;
        foreach (var other in family.Versions)
        {
            if (other.Number == document.Version || !document.ToVersion(other.Number).TryGetValue(out var converted))
            {
                continue;
            }

            lowest = Math.Min(lowest, other.Number);
            if (!converted.ToVersion(document.Version).TryGetValue(out var back) || !back.Equals(document))
            {
                return $"broken law {(other.Number < document.Version ? "L2" : "L1")}: converted to version {other.Number} and back, it is another value";
            }
        }

        return floor == lowest ? null : $"broken law L7: the floor is said to be {floor}, but version {lowest} holds the value";
    }
}

/// <summary>What was found out about a document.</summary>
internal readonly record struct CheckResult
{
    /// <summary>Why it is not accepted; null where it is.</summary>
    public string? Error { get; init; }

    /// <summary>The place of the error, as a JSON pointer.</summary>
    public string? Pointer { get; init; }

    /// <summary>The lowest version that holds it; null where that is not known.</summary>
    public int? Floor { get; init; }

    /// <summary>Whether it is, byte for byte, as this build would write it.</summary>
    public bool IsCanonical { get; init; }

    public bool IsAccepted => Error is null;
}
