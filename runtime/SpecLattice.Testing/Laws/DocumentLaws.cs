using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values;

namespace SpecLattice.Testing.Laws;

/// <summary>What must hold for every document of a family.</summary>
internal sealed class DocumentLaws<TSum>(LawSubject<TSum> subject, LawCounts counts)
    where TSum : class, ISpecJson<TSum>
{
    private readonly CodecLaw<TSum> _codec = new(subject);
    private readonly ReportLaw<TSum> _report = new(subject);
    private readonly GivenUpLaw<TSum> _givenUp = new(subject);

    /// <summary>Checks all laws for a document.</summary>
    /// <param name="version">The document's version.</param>
    /// <param name="document">The document.</param>
    /// <param name="isMade">Whether it was made from the schema: then it must be readable, and be written just as it was.</param>
    /// <returns>The first law that does not hold, or null.</returns>
    public Violation? Check(int version, JsonNode? document, bool isMade)
    {
        counts.Documents++;
        try
        {
            return _codec.Check(version, document, isMade, out var value) ?? CheckValue(version, value!);
        }
        catch (Exception error) when (error is not (SpecLawException or OutOfMemoryException))
        {
            return new Violation("no exceptions", $"{error.GetType().Name}: {error.Message}\n{error.StackTrace}");
        }
    }

    private Violation? CheckValue(int version, TSum value)
    {
        var before = subject.Write(value);
        var all = subject.Versions.ToDictionary(to => to, to => subject.Convert(value, to));
        foreach (var (to, conversion) in all)
        {
            if ((CheckConversion(version, value, to, conversion) ?? Routes(version, to, all)) is { } violation)
            {
                return violation;
            }
        }

        var reached = all.Where(pair => pair.Value.IsSuccess).Select(pair => pair.Key).ToList();

        var floor = subject.Family.FloorOf(value);
        if (floor != reached.Min())
        {
            return new Violation(Law.Floor, $"the floor is said to be {floor}, but the least version to which the conversion succeeds is {reached.Min()}");
        }

        return before.AsSpan().SequenceEqual(subject.Write(value))
            ? null
            : new Violation(Law.Pure, $"converting changed the value: {JsonDifference.Between(JsonText.Parse(before), JsonText.Parse(subject.Write(value)))}");
    }

    private Violation? CheckConversion(int version, TSum value, int to, Conversion<TSum> conversion)
    {
        counts.Conversions++;
        if (!subject.Convert(value, to).Equals(conversion))
        {
            return new Violation(Law.Pure, "converting the same value twice gives different results", Violation.Via(version, to));
        }

        if (conversion.TryGetValue(out var converted, out var losses))
        {
            return (version == to && !subject.AreSame(converted, value) ? new Violation(Law.Up, "converting to the value's own version changes it", Violation.Via(version, to)) : null)
                ?? Back(version, value, to, converted)
                ?? (to == version ? null : _codec.CheckWritten(to, converted, Violation.Via(version, to)));
        }

        counts.Refusals++;
        return version == to
            ? new Violation(Law.Up, $"converting to the value's own version is refused: {losses}", Violation.Via(version, to))
            : _report.Check(version, value, to, losses) ?? _givenUp.Check(version, value, to, conversion);
    }

    // There and back is where we were: for the way up it says that nothing is merged, for the way down that nothing is dropped.
    private Violation? Back(int version, TSum value, int to, TSum converted)
    {
        if (subject.Family.VersionOf(converted) != to)
        {
            return new Violation(Law.Back(version, to), $"the conversion to version {to} gave version {subject.Family.VersionOf(converted)}", Violation.Via(version, to));
        }

        if (!subject.Convert(converted, version).TryGetValue(out var back, out var losses))
        {
            return new Violation(Law.Back(version, to), $"the way back is refused: {losses}", Violation.Via(version, to, version));
        }

        return subject.AreSame(back, value) ? null : new Violation(Law.Back(version, to), $"there and back: {Difference(value, back)}", Violation.Via(version, to, version));
    }

    private Violation? Routes(int version, int to, Dictionary<int, Conversion<TSum>> all)
    {
        var direct = all[to];
        foreach (var middle in subject.Versions)
        {
            if (middle == version || middle == to || version == to)
            {
                continue;
            }

            // Longer routes follow from these by induction: each shorter one is as good as the direct conversion.
            var route = Violation.Via(version, middle, to);
            if (_givenUp.CheckRoute(direct, all[middle], value => subject.Convert(value, to), route) is { } givenUp)
            {
                return givenUp;
            }

            if (!all[middle].TryGetValue(out var between))
            {
                continue;
            }

            if (subject.Convert(between, to).TryGetValue(out var routed, out var losses))
            {
                if (!direct.TryGetValue(out var converted, out var refused))
                {
                    return new Violation(Law.Routes, $"the direct conversion is refused ({refused}), but this route succeeds", route);
                }

                if (!subject.AreSame(converted, routed))
                {
                    return new Violation(Law.Routes, $"the direct conversion and this route differ: {Difference(converted, routed)}", route);
                }
            }
            else if (direct.IsSuccess)
            {
                return new Violation(Law.Routes, $"the direct conversion succeeds, but on this route the step {middle} -> {to} refuses what {version} -> {middle} gave: {losses}", route);
            }
        }

        return null;
    }

    private string Difference(TSum expected, TSum found) =>
        JsonDifference.Between(JsonText.Parse(subject.Write(expected)), JsonText.Parse(subject.Write(found))) ?? "they are not equal, although they are written alike";
}

/// <summary>How much was checked.</summary>
internal sealed class LawCounts
{
    public long Documents { get; set; }

    public long Conversions { get; set; }

    public long Refusals { get; set; }
}
