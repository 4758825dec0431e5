namespace SpecLattice;

/// <summary>How the words of a loss become its message.</summary>
internal enum LossWording
{
    /// <summary>They are the message.</summary>
    Whole,

    /// <summary>They say what alone can be left out of a member that the older version does not have.</summary>
    Newer,

    /// <summary>They say what alone can be left out of a member that the newer version does not have.</summary>
    Removed,
}

/// <summary>A loss as it is recorded. Its message and its pointer are put together when somebody reads them, which few do.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Step">The step that loses it.</param>
/// <param name="Words">What is there and why it would be lost.</param>
/// <param name="Ends">Whether there is no value to go on with.</param>
internal readonly record struct LossEntry(LossKind Kind, LossStep Step, string Words, bool Ends)
{
    public LossWording Wording { get; init; }

    /// <summary>The upper version of the step, for the wordings that name it.</summary>
    public int Since { get; init; }

    /// <summary>The member that is lost, at the place that the conversion had come to; null where the pointer says all.</summary>
    public string? Member { get; init; }

    /// <summary>Where it is below the place that the conversion had come to; what encloses that is not in it yet.</summary>
    public string Pointer { get; init; } = "";

    public string? AbsentValue { get; init; }

    public LossDetails? Details { get; init; }

    public string? Reason { get; init; }

    /// <summary>How much at the end of the pointer is inside a secret.</summary>
    public int HiddenLength { get; init; }

    public string Message => Wording switch
    {
        LossWording.Newer => $"`{Member}` exists since version {Since}; only {Words} can be left out",
        LossWording.Removed => $"`{Member}` was removed in version {Since}; only {Words} can be left out",
        _ => Words,
    };

    /// <summary>Whether the message is that of another entry.</summary>
    public bool SaysTheSameAs(in LossEntry other) =>
        Wording == other.Wording && Since == other.Since && ReferenceEquals(Words, other.Words) && ReferenceEquals(Member, other.Member);

    /// <summary>The same with pointer and message put together, so that they can be changed.</summary>
    public LossEntry Spelled() => Member is null ? this : this with { Pointer = SpecPointer.Segment(Member) + Pointer, Words = Message, Wording = LossWording.Whole, Member = null };
}

/// <summary>What encloses some neighbouring entries: a member, an entry of a map, or an item.</summary>
/// <param name="From">The first of the entries.</param>
/// <param name="To">The one behind the last.</param>
/// <param name="Name">A member's name, or whoever knows the names of a map's entries; null for an item.</param>
/// <param name="Index">The index of a map's entry or of an item.</param>
internal readonly record struct LossEnclosure(int From, int To, object? Name, int Index)
{
    /// <summary>The unescaped segment of a pointer.</summary>
    public string Segment => Name switch
    {
        string name => name,
        IKeyTexts keys => keys.KeyText(Index),
        _ => Index.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}

/// <summary>A collection that knows what its keys look like in a pointer.</summary>
internal interface IKeyTexts
{
    string KeyText(int index);
}
