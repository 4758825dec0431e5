namespace SpecLattice;

/// <summary>
/// Which losses somebody accepts at a call, and why: of a family, of a member, or at a place. Whatever is accepted stays in the report, with the reason.
/// </summary>
public sealed class LossPolicy
{
    private readonly Func<Loss, string?> _reasonFor;

    private LossPolicy(Func<Loss, string?> reasonFor) => _reasonFor = reasonFor;

    /// <summary>Accepts nothing.</summary>
    public static LossPolicy Nothing { get; } = new(static _ => null);

    /// <summary>Accepts what the authors of the versions discard on purpose, for the reasons that they give.</summary>
    public static LossPolicy Declared { get; } = new(static loss => loss.Reason);

    /// <summary>Accepts every loss of a family's values.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="reason">Why.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public static LossPolicy Family(string family, string reason) => Of(reason, loss => loss.Family == family, family);

    /// <summary>Accepts the loss of a member, wherever in a family's documents it is.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="reason">Why.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    public static LossPolicy Member(string family, string member, string reason)
    {
        string segment = SpecPointer.Segment(Named(member, nameof(member)));
        return Of(reason, loss => loss.Family == family && loss.Pointer.EndsWith(segment, StringComparison.Ordinal), family);
    }

    /// <summary>Accepts losses at places of a family's documents.</summary>
    /// <param name="family">The family's name.</param>
    /// <param name="pattern">A JSON pointer, in which <c>*</c> stands for any one name, key or index: <c>/disks/*/label</c>.</param>
    /// <param name="reason">Why.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">A text is empty, or the pattern is not a JSON pointer.</exception>
    public static LossPolicy Place(string family, string pattern, string reason)
    {
        string[] segments = SpecPointer.IsPointer(Named(pattern, nameof(pattern)))
            ? pattern.Split('/')
            : throw new ArgumentException($"'{SpecText.Show(pattern)}' is not a JSON pointer: it begins with /, and ~ is followed by 0 or 1", nameof(pattern));
        return Of(reason, loss => loss.Family == family && Matches(loss.Pointer.Split('/'), segments), family);
    }

    /// <summary>Accepts every loss of whatever it is: for tools that show what a version would make of a document.</summary>
    /// <param name="reason">Why.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    public static LossPolicy Everything(string reason) => Of(reason, static _ => true, "every family");

    /// <summary>Accepts what this policy or another accepts.</summary>
    /// <param name="other">The other policy.</param>
    /// <returns>The policy.</returns>
    public LossPolicy Or(LossPolicy other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(loss => ReasonFor(loss) ?? other.ReasonFor(loss));
    }

    /// <summary>Accepts of this only what the authors of the versions discard on purpose.</summary>
    /// <returns>The policy.</returns>
    public LossPolicy DeclaredOnly() => new(loss => loss.Reason is null ? null : ReasonFor(loss));

    /// <summary>Why a loss is accepted.</summary>
    /// <param name="loss">The loss.</param>
    /// <returns>The reason; null where the loss is not accepted.</returns>
    public string? ReasonFor(Loss loss)
    {
        ArgumentNullException.ThrowIfNull(loss);
        return _reasonFor(loss);
    }

    private static LossPolicy Of(string reason, Func<Loss, bool> accepts, string family)
    {
        Named(family, nameof(family));
        Named(reason, nameof(reason));
        return new(loss => accepts(loss) ? reason : null);
    }

    private static string Named(string text, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, parameter);
        return text;
    }

    private static bool Matches(string[] place, string[] pattern)
    {
        if (place.Length != pattern.Length)
        {
            return false;
        }

        for (int i = 0; i < place.Length; i++)
        {
            if (pattern[i] != "*" && pattern[i] != place[i])
            {
                return false;
            }
        }

        return true;
    }
}
