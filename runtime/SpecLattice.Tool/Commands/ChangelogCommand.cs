using System.CommandLine;
using System.Globalization;
using SpecLattice.Generators.Locking;
using SpecLattice.Tool.Locking;
using SpecLattice.Tool.Output;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec changelog</c>: release notes from two locks.</summary>
internal static class ChangelogCommand
{
    private const string TotalClass = "total";

    public static Command Create()
    {
        var older = new Argument<FileInfo>("OLD") { Description = "The previous release's lock." };
        var newer = new Argument<FileInfo>("NEW") { Description = "The lock of this release." };
        var json = CommonOptions.Json();
        var command = new Command("changelog", "Write release notes: what the newer of two locks has that the older has not.") { older, newer, json };
        command.SetAction(parsed =>
        {
            var before = LockStore.Read(parsed.GetRequiredValue(older).FullName);
            var after = LockStore.Read(parsed.GetRequiredValue(newer).FullName);
            var added = Versions(after).Where(version => !Knows(before, version.Key)).OrderBy(version => !version.Key.IsSpec).ThenBy(version => version.Key).ToList();
            var gone = Versions(before).Select(version => version.Key).Where(subject => !Knows(after, subject)).Order().ToList();
            if (parsed.GetValue(json))
            {
                Write(added, gone);
            }
            else
            {
                Print(after, added, gone);
            }

            return gone.Count == 0 ? ExitCodes.Done : ExitCodes.No;
        });
        return command;
    }

    private static IEnumerable<KeyValuePair<LockSubject, IReadOnlyList<LockLine>>> Versions(LockFile file) => file.Shipped.Concat(file.Unshipped);

    private static bool Knows(LockFile file, LockSubject subject) => file.Shipped.ContainsKey(subject) || file.Unshipped.ContainsKey(subject);

    private static void Print(LockFile file, List<KeyValuePair<LockSubject, IReadOnlyList<LockLine>>> added, List<LockSubject> gone)
    {
        if (added.Count + gone.Count == 0)
        {
            Console.WriteLine("No version was added.");
        }

        foreach (var (subject, lines) in added)
        {
            Console.WriteLine($"## {(subject.IsSpec ? "" : "part ")}{subject.Name} {subject.Version}");
            Console.WriteLine();
            foreach (var sentence in Sentences(file, lines.Select(line => line.Fact)))
            {
                Console.WriteLine($"- {sentence}");
            }

            Console.WriteLine();
        }

        foreach (var subject in gone)
        {
            Console.WriteLine($"**{subject.Label} is gone: what it could read is no longer read.**");
        }
    }

    private static IEnumerable<string> Sentences(LockFile file, IEnumerable<LockFact> facts)
    {
        foreach (var fact in facts)
        {
            var sentence = fact.Keyword switch
            {
                LockKeywords.From => fact.Value == "nothing" ? "The first version." : $"Made from version {fact.Value}.",
                LockKeywords.Added => $"`{fact.Key}` is new; where it was not there, it means {fact.Value}.",
                LockKeywords.Removed => $"`{fact.Key}` is gone; only {fact.Value} is left out without loss.",
                LockKeywords.Discard => $"`{fact.Key}` is discarded on purpose, {(fact.Value.StartsWith("any ", StringComparison.Ordinal) ? "whatever it holds, " + fact.Value[4..] : "where it is " + fact.Value)}.",
                LockKeywords.Renamed => $"`{fact.Value}` is called `{fact.Key}` now.",
                LockKeywords.Custom when fact.Value.Length > 0 => $"`{fact.Key}` is made by hand-written code {Names(fact.Value)}.",
                LockKeywords.Custom => $"{Whole(fact.Key)} is converted by hand-written code.",
                LockKeywords.Gathered => $"`{fact.Key}` is a part that members were moved into: {Moves(fact.Value, isGathered: true)}.",
                LockKeywords.Scattered => $"`{fact.Key}` is gone, and its members were moved out of it: {Moves(fact.Value, isGathered: false)}.",
                LockKeywords.Meaning => $"{Whole(fact.Key)} means something else: {fact.Value}.",
                LockKeywords.Up => fact.Value == "total" ? Total(file, fact) : fact.Value == "discarding" ? "Converting up to it discards on purpose, and refuses nothing." : $"Converting up to it is {fact.Value}: some older values are refused.",
                LockKeywords.Down => fact.Value == "total" ? Total(file, fact) : fact.Value == "discarding" ? "Converting down from it discards on purpose, and refuses nothing." : $"Converting down from it is {fact.Value}: what the older version cannot hold is refused.",
                _ => null,
            };
            if (sentence is not null)
            {
                yield return sentence;
            }
        }
    }

    /// <summary>How far it is true that nothing is refused on the way up, or down: as far as every edge says so.</summary>
    private static string Total(LockFile file, LockFact direction)
    {
        var versions = Versions(file).ToDictionary(version => version.Key, version => version.Value.Select(line => line.Fact).ToLookup(fact => fact.Keyword, fact => fact.Value));
        var reached = new List<int>();
        var at = direction.Subject;
        while (versions.TryGetValue(at, out var facts) && facts[direction.Keyword].FirstOrDefault() == TotalClass
            && int.TryParse(facts[LockKeywords.From].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var older))
        {
            reached.Add(older);
            at = at with { Version = older };
        }

        var isAll = versions.Keys.Where(other => other.Lineage == at.Lineage && other.Version < direction.Subject.Version).All(other => reached.Contains(other.Version));
        var names = string.Join(", ", reached.Select(version => version.ToString(CultureInfo.InvariantCulture)));
        var some = reached.Count == 1 ? $"version {names}" : $"versions {names}";
        return (direction.Keyword, isAll) switch
        {
            (LockKeywords.Up, true) => "Everything older converts up to it.",
            (LockKeywords.Up, false) => $"Everything of {some} converts up to it; of other versions, some values are refused.",
            (_, true) => "Everything converts down from it.",
            _ => $"Everything converts down from it to {some}; on the way to others, some values are refused.",
        };
    }

    /// <summary>"from `a`, `b`".</summary>
    private static string Names(string value) => $"from {string.Join(", ", value.Split(' ').Skip(1).Select(name => $"`{name}`"))}";

    /// <summary>What went where; members of the part that have no counterpart are not news.</summary>
    private static string Moves(string value, bool isGathered) => string.Join(", ", value.Split(' ')
        .Select(word => word.Split('='))
        .Where(pair => pair.Length == 2)
        .Select(pair => pair[0] == pair[1] ? $"`{pair[0]}`" : isGathered ? $"`{pair[0]}` as `{pair[1]}`" : $"`{pair[1]}` as `{pair[0]}`"));

    private static string Whole(string key) => key == "*" ? "The whole version" : $"`{key}`";

    private static void Write(List<KeyValuePair<LockSubject, IReadOnlyList<LockLine>>> added, List<LockSubject> gone) => JsonOutput.Print(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("added");
        foreach (var (subject, lines) in added)
        {
            writer.WriteStartObject();
            writer.WriteString("version", subject.Label);
            writer.WriteStartArray("facts");
            foreach (var line in lines)
            {
                writer.WriteStringValue(line.Fact.Statement);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("gone");
        foreach (var subject in gone)
        {
            writer.WriteStringValue(subject.Label);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
