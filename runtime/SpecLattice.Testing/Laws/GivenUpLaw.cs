using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values;

namespace SpecLattice.Testing.Laws;

/// <summary>
/// L9: what is given up is what the report names, and nothing else. A conversion that is accepted gives what the document gives in which every named place has its absent value; what authors discard on
/// purpose is discarded alike on every way between two versions, and reported alike.
/// </summary>
internal sealed class GivenUpLaw<TSum>(LawSubject<TSum> subject)
    where TSum : class, ISpecJson<TSum>
{
    private const string MadeOnTheWay = "on the way";
    private static readonly LossPolicy Everything = LossPolicy.Everything("the laws are checked");

    private readonly Neutralizer<TSum> _neutralizer = new(subject);
    private readonly CodecLaw<TSum> _codec = new(subject);

    /// <summary>Checks a refusal.</summary>
    /// <param name="version">The value's version.</param>
    /// <param name="value">The value.</param>
    /// <param name="to">The version that refused it.</param>
    /// <param name="refused">The refused conversion.</param>
    public Violation? Check(int version, TSum value, int to, Conversion<TSum> refused)
    {
        var route = Violation.Via(version, to);
        if (!refused.Accept(Everything).TryTake(out var converted, out var report))
        {
            return refused.Losses.All(loss => loss.Reason is not null)
                ? new Violation(Law.GivenUp, $"all of this is discarded on purpose, and still there is no value: {refused.Losses}", route)
                : null;
        }

        if (!Same(report, refused.Losses))
        {
            return new Violation(Law.GivenUp, $"given up is something else than what was refused: {report}\nrefused: {refused.Losses}", route);
        }

        if (refused.Losses.FirstOrDefault(loss => loss.Reason is null) is { } undeclared && refused.Accept(LossPolicy.Declared).IsSuccess)
        {
            return new Violation(Law.GivenUp, $"this was given up, although nobody accepts it: {undeclared}", route);
        }

        return (subject.Family.VersionOf(converted) == to ? _codec.CheckWritten(to, converted, route) : new Violation(Law.GivenUp, $"the conversion to version {to} gave version {subject.Family.VersionOf(converted)}", route))
            ?? CheckAbsent(version, value, to, refused.Losses, converted, route);
    }

    /// <summary>Checks that a longer way between two versions discards the same as the direct one.</summary>
    /// <param name="direct">The direct conversion.</param>
    /// <param name="first">The conversion to a version between.</param>
    /// <param name="next">Converts on from there.</param>
    /// <param name="route">The versions.</param>
    public Violation? CheckRoute(Conversion<TSum> direct, Conversion<TSum> first, Func<TSum, Conversion<TSum>> next, string route)
    {
        if (!first.Accept(LossPolicy.Declared).TryTake(out var between, out var discarded))
        {
            return null;
        }

        var second = next(between);
        if (first.IsSuccess && second.IsSuccess)
        {
            return null;
        }

        // A version that is not on the direct way has reasons of its own.
        var steps = direct.Losses.Select(loss => loss.Step).ToHashSet();
        if (!discarded.Concat(second.Losses).All(loss => steps.Contains(loss.Step)) || !second.Accept(LossPolicy.Declared).TryTake(out var routed, out var later))
        {
            return null;
        }

        if (!direct.Accept(LossPolicy.Declared).TryTake(out var converted, out var report))
        {
            return new Violation(Law.GivenUp, $"the direct conversion is refused ({report}), but this route only discards what is discarded on purpose: {discarded}\n{later}", route);
        }

        var all = discarded.Concat(later).ToList();
        return !subject.AreSame(converted, routed) ? new Violation(Law.GivenUp, "without what is discarded on purpose, the direct conversion and this route differ", route)
            : !Reasons(report).SequenceEqual(Reasons(all)) ? new Violation(Law.GivenUp, $"the direct conversion reports {report}\nand this route {string.Join('\n', all)}", route)
            : null;
    }

    private static IEnumerable<(LossStep Step, string? Reason)> Reasons(IEnumerable<Loss> losses) =>
        losses.Select(loss => (loss.Step, loss.Reason)).OrderBy(loss => loss.Step.From).ThenBy(loss => loss.Step.To).ThenBy(loss => loss.Reason, StringComparer.Ordinal);

    private static bool Same(LossReport one, LossReport other) => one.Count == other.Count && one.Zip(other).All(pair => pair.First with { Reason = null } == pair.Second with { Reason = null });

    private Violation? CheckAbsent(int version, TSum value, int to, LossReport losses, TSum converted, string route)
    {
        var document = subject.Document(value);
        if (losses.Any(loss => loss.Message.Contains(MadeOnTheWay, StringComparison.Ordinal) || Places.Find(document, subject.Root(version), loss.Pointer)?.Holder != Holder.Member))
        {
            return null;
        }

        foreach (var loss in losses.DistinctBy(loss => loss.Pointer).OrderByDescending(loss => loss.Pointer, PointerOrder.Instance))
        {
            if (_neutralizer.Find(version, document, to, loss, out _) is { } edit)
            {
                document = edit.Apply(document);
            }
        }

        return subject.Convert(subject.Read(version, document), to).TryGetValue(out var expected) && !subject.AreSame(expected, converted)
            ? new Violation(Law.GivenUp, $"more was given up than is named: {JsonDifference.Between(subject.Document(expected), subject.Document(converted))}\nnamed: {losses}", route)
            : null;
    }
}
