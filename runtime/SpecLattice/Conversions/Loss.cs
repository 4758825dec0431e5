namespace SpecLattice;

/// <summary>One place in a value that the version it was to be converted to cannot represent.</summary>
public sealed partial record Loss
{
    /// <summary>The family of the converted value.</summary>
    public required string Family { get; init; }

    /// <summary>Where in the value, as a JSON pointer (RFC 6901) into the source version's form. Empty for the whole value.</summary>
    public required string Pointer { get; init; }

    /// <summary>Why the place cannot be represented.</summary>
    public required LossKind Kind { get; init; }

    /// <summary>The version of the value.</summary>
    public required int FromVersion { get; init; }

    /// <summary>The version it was to be converted to.</summary>
    public required int ToVersion { get; init; }

    /// <summary>The step on the way that would lose the place.</summary>
    public required LossStep Step { get; init; }

    /// <summary>What is there and why it would be lost, without the value itself.</summary>
    public required string Message { get; init; }

    /// <summary>
    /// For a member that the version does not have: the value with which it could be left out, as JSON text. Null where that is not known as JSON of the
    /// value's own version, and where no single value could.
    /// </summary>
    public string? AbsentValue { get; init; }

    /// <summary>What the author of a hand-written conversion says for programs. Empty for every other loss.</summary>
    public LossDetails Details { get; init; } = LossDetails.Empty;

    /// <summary>How much at the end of the pointer is inside a secret, and is not shown.</summary>
    internal int HiddenLength { get; init; }

    /// <summary>The pointer as it may be shown: where it leads into a secret, keys of maps among them, it ends at the secret.</summary>
    internal string ShownPointer => Pointer[..(Pointer.Length - HiddenLength)];

    /// <summary>
    /// Why this is lost on purpose: what the author of the version wrote, who discards the member, or else the <see cref="LossPolicy"/> that accepted it. Null where it is not.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>
    /// A loss that a hand-written conversion reports. The family, the versions and the step are filled in by the generated
    /// conversion that calls it.
    /// </summary>
    /// <param name="pointer">
    /// Where in the value that the hand-written conversion was given, as a JSON pointer: empty for the value itself, otherwise each name after a slash, with
    /// <c>~0</c> for <c>~</c> and <c>~1</c> for <c>/</c> in it.
    /// </param>
    /// <param name="message">What is there and why it would be lost, without the value itself.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The pointer is not a JSON pointer.</exception>
    public static Loss Custom(string pointer, string message) => Custom(pointer, message, LossDetails.Empty);

    /// <summary>A loss that a hand-written conversion reports, with more about it for programs.</summary>
    /// <param name="pointer">As above.</param>
    /// <param name="message">What is there and why it would be lost, without the value itself.</param>
    /// <param name="details">The same for programs: <c>LossDetails.Empty.With("limit", 16)</c>, or of a type of one's own by <see cref="LossDetails.From"/>.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The pointer is not a JSON pointer.</exception>
    public static Loss Custom(string pointer, string message, LossDetails details)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(details);
        return new()
        {
            Family = "",
            Pointer = SpecPointer.IsPointer(pointer)
                ? pointer
                : throw new ArgumentException($"'{SpecText.Show(pointer)}' is not a JSON pointer: it is empty or begins with /, and ~ is followed by 0 or 1", nameof(pointer)),
            Kind = LossKind.Custom,
            FromVersion = 0,
            ToVersion = 0,
            Step = default,
            Message = message,
            Details = details,
        };
    }

    /// <summary>The place, what would be lost, the details and by which step.</summary>
    /// <returns>Such as <c>/components/vsock0: virtio_socket exists since version 3 (3 -> 2, instance-spec)</c>.</returns>
    public override string ToString()
    {
        string place = ShownPointer.Length == 0 ? "" : SpecText.Show(ShownPointer, SpecText.MaxPointerLength) + ": ";
        string family = Family.Length == 0 ? "" : ", " + Family;
        string step = Step == default ? "" : $" ({Step}{family})";
        string details = Details.Count == 0 ? "" : $" [{Details}]";
        return place + Message + details + (Reason is null ? "" : $"; discarded on purpose: {Reason}") + step;
    }
}
