using SpecLattice.Generators.Tests.RandomFamilies.Shapes;
using SpecLattice.Serialization;

namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <summary>Checks the laws for values of one family, and compares every conversion with the model's.</summary>
internal sealed class FamilyLaws(FamilyShape family) : IValueVisitor
{
    private readonly bool _hasWholeConversion = family.Shortcuts.Count > 0 || family.Types.OfType<RecordVersion>().Any(record => record.Whole is not null);
    private readonly bool _hasMoves = family.Types.OfType<RecordVersion>().Any(record => record.Moves.Count > 0);
    private (object Value, string Json)? _previous;

    /// <summary>How many conversions were compared, and how many of them refused.</summary>
    public (int Conversions, int Refused) Counts { get; private set; }

    public void Visit<TSum>(TSum value)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var json = SpecOnly(value);
        var from = family[value.Version];
        try
        {
            CheckCodec(value, json, from);
            CheckEquality(value, json);
            var source = ModelCodec.Read(json, from);
            foreach (var to in family.Versions.Where(to => to != from))
            {
                CheckConversion(value, source, from, to);
            }

            CheckFloor(value);
        }
        catch (Exception error) when (error is not LawViolationException)
        {
            throw new LawViolationException($"{error.GetType().Name}: {error.Message}\n{error.StackTrace}\nof {from.Reference} {json}");
        }

        Require(SpecOnly(value) == json, $"L8: converting changed {json}");
    }

    // L5
    private static void CheckCodec<TSum>(TSum value, string json, RecordVersion type)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var text = SpecJson.Serialize(value);
        var decoded = SpecJson.Deserialize<TSum>(text);
        Require(decoded.Equals(value), $"L5: decoding gives another value: {text}");
        Require(decoded.GetHashCode() == value.GetHashCode(), $"L5: the decoded value has another hash: {text}");
        Require(SpecJson.Serialize(decoded) == text, $"L5: encoding again gives another text:\n{text}\n{SpecJson.Serialize(decoded)}");
        // With lines and indentation, documents are written and read token by token.
        var indented = SpecJson.Serialize(value, SpecJsonOptions.Indented);
        Require(SpecJson.Serialize(SpecJson.Deserialize<TSum>(indented)) == text, $"L5: the two ways to write and read differ:\n{text}\n{indented}");
        var modelled = ModelCodec.Write(ModelCodec.Read(json, type), new PartShape(type));
        Require(modelled == json, $"the model writes\n{modelled}\nand not\n{json}");
    }

    private void CheckEquality<TSum>(TSum value, string json)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        if (_previous is { } previous && ((TSum)previous.Value).Version == value.Version)
        {
            Require(previous.Value.Equals(value) == (previous.Json == json), $"equality and encoding disagree:\n{previous.Json}\n{json}");
        }

        _previous = (value, json);
    }

    private void CheckConversion<TSum>(TSum value, Value source, RecordVersion from, RecordVersion to)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var direct = value.ToVersion(to.Version);
        var (expected, model) = Model.Convert(source, from, to);
        var what = $"{from.Version} -> {to.Version} of {SpecOnly(value)}";
        Require(
            direct.IsSuccess == (model.Losses.Count == 0),
            $"{what} {(direct.IsSuccess ? "succeeds" : "refuses")}, but the model says: {Show(model)}\ngot: {direct.Losses}");
        Counts = (Counts.Conversions + 1, Counts.Refused + (direct.IsSuccess ? 0 : 1));
        if (direct.TryGetValue(out var converted))
        {
            Require(converted.Version == to.Version, $"{what} gives version {converted.Version}");
            var modelled = ModelCodec.Write(expected, new PartShape(to));
            Require(SpecOnly(converted) == modelled, $"{what} gives\n{SpecOnly(converted)}\nand not\n{modelled}");
            Require(SpecJson.Deserialize<TSum>(SpecJson.SerializeToUtf8Bytes(converted)).Equals(converted), $"{what} gives what does not decode to itself: {SpecOnly(converted)}");
            var back = converted.ToVersion(value.Version);
            Require(back.TryGetValue(out var same) && same.Equals(value), $"L1, L2: {what} and back gives\n{(back.TryGetValue(out var other) ? SpecOnly(other) : back.Losses)}");
        }
        else
        {
            CheckReport(value, direct.Losses, model, source, what);
        }

        CheckChain(value, direct, from, to, what);
        CheckDiscarded(value, direct, from, to, what);
    }

    // L4
    private void CheckReport<TSum>(TSum value, LossReport losses, Model model, Value source, string what)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        Require(losses.Count > 0, $"L4: {what} names no loss");
        foreach (var loss in losses)
        {
            Require(family.Shortcuts.Count > 0 || Places(source).Contains(loss.Pointer), $"L4: {what}: nothing is at {loss.Pointer}");
            Require(loss.Family == TSum.Family && loss.FromVersion == value.Version && loss.Message.Length > 0, $"L4: {what}: {loss}");
            Require(IsReal(loss, model) || (loss.Pointer.Length == 0 && _hasMoves && model.Losses.Exists(known => known.Kind == loss.Kind && known.Step == loss.Step)) || (IsMadeOnTheWay(loss) && model.Losses.Exists(known => known.Kind == loss.Kind)), $"L4: {what} loses {loss.Pointer} {loss.Kind} {loss.Step}, but the model says: {Show(model)}");
        }

        CheckOrder(losses, source, what);

        // What several members were put together to has no places for what is inside of it.
        if (losses.Any(IsMadeOnTheWay))
        {
            return;
        }

        // What silence means inside a part that was moved is in no place, so the record is named.
        var certain = model.Losses.Where(known => !_hasMoves || !losses.Any(loss => loss.Pointer.Length == 0 && loss.Kind == known.Kind && loss.Step == known.Step)).ToList();

        // Whatever happens inside one member hides nothing of another.
        var silent = _hasWholeConversion ? [] : certain.Select(lost => FirstSegment(lost.Place)).Except(losses.Select(loss => FirstSegment(loss.Pointer))).ToList();
        Require(silent.Count == 0, $"L4: {what} names\n{losses}\nbut nothing in {string.Join(", ", silent)}; the model says {Show(model)}");
        // A part that was moved is converted as a whole: where something inside of it is lost, what would be lost of it later is not named besides.
        var missing = _hasWholeConversion ? [] : certain
            .Where(lost => !losses.Any(loss => Covers(loss, lost.Place, lost.Kind)) && !(_hasMoves && losses.Any(loss => loss.Pointer.StartsWith(lost.Place + "/", StringComparison.Ordinal))))
            .ToList();
        Require(missing.Count == 0, $"L4: {what} names\n{losses}\nbut not {string.Join(", ", missing)}; the model says {Show(model)}");
    }

    private void CheckOrder(LossReport losses, Value source, string what)
    {
        var order = Places(source).Select(FirstSegment).Distinct().ToList();
        var found = losses.Select(loss => order.IndexOf(FirstSegment(loss.Pointer))).ToList();
        Require(_hasWholeConversion || found.Order().SequenceEqual(found), $"L4: {what} names its losses in another order than that of the document:\n{losses}");
    }

    private static bool IsMadeOnTheWay(Loss loss) => loss.Message.StartsWith("what it is converted to on the way, at ", StringComparison.Ordinal);

    private static string FirstSegment(string pointer) => pointer.Length == 0 ? "" : pointer.Split('/')[1];

    // A member that has no counterpart may be named although the model found a loss inside it first. The only item of a list is the member's value.
    // Behind a hand-written conversion of a whole record the places are those of the record that it made.
    private bool IsReal(Loss loss, Model model) => _hasWholeConversion
        ? model.Losses.Exists(known => known.Kind == loss.Kind) || (loss.Kind == LossKind.MemberNotRepresentable && model.Left.Count > 0)
        : model.Losses.Contains((loss.Pointer, loss.Kind, loss.Step))
        || (loss.Kind == LossKind.MeaningChanged && model.Changed.Contains((loss.Pointer, loss.Step)))
        || (loss.Kind == LossKind.MemberNotRepresentable
            && (model.Left.Contains((loss.Pointer, loss.Step)) || model.Left.Contains((loss.Pointer + "/0", loss.Step))));

    private static bool Covers(Loss loss, string place, LossKind kind) =>
        (loss.Pointer == place && loss.Kind == kind)
        || (loss.Kind is LossKind.MemberNotRepresentable or LossKind.CaseNotRepresentable or LossKind.MeaningChanged && (place + "/").StartsWith(loss.Pointer + "/", StringComparison.Ordinal));

    // L3
    private static void CheckChain<TSum>(TSum value, Conversion<TSum> direct, RecordVersion from, RecordVersion to, string what)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var chained = Conversion<TSum>.Success(value);
        foreach (var version in FamilyShape.Route(from, to).Skip(1))
        {
            chained = chained.Then(current => current.ToVersion(version.Version));
        }

        Require(
            chained.IsSuccess == direct.IsSuccess,
            $"L3: {what} {(direct.IsSuccess ? "succeeds" : "refuses")}, but step by step it does not\n{direct.Losses}\n{chained.Losses}");
        Require(
            !chained.TryGetValue(out var stepwise) || (direct.TryGetValue(out var converted) && stepwise.Equals(converted)),
            $"L3: {what} differs step by step");
    }

    // L9
    private static void CheckDiscarded<TSum>(TSum value, Conversion<TSum> direct, RecordVersion from, RecordVersion to, string what)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var (current, discarded) = (value, new List<LossStep>());
        foreach (var version in FamilyShape.Route(from, to).Skip(1))
        {
            if (!current.ToVersion(version.Version).Accept(LossPolicy.Declared).TryTake(out var next, out var report))
            {
                Require(!direct.Accept(LossPolicy.Declared).IsSuccess, $"L9: {what} only discards, but step by step something is refused: {report}");
                return;
            }

            current = next;
            discarded.AddRange(report.Select(loss => loss.Step));
        }

        var isGiven = direct.Accept(LossPolicy.Declared).TryTake(out var given, out var all);
        Require(isGiven && given!.Equals(current), $"L9: {what} only discards step by step, and gives something else at once: {(isGiven ? SpecOnly(given!) : all.ToString())}");
        Require(
            all.Select(loss => loss.Step).OrderBy(step => (step.From, step.To)).SequenceEqual(discarded.OrderBy(step => (step.From, step.To))),
            $"L9: {what} discards\n{all}\nand step by step {string.Join(", ", discarded)}");
    }

    // L7
    private void CheckFloor<TSum>(TSum value)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var floor = family.Versions
            .Select(candidate => candidate.Version)
            .Where(version => version <= value.Version)
            .Order()
            .First(version => value.ToVersion(version).IsSuccess);
        Require(value.GetFloor() == floor, $"L7: the floor is {floor}, not {value.GetFloor()}: {SpecOnly(value)}");
    }

    /// <summary>The pointers of everything in a value, in its order, members included that JSON leaves out.</summary>
    public static IReadOnlyList<string> Places(Value value)
    {
        var places = new List<string>();
        var left = new Stack<Value>([value]);
        while (left.TryPop(out var current))
        {
            places.Add(current.Place);
            IEnumerable<Value> inside = current switch
            {
                RecordValue record => record.Members.Values,
                CaseValue { Held: { } held } => [held],
                ItemsValue items => items.Items.Select(entry => entry.Item),
                _ => [],
            };
            foreach (var child in inside.Reverse())
            {
                left.Push(child);
            }
        }

        return [.. places.Distinct()];
    }

    private static string Show(Model model) => string.Join(", ", model.Losses.Select(loss => $"{loss.Place} {loss.Kind} {loss.Step}"));

    // {"version":"V3","spec":...}
    private static string SpecOnly<TSum>(TSum value)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        const string Before = "\"spec\":";
        var text = SpecJson.Serialize(value);
        return text[(text.IndexOf(Before, StringComparison.Ordinal) + Before.Length)..^1];
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new LawViolationException(otherwise);
        }
    }
}
