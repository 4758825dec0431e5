using System.Diagnostics;
using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Testing.Shapes;
using SpecLattice.Testing.Values;

namespace SpecLattice.Testing.Laws;

/// <summary>One check of all laws of a family.</summary>
internal sealed class LawRun<TSum>
    where TSum : class, ISpecJson<TSum>
{
    private const int Most = 3;
    private readonly SpecLawOptions _options;
    private readonly int _seed;
    private readonly int _documents;
    private readonly LawSubject<TSum> _subject;
    private readonly LawCounts _counts = new();
    private readonly DocumentLaws<TSum> _laws;
    private readonly MiddleLaw<TSum> _middle;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private int _stream;

    public LawRun(SpecLawFamily<TSum> family, SpecLawOptions options)
    {
        _options = options;
        _seed = options.Seed ?? LawEnvironment.Number(SpecLawOptions.SeedVariable) ?? Random.Shared.Next();
        _documents = options.Documents ?? LawEnvironment.Number(SpecLawOptions.DocumentsVariable) ?? 100;
        _subject = new LawSubject<TSum>(family, options);
        _laws = new DocumentLaws<TSum>(_subject, _counts);
        _middle = new MiddleLaw<TSum>(_subject);
    }

    public SpecLawReport Run()
    {
        (_options.Output ?? Console.Out.WriteLine)($"{_subject.Family.Name}: laws checked with the seed {_seed}");
        // Simple documents of all versions before random ones: what breaks a law is found where it is easiest to understand.
        var pools = _subject.Versions.ToDictionary(version => version, RunWitnesses);
        foreach (var (version, pool) in pools)
        {
            RunRandom(version, pool);
        }

        return new SpecLawReport(_seed, _counts.Documents, _counts.Conversions, _counts.Refusals);
    }

    /// <summary>Checks one document.</summary>
    public void RunDocument(int version, JsonNode? document, bool isMade)
    {
        if (_laws.Check(version, document, isMade) is { } violation)
        {
            var shrinker = new Shrinker(_subject.Root(version), simpler => _laws.Check(version, simpler, isMade)?.Law == violation.Law);
            var smallest = shrinker.Shrink(document);
            throw Failure(_laws.Check(version, smallest, isMade)!, version, smallest, document);
        }
    }

    private Pool RunWitnesses(int version)
    {
        var given = new List<JsonNode?>();
        foreach (var document in _options.Given.Where(given => given.Version == version).Select(given => JsonText.Parse(given.Json)))
        {
            RunDocument(version, document, isMade: false);

            // As the codec writes it, so that changed ones can be compared exactly.
            given.Add(_subject.Document(_subject.Read(version, document)));
        }

        var witnesses = Witnesses.Of(_subject.Root(version)).ToList();
        var strictness = new StrictnessLaw<TSum>(_subject, version);
        foreach (var witness in witnesses)
        {
            RunDocument(version, witness, isMade: true);
            if (strictness.Check(witness) is { } lax)
            {
                throw Failure(lax, version, witness, witness);
            }
        }

        return (new UnknownVersionLaw<TSum>(_subject).Check(witnesses.Take(Most)) ?? strictness.CheckEnvelope(witnesses[0])) is { } violation
            ? throw Failure(violation, version, null, null)
            : new Pool(given, witnesses);
    }

    private void RunRandom(int version, Pool pool)
    {
        for (var number = 0; number < _documents && (_options.Time is not { } time || _watch.Elapsed < time); number++)
        {
            var dice = new Dice(_seed, _stream++);
            var made = new DocumentMaker(dice).Make(_subject.Root(version));
            RunDocument(version, made, isMade: true);
            RunMiddle(version, made, dice);
            RunMiddle(version, RunChanged(version, pool.Pick(dice), dice), dice);
        }
    }

    private JsonNode? RunChanged(int version, JsonNode? document, Dice dice)
    {
        var mutator = new Mutator(_subject.Root(version), dice);
        for (var changes = 1 + dice.Below(Most); changes > 0 && mutator.Change(document) is { } edit; changes--)
        {
            document = edit.Apply(document);
        }

        RunDocument(version, document, isMade: true);
        return document;
    }

    private void RunMiddle(int from, JsonNode? document, Dice dice)
    {
        var value = _subject.Read(from, document);
        foreach (var version in _subject.Versions.Where(version => version != from))
        {
            if (!_subject.Convert(value, version).TryGetValue(out var converted))
            {
                continue;
            }

            var middle = _subject.Document(converted);
            if (new Mutator(_subject.Root(version), dice).Change(middle) is not { } edit)
            {
                continue;
            }

            if (_middle.Check(version, middle, edit, from) is { } violation)
            {
                var shrinker = new Shrinker(_subject.Root(version), simpler => _middle.Check(version, simpler, edit, from)?.Law == violation.Law);
                var smallest = shrinker.Shrink(middle);
                throw Failure(_middle.Check(version, smallest, edit, from)!, version, smallest, middle);
            }

            RunDocument(version, edit.Apply(middle), isMade: true);
        }
    }

    private SpecLawException Failure(Violation violation, int version, JsonNode? document, JsonNode? original)
    {
        var json = JsonText.Write(document);
        var lines = new List<string> { $"{_subject.Family.Name}: the law `{violation.Law}` does not hold.", violation.Problem };
        if (violation.Route.Length > 0)
        {
            lines.Add($"route: {violation.Route}");
        }

        if (original is not null)
        {
            lines.Add($"document of version {version} ({json.Length} characters, shrunk from {JsonText.Write(original).Length}): {json}");
        }

        lines.Add($"seed: {_seed} (repeat with the option {nameof(SpecLawOptions.Seed)} = {_seed}, or with {SpecLawOptions.SeedVariable}={_seed})");
        return new SpecLawException(string.Join('\n', lines)) { Law = violation.Law, Version = version, Json = json, Seed = _seed };
    }

    /// <summary>Documents to change: given ones as often as all others together.</summary>
    private sealed record Pool(List<JsonNode?> Given, List<JsonNode?> Witnesses)
    {
        public JsonNode? Pick(Dice dice)
        {
            var from = Given.Count > 0 && dice.Below(2) == 0 ? Given : Witnesses;
            return from[dice.Below(from.Count)];
        }
    }
}
