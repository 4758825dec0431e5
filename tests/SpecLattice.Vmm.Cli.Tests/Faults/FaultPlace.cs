using System.Globalization;

namespace SpecLattice.Vmm.Cli.Tests.Faults;

/// <summary>Where in a migration something happens.</summary>
/// <param name="IsFromSource">Whether it happens to what the source sends.</param>
internal abstract record FaultPlace(bool IsFromSource)
{
    /// <summary>Each message at which a phase begins or ends, of either side.</summary>
    public static IReadOnlyList<MessagePlace> Messages { get; } =
    [
        new("the protocol chosen", true, message => message.IsText),
        new("the source's challenge", true, message => message.Tag == 11),
        new("the preamble", true, message => message.Says("\"birth_version\"")),
        new("the first round", true, message => message.Says("\"RamPush\"")),
        new("an offer of memory", true, message => message.Tag == 6),
        new("the end of the offers", true, message => message.Tag == 7),
        new("a transfer", true, message => message.Tag == 9),
        new("the first pages", true, message => message.Tag == 4),
        new("the second pages", true, message => message.Tag == 4, Nth: 2),
        new("the round after the pause", true, message => message.Says("\"RamPushDirty\"")),
        new("pages after the pause", true, message => message.Tag == 4 && message.IsPaused),
        new("the devices", true, message => message.Says("\"Device\"")),
        new("the consoles", true, message => message.Says("\"Server\"")),
        new("run", true, message => message.Tag == 0),
        new("known", true, message => message.Tag == 0, Nth: 2),
        new("the protocols offered", false, message => message.IsText),
        new("the target's challenge", false, message => message.Tag == 11),
        new("hello", false, message => message.Tag == 2),
        new("the preamble is right", false, message => message.Tag == 0),
        new("the question for memory", false, message => message.Tag == 5),
        new("the request for pages", false, message => message.Tag == 8),
        new("the end of a round", false, message => message.Tag == 10),
        new("the end of the last round", false, message => message.Tag == 10 && message.IsPaused),
        new("the devices are right", false, message => message.Tag == 0, Nth: 2),
        new("the consoles are right", false, message => message.Tag == 0, Nth: 3),
        new("I have everything", false, message => message.Tag == 12),
        new("I run", false, message => message.Tag == 0, Nth: 4),
    ];

    /// <summary>Plans so many runs: every fault at every message, as far as there are so many, and as many at bytes anywhere.</summary>
    public static IReadOnlyList<(MigrationFault Fault, FaultPlace Place)> Plan(int count, Random random)
    {
        var faults = Enum.GetValues<MigrationFault>();
        var all = (from fault in faults from place in Messages select (fault, (FaultPlace)place)).ToArray();
        random.Shuffle(all);

        // However few there are, each fault is among them.
        var chosen = faults.Select(fault => all.First(each => each.fault == fault)).ToList();
        chosen.AddRange(all.Except(chosen.ToArray()));
        chosen = [.. chosen.Take(count)];
        while (chosen.Count < count)
        {
            chosen.Add((faults[chosen.Count % faults.Length], new BytePlace(random.Next(2) == 0, random.NextDouble())));
        }

        return chosen;
    }
}

/// <summary>A message.</summary>
/// <param name="Name">What is said.</param>
/// <param name="IsFromSource">Whether the source says it.</param>
/// <param name="Is">Whether a message is one of those.</param>
/// <param name="Nth">Which of those it is.</param>
internal sealed record MessagePlace(string Name, bool IsFromSource, Func<WireMessage, bool> Is, int Nth = 1) : FaultPlace(IsFromSource)
{
    public override string ToString() => Name;
}

/// <summary>A byte of the connection, the request for a WebSocket and its answer included.</summary>
/// <param name="IsFromSource">Whether the source sends it.</param>
/// <param name="Fraction">Where, as a part of all that is sent.</param>
internal sealed record BytePlace(bool IsFromSource, double Fraction) : FaultPlace(IsFromSource)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Fraction:0.00} % of what the {(IsFromSource ? "source" : "target")} sends");
}
