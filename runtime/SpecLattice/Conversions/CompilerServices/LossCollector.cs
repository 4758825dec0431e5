using System.ComponentModel;

namespace SpecLattice.CompilerServices;

/// <summary>
/// Gathers the losses of one conversion while generated code walks the value. Pass it by reference. It allocates nothing
/// until the first loss.
/// </summary>
/// <param name="family">The family of the converted value.</param>
/// <param name="route">The versions passed through, from the value's own to the target: <c>[6, 3, 2, 1]</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct LossCollector(string family, ReadOnlySpan<int> route)
{
    private readonly ReadOnlySpan<int> _route = route;
    private List<LossEntry>? _entries;

    // What encloses entries, each before what encloses it: recorded, not yet said.
    private List<LossEnclosure>? _enclosures;

    // How many of the entries leave no value to go on with.
    private int _ends;

    // Whether nobody wants to know more than whether anything is lost. Then nothing is recorded, and losses are only counted.
    private bool _isAsking;
    private int _asked;

    /// <summary>How far it has come; given to <see cref="Prefix(LossMark, string)"/> after a nested conversion.</summary>
    public readonly LossMark Here => new(Count, Ends);

    /// <summary>Where it was before the last loss.</summary>
    public readonly LossMark BeforeLast => new(Count - 1, Ends);

    /// <summary>Whether anything was lost so far.</summary>
    public readonly bool Any => Count > 0;

    private readonly int Count => _entries?.Count ?? _asked;

    // Who only asks needs no value, so that every loss is one that a conversion ends with.
    private readonly int Ends => _isAsking ? Count : _ends;

    /// <summary>Whether nobody wants to know more than whether anything is lost.</summary>
    internal readonly bool IsAsking => _isAsking;

    /// <summary>Whether the conversion can end here, because all that anybody wants to know of it is known.</summary>
    internal readonly bool IsAnswered => _asked > 0;

    /// <summary>A collector that finds out whether anything is lost, and nothing else.</summary>
    internal static LossCollector Asking()
    {
        LossCollector losses = new("", default);
        losses._isAsking = true;
        return losses;
    }

    /// <summary>Adds a loss at the current place.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="since">The upper version of the step that loses the place.</param>
    /// <param name="message">What is there and why it would be lost.</param>
    public void Add(LossKind kind, int since, string message) => Append(EntryOf(kind, since, message));

    /// <summary>Adds a loss at a member of the current place.</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="kind">Why.</param>
    /// <param name="since">The upper version of the step that loses the member.</param>
    /// <param name="message">What is there and why it would be lost.</param>
    public void Add(string member, LossKind kind, int since, string message)
        => Append(EntryOf(kind, since, message) with { Member = member });

    /// <summary>Adds the loss of a member that could be left out only with its absent value.</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="kind">Why.</param>
    /// <param name="since">The upper version of the step that loses the member.</param>
    /// <param name="message">What is there and why it would be lost.</param>
    /// <param name="absentValue">The absent value, as JSON text.</param>
    public void Add(string member, LossKind kind, int since, string message, string absentValue)
        => Append(EntryOf(kind, since, message) with { Member = member, AbsentValue = absentValue });

    /// <summary>Adds the loss of a member that the older of two versions does not have.</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="since">The newer version.</param>
    /// <param name="only">What alone can be left out, as JSON text.</param>
    public void AddNewer(string member, int since, string only) => AddNewer(member, since, only, only);

    /// <summary>Adds the loss of a member that the older of two versions does not have.</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="since">The newer version.</param>
    /// <param name="only">What alone can be left out, for people.</param>
    /// <param name="absentValue">The same as JSON text; null where the member does not have the form that it is compared in.</param>
    public void AddNewer(string member, int since, string only, string? absentValue)
        => AddMember(member, since, only, LossWording.Newer, absentValue);

    /// <summary>Adds the loss of a member that the newer of two versions does not have.</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="since">The newer version.</param>
    /// <param name="only">What alone can be left out, as JSON text.</param>
    public void AddRemoved(string member, int since, string only) => AddRemoved(member, since, only, only);

    /// <summary>Adds the loss of a member that the newer of two versions does not have.</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="since">The newer version.</param>
    /// <param name="only">What alone can be left out, for people.</param>
    /// <param name="absentValue">The same as JSON text; null where the member does not have the form that it is compared in.</param>
    public void AddRemoved(string member, int since, string only, string? absentValue)
        => AddMember(member, since, only, LossWording.Removed, absentValue);

    /// <summary>Adds the loss of a member that no version known here declares, and that a version does not keep.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="since">The upper version of the step that loses it.</param>
    public void AddUnknown(string name, int since)
        => AddMember(name, since, $"`{SpecText.Show(name)}` is kept as unknown, and the version on the other side of version {since} keeps no such members", LossWording.Whole, null);

    /// <summary>Adds a loss of a hand-written conversion, whose pointer is relative to the current place.</summary>
    /// <param name="loss">The loss. Its family and versions become those of this conversion; its step stays where it names one.</param>
    public void AddWhole(Loss loss) => AddWhole(loss, 0);

    /// <summary>Adds a loss of a hand-written conversion, whose pointer is relative to the current place.</summary>
    /// <param name="loss">The loss. Its family and versions become those of this conversion; its step stays where it names one.</param>
    /// <param name="since">The upper version of the hand-written step, for a loss that names no step.</param>
    public void AddWhole(Loss loss, int since)
        => Append(new LossEntry(loss.Kind, loss.Step == default ? StepOf(since) : loss.Step, loss.Message, Ends: true) { Pointer = loss.Pointer, AbsentValue = loss.AbsentValue, Details = loss.Details });

    /// <summary>Adds all losses of a hand-written conversion, whose pointers are relative to the current place.</summary>
    /// <param name="report">The losses.</param>
    public void AddReport(LossReport report) => AddReport(report, 0);

    /// <summary>Adds all losses of a hand-written conversion, whose pointers are relative to the current place.</summary>
    /// <param name="report">The losses.</param>
    /// <param name="since">The upper version of the hand-written step, for losses that name no step.</param>
    public void AddReport(LossReport report, int since)
    {
        foreach (Loss loss in report)
        {
            AddWhole(loss, since);
        }
    }

    /// <summary>Whether anything was recorded since a mark.</summary>
    internal readonly bool HasMore(LossMark mark) => Count > mark.Count;

    /// <summary>Says that the losses since a mark are inside a member or a map entry.</summary>
    /// <param name="mark">The place before the nested conversion.</param>
    /// <param name="segment">The member's JSON name, or the entry's key.</param>
    public readonly void Prefix(LossMark mark, string segment) => Enclose(mark, segment, 0);

    /// <summary>Says that the losses since a mark are inside an array's element.</summary>
    /// <param name="mark">The place before the nested conversion.</param>
    /// <param name="index">The element's index.</param>
    public readonly void Prefix(LossMark mark, int index) => Enclose(mark, null, index);

    /// <summary>Says that the losses since a mark are inside the entry of a map.</summary>
    internal readonly void Prefix(LossMark mark, IKeyTexts keys, int index) => Enclose(mark, keys, index);

    /// <summary>Says that the losses since a mark are inside a secret: neither keys of maps nor what was chosen there is shown.</summary>
    /// <param name="mark">The place before the nested conversion.</param>
    public readonly void Redact(LossMark mark)
    {
        foreach (ref LossEntry entry in Spelled(mark))
        {
            entry = entry with
            {
                HiddenLength = entry.Pointer.Length,
                Details = entry.Details?.Withheld(),
                Words = entry.Kind is LossKind.EnumMemberNotRepresentable or LossKind.CaseNotRepresentable ? "a secret that has no counterpart on the other side" : entry.Words,
            };
        }
    }

    /// <summary>Takes back the losses since a mark, so that the place that holds them can be named instead. What is discarded on purpose stays: an earlier step discards it.</summary>
    /// <param name="mark">The place before the nested conversion.</param>
    /// <returns>Whether there were any.</returns>
    public bool Discard(LossMark mark)
    {
        var all = Count;
        if (_entries is null)
        {
            // Only counted: the place that is named instead makes the answer the same.
            return all > mark.Count;
        }

        Spelled(mark);
        for (var i = all - 1; i >= mark.Count; i--)
        {
            if (_entries[i] is { Reason: null } lost)
            {
                _entries.RemoveAt(i);
                _ends -= lost.Ends ? 1 : 0;
            }
        }

        return Count < all;
    }

    /// <summary>Says that the last loss is on purpose.</summary>
    /// <param name="reason">Why the author of the version discards what is there.</param>
    public readonly void GiveUp(string reason)
    {
        if (_entries is not null)
        {
            _entries[^1] = _entries[^1] with { Reason = reason };
        }
    }

    /// <summary>
    /// Says that the losses since a mark are at the current place, because what holds them was made on the way: the document has no such places.
    /// </summary>
    /// <param name="mark">The place before the nested conversion.</param>
    public readonly void Withdraw(LossMark mark)
    {
        foreach (ref LossEntry entry in Spelled(mark))
        {
            entry = Whole(entry, "", isInDocument: false);
        }
    }

    /// <summary>Ends the conversion.</summary>
    /// <typeparam name="T">The type converted to.</typeparam>
    /// <param name="value">The converted value; may be null where something was lost.</param>
    /// <returns>The value, or the losses.</returns>
    /// <exception cref="InvalidOperationException">There is neither a value nor a loss.</exception>
    public readonly Conversion<T> Complete<T>(T? value)
        where T : notnull
    {
        if (Any)
        {
            return Refuse(value);
        }

        return value is not null
            ? Conversion<T>.Success(value)
            : throw new InvalidOperationException($"the conversion to {typeof(T).Name} returned no value and reported no loss");
    }

    /// <summary>The losses so far.</summary>
    /// <returns>The report.</returns>
    public readonly LossReport ToReport() => Any ? new LossReport(Draft([.. _entries!], [.. _enclosures!])) : LossReport.Empty;

    // By itself, so that a conversion that succeeds makes no closure.
    private readonly Conversion<T> Refuse<T>(T? value)
        where T : notnull => Conversion<T>.Refused(new LossReport(Draft(_entries!, _enclosures!)), Ends == 0 && value is not null ? () => value : null);

    private readonly LossDraft Draft(List<LossEntry> entries, List<LossEnclosure> enclosures) =>
        new(family, _route.IsEmpty ? 0 : _route[0], _route.IsEmpty ? 0 : _route[^1], entries, enclosures);

    private readonly void Enclose(LossMark mark, object? name, int index)
    {
        if (_entries is not null && Count > mark.Count)
        {
            _enclosures!.Add(new LossEnclosure(mark.Count, Count, name, index));
        }
    }

    private readonly LossEntry EntryOf(LossKind kind, int since, string message) => new(kind, StepOf(since), message, Ends: kind != LossKind.MemberNotRepresentable);

    private void AddMember(string member, int since, string words, LossWording wording, string? absentValue)
        => Append(new LossEntry(LossKind.MemberNotRepresentable, StepOf(since), words, Ends: false) { Member = member, Wording = wording, Since = since, AbsentValue = absentValue });

    private void Append(in LossEntry entry)
    {
        if (_isAsking)
        {
            _asked++;
            return;
        }

        if (_entries is null)
        {
            (_entries, _enclosures) = (new(12), new(24));
        }

        _entries.Add(entry);
        _ends += entry.Ends ? 1 : 0;
    }

    /// <summary>The step of the route whose upper version is the given one, or else the step that passes it.</summary>
    private readonly LossStep StepOf(int since)
    {
        LossStep passing = default;
        for (int i = 1; i < _route.Length; i++)
        {
            var step = new LossStep(_route[i - 1], _route[i]);
            int upper = Math.Max(step.From, step.To);
            if (upper == since)
            {
                return step;
            }

            if (passing == default && Math.Min(step.From, step.To) < since && since < upper)
            {
                passing = step;
            }
        }

        return passing != default || _route.IsEmpty ? passing : new LossStep(_route[0], _route[^1]);
    }
}
