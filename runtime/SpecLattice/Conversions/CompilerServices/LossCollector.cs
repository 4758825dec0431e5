using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;

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
    private List<Entry>? _entries;

    // How many of the entries leave no value to go on with.
    private int _ends;

    /// <summary>How far it has come; given to <see cref="Prefix(LossMark, string)"/> after a nested conversion.</summary>
    public readonly LossMark Here => new(Count, _ends);

    /// <summary>Where it was before the last loss.</summary>
    public readonly LossMark BeforeLast => new(Count - 1, _ends);

    /// <summary>Whether anything was lost so far.</summary>
    public readonly bool Any => Count > 0;

    private readonly int Count => _entries?.Count ?? 0;

    /// <summary>Adds a loss at the current place.</summary>
    /// <param name="kind">Why.</param>
    /// <param name="since">The upper version of the step that loses the place.</param>
    /// <param name="message">What is there and why it would be lost.</param>
    public void Add(LossKind kind, int since, string message) => Append(new Entry("", kind, StepOf(since), message, Ends: kind != LossKind.MemberNotRepresentable));

    /// <summary>Adds a loss at a member of the current place.</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="kind">Why.</param>
    /// <param name="since">The upper version of the step that loses the member.</param>
    /// <param name="message">What is there and why it would be lost.</param>
    public void Add(string member, LossKind kind, int since, string message)
        => Append(new Entry(SpecPointer.Segment(member), kind, StepOf(since), message, Ends: kind != LossKind.MemberNotRepresentable));

    /// <summary>Adds the loss of a member that could be left out only with its absent value.</summary>
    /// <param name="member">The member's JSON name.</param>
    /// <param name="kind">Why.</param>
    /// <param name="since">The upper version of the step that loses the member.</param>
    /// <param name="message">What is there and why it would be lost.</param>
    /// <param name="absentValue">The absent value, as JSON text.</param>
    public void Add(string member, LossKind kind, int since, string message, string absentValue)
        => Append(new Entry(SpecPointer.Segment(member), kind, StepOf(since), message, absentValue, Ends: kind != LossKind.MemberNotRepresentable));

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
        => AddMember(member, since, $"`{member}` exists since version {since}; only {only} can be left out", absentValue);

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
        => AddMember(member, since, $"`{member}` was removed in version {since}; only {only} can be left out", absentValue);

    /// <summary>Adds the loss of a member that no version known here declares, and that a version does not keep.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="since">The upper version of the step that loses it.</param>
    public void AddUnknown(string name, int since)
        => AddMember(name, since, $"`{SpecText.Show(name)}` is kept as unknown, and the version on the other side of version {since} keeps no such members", null);

    /// <summary>Adds a loss of a hand-written conversion, whose pointer is relative to the current place.</summary>
    /// <param name="loss">The loss. Its family and versions become those of this conversion; its step stays where it names one.</param>
    public void AddWhole(Loss loss) => AddWhole(loss, 0);

    /// <summary>Adds a loss of a hand-written conversion, whose pointer is relative to the current place.</summary>
    /// <param name="loss">The loss. Its family and versions become those of this conversion; its step stays where it names one.</param>
    /// <param name="since">The upper version of the hand-written step, for a loss that names no step.</param>
    public void AddWhole(Loss loss, int since)
        => Append(new Entry(loss.Pointer, loss.Kind, loss.Step == default ? StepOf(since) : loss.Step, loss.Message, loss.AbsentValue, loss.Details));

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
    public readonly void Prefix(LossMark mark, string segment)
    {
        if (Count > mark.Count)
        {
            PrefixEscaped(mark, SpecPointer.Segment(segment));
        }
    }

    /// <summary>Says that the losses since a mark are inside an array's element.</summary>
    /// <param name="mark">The place before the nested conversion.</param>
    /// <param name="index">The element's index.</param>
    public readonly void Prefix(LossMark mark, int index)
    {
        if (Count > mark.Count)
        {
            PrefixEscaped(mark, SpecPointer.Segment(index));
        }
    }

    /// <summary>Says that the losses since a mark are inside a secret: neither keys of maps nor what was chosen there is shown.</summary>
    /// <param name="mark">The place before the nested conversion.</param>
    public readonly void Redact(LossMark mark)
    {
        if (Count == mark.Count)
        {
            return;
        }

        foreach (ref Entry entry in CollectionsMarshal.AsSpan(_entries)[mark.Count..])
        {
            entry = entry with
            {
                HiddenLength = entry.Pointer.Length,
                Details = entry.Details?.Withheld(),
                Message = entry.Kind is LossKind.EnumMemberNotRepresentable or LossKind.CaseNotRepresentable ? "a secret that has no counterpart on the other side" : entry.Message,
            };
        }
    }

    /// <summary>Takes back the losses since a mark, so that the place that holds them can be named instead. What is discarded on purpose stays: an earlier step discards it.</summary>
    /// <param name="mark">The place before the nested conversion.</param>
    /// <returns>Whether there were any.</returns>
    public bool Discard(LossMark mark)
    {
        var all = Count;
        for (var i = all - 1; i >= mark.Count; i--)
        {
            if (_entries![i] is { Reason: null } lost)
            {
                _entries.RemoveAt(i);
                _ends -= lost.Ends ? 1 : 0;
            }
        }

        return Count < all;
    }

    /// <summary>Says that the last loss is on purpose.</summary>
    /// <param name="reason">Why the author of the version discards what is there.</param>
    public readonly void GiveUp(string reason) => _entries![^1] = _entries[^1] with { Reason = reason };

    /// <summary>
    /// Says that the losses since a mark are at the current place, because what holds them was made on the way: the document has no such places.
    /// </summary>
    /// <param name="mark">The place before the nested conversion.</param>
    public readonly void Withdraw(LossMark mark)
    {
        if (Count == mark.Count)
        {
            return;
        }

        foreach (ref Entry entry in CollectionsMarshal.AsSpan(_entries)[mark.Count..])
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
            return Conversion<T>.Refused(ToReport(), _ends == 0 && value is not null ? () => value : null);
        }

        return value is not null
            ? Conversion<T>.Success(value)
            : throw new InvalidOperationException($"the conversion to {typeof(T).Name} returned no value and reported no loss");
    }

    /// <summary>The losses so far.</summary>
    /// <returns>The report.</returns>
    public readonly LossReport ToReport()
    {
        if (!Any)
        {
            return LossReport.Empty;
        }

        var losses = ImmutableArray.CreateBuilder<Loss>(_entries!.Count);
        foreach (Entry entry in _entries)
        {
            losses.Add(new Loss
            {
                Family = family,
                Pointer = entry.Pointer,
                Kind = entry.Kind,
                FromVersion = _route.IsEmpty ? 0 : _route[0],
                ToVersion = _route.IsEmpty ? 0 : _route[^1],
                Step = entry.Step,
                Message = entry.Message,
                AbsentValue = entry.AbsentValue,
                Details = entry.Details ?? LossDetails.Empty,
                Reason = entry.Reason,
                HiddenLength = entry.HiddenLength,
            });
        }

        return new LossReport(losses.MoveToImmutable());
    }

    private readonly void PrefixEscaped(LossMark mark, string segment)
    {
        foreach (ref Entry entry in CollectionsMarshal.AsSpan(_entries)[mark.Count..])
        {
            entry = entry with { Pointer = segment + entry.Pointer };
        }
    }

    private void AddMember(string member, int since, string message, string? absentValue)
        => Append(new Entry(SpecPointer.Segment(member), LossKind.MemberNotRepresentable, StepOf(since), message, absentValue, Ends: false));

    private void Append(Entry entry)
    {
        (_entries ??= []).Add(entry);
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

    private readonly record struct Entry(
        string Pointer, LossKind Kind, LossStep Step, string Message, string? AbsentValue = null, LossDetails? Details = null, bool Ends = true, string? Reason = null, int HiddenLength = 0);
}
