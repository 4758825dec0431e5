using System.Buffers;

namespace SpecLattice.Tool.Checking;

/// <summary>Decodes a document and holds it to the laws. Each worker has one, with buffers of its own.</summary>
internal sealed class DocumentCheck(SpecFamily family, int version)
{
    private readonly ArrayBufferWriter<byte> _encoded = new();

    /// <summary>Checks a document.</summary>
    public CheckResult Check(ReadOnlySpan<byte> utf8)
    {
        SpecDocument document;
        try
        {
            document = family.Read(version, utf8);
        }
        catch (SpecJsonException error)
        {
            return new CheckResult { Error = error.Message, Pointer = error.Pointer };
        }

        _encoded.ResetWrittenCount();
        document.Write(_encoded);
        var isCanonical = _encoded.WrittenSpan.SequenceEqual(utf8);

        // A document that is written as it was read, nulls aside, would be read as the same value again.
        if (!isCanonical && !NullOmission.AreSame(utf8, _encoded.WrittenSpan) && !family.Read(version, _encoded.WrittenSpan).Equals(document))
        {
            return new CheckResult { Error = "broken law L5: written and read again, it is another value", IsCanonical = false };
        }

        if (family.NeedsContext)
        {
            return new CheckResult { IsCanonical = isCanonical };
        }

        var floor = document.Floor;
        var broken = FindBrokenLaw(document, floor);
        return new CheckResult { Error = broken, Floor = floor, IsCanonical = isCanonical };
    }

    /// <summary>Every version that holds the value gives it back (L1, L2), and the floor is the lowest of those (L7).</summary>
    private string? FindBrokenLaw(SpecDocument document, int floor)
    {
        var lowest = version;
        foreach (var other in family.Versions)
        {
            if (other.Version == version || !document.ToVersion(other.Version).TryGetValue(out var converted))
            {
                continue;
            }

            lowest = Math.Min(lowest, other.Version);
            if (!converted.ToVersion(version).TryGetValue(out var back) || !back.Equals(document))
            {
                return $"broken law {(other.Version < version ? "L2" : "L1")}: converted to version {other.Version} and back, it is another value";
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
