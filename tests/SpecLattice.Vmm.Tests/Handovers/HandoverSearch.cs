using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Tests.Handovers;

/// <summary>
/// Everything that can happen in a handover, in every order: messages are delivered late, in any order, several times or never; connections break; waits
/// expire; either side is restarted; an operator says what is so. README.md says what is assumed.
/// </summary>
internal sealed class HandoverSearch
{
    private readonly Dictionary<World, int> _found = [];
    private readonly List<(World World, int From, Step How)> _worlds = [];
    private readonly List<(int From, int To, StepKind Kind)> _steps = [];

    /// <summary>The source's machine: another one shows that the search finds what is wrong with it.</summary>
    public Func<SourceState, SourceEvent, (SourceState State, SourceActions Actions)> Source { get; init; } = Handover.Next;

    /// <summary>The target's machine.</summary>
    public Func<TargetState, TargetEvent, (TargetState State, TargetActions Actions)> Target { get; init; } = Handover.Next;

    /// <summary>Whether a target acts on a word for which its wait had expired, as one that does not look at the time.</summary>
    public bool TargetActsOnOldWords { get; init; }

    /// <summary>Whether the source asks the target by itself what became of the VM.</summary>
    public bool SourceAsks { get; init; } = true;

    /// <summary>All that can come to be.</summary>
    public IReadOnlyCollection<World> Worlds => _found.Keys;

    /// <summary>Explores.</summary>
    /// <param name="until">What ends the search where it is found; null looks everywhere.</param>
    public void Run(Func<World, bool>? until = null)
    {
        Find(World.First, -1, new Step("the beginning"));
        for (var from = 0; from < _worlds.Count; from++)
        {
            foreach (var (how, next) in Next(_worlds[from].World))
            {
                var known = _worlds.Count;
                _steps.Add((from, Find(next, from, how), how.Kind));
                if (_worlds.Count > known && until?.Invoke(next) == true)
                {
                    return;
                }
            }
        }
    }

    /// <summary>How a world came to be, step by step.</summary>
    public string Explain(World world)
    {
        var steps = new List<string>();
        for (var at = _found[world]; at >= 0; at = _worlds[at].From)
        {
            steps.Add($"{_worlds[at].How}: {_worlds[at].World}");
        }

        steps.Reverse();
        return string.Join('\n', steps);
    }

    /// <summary>The worlds from which nothing leads to a settled one.</summary>
    /// <param name="operators">Whether an operator may help.</param>
    public IEnumerable<World> WithoutAWayOut(bool operators = true)
    {
        var before = _steps.Where(step => step.Kind != StepKind.Restart && (operators || step.Kind != StepKind.Operator)).ToLookup(step => step.To, step => step.From);
        var settled = new HashSet<int>(Enumerable.Range(0, _worlds.Count).Where(at => _worlds[at].World.IsSettled));
        var open = new Queue<int>(settled);
        while (open.TryDequeue(out var at))
        {
            foreach (var earlier in before[at].Where(settled.Add))
            {
                open.Enqueue(earlier);
            }
        }

        return _worlds.Where((_, at) => !settled.Contains(at)).Select(found => found.World);
    }

    private int Find(World world, int from, Step how)
    {
        if (_found.TryAdd(world, _worlds.Count))
        {
            _worlds.Add((world, from, how));
        }

        return _found[world];
    }

    private IEnumerable<(Step How, World World)> Next(World world) =>
        world.UnderWay().SelectMany(message => OfMessage(world, message.Word, message.Connection))
            .Concat(OfSource(world))
            .Concat(OfTarget(world))
            .Concat(OfOperator(world))
            .Concat(OfRestarts(world));

    /// <summary>A message arrives, once or first of several times, or never.</summary>
    private IEnumerable<(Step How, World World)> OfMessage(World world, Word word, int connection)
    {
        var last = world.Without(word, connection);
        yield return (new Step("is lost", word, connection), last);
        foreach (var (how, left) in new[] { ("arrives", last), ("arrives, and will again", world) })
        {
            var arrived = word is Word.Ready or Word.Ask or Word.Runs or Word.ItRuns or Word.ItFailed ? AtSource(left, word, connection) : AtTarget(left, word, connection);
            foreach (var next in arrived)
            {
                yield return (new Step(how, word, connection), next);
            }
        }
    }

    private IEnumerable<World> AtSource(World world, Word word, int connection)
    {
        if (world.Source is null)
        {
            // A server without that VM refuses whoever asks for it.
            return word is Word.ItRuns or Word.ItFailed ? [] : [world.With(Word.No, connection)];
        }

        return [Tell(world, connection, word switch
        {
            Word.Ready => SourceEvent.TargetReady,
            Word.Ask => SourceEvent.TargetAsked,
            Word.ItFailed => SourceEvent.TargetFailed,
            _ => SourceEvent.TargetRuns,
        })];
    }

    private IEnumerable<World> AtTarget(World world, Word word, int connection) =>
        !world.TargetListens || connection != world.Connection ? [] : Tell(world, word switch
        {
            Word.Run => TargetEvent.WordRun,
            Word.OldRun => TargetActsOnOldWords ? TargetEvent.WordRun : TargetEvent.WaitExpired,
            _ => TargetEvent.WordNo,
        });

    private IEnumerable<(Step How, World World)> OfSource(World world)
    {
        if (world.Source == SourceState.Sending)
        {
            yield return (new Step("the source fails to send, and says so"), Tell(world, 0, SourceEvent.Failed).With(Word.No, 0));
            yield return (new Step("the source fails to send"), Tell(world, 0, SourceEvent.Failed));
        }

        if (world.Source is SourceState.Granted or SourceState.GrantedAgain)
        {
            yield return (new Step("the words sent are old"), Tell(world.Later(), 0, SourceEvent.WordExpired));
        }

        if (SourceAsks && world.Source is SourceState.Granted or SourceState.GrantedAgain or SourceState.Unconfirmed
            && (world.TargetRuns || world.Target == TargetState.Failed))
        {
            yield return (new Step("the source asks the target"), world.With(world.TargetRuns ? Word.ItRuns : Word.ItFailed, 0));
        }
    }

    private IEnumerable<(Step How, World World)> OfTarget(World world)
    {
        if (world.Target is null)
        {
            return [];
        }

        var happens = new List<TargetEvent> { TargetEvent.Cancelled };
        happens.AddRange(world.TargetListens ? [TargetEvent.ConnectionLost, TargetEvent.WaitExpired] : []);
        happens.AddRange(world.Target is TargetState.Receiving ? [TargetEvent.HasEverything] : []);
        happens.AddRange(world.Target is TargetState.Cut or TargetState.RunningCut ? [TargetEvent.GaveUp] : []);
        var next = happens.SelectMany(happened => Tell(world, happened).Select(told => (new Step("at the target", Happened: happened), told)));
        if (world.Target is TargetState.Cut or TargetState.RunningCut && world.Connection + 1 < World.MaxConnections)
        {
            var asked = world with { Connection = world.Connection + 1 };
            next = next.Concat(Tell(asked.With(Word.Ask, asked.Connection), TargetEvent.Asked).Select(told => (new Step("the target asks again"), told)));
        }

        return next;
    }

    /// <summary>The operator says what is so at this moment.</summary>
    private IEnumerable<(Step How, World World)> OfOperator(World world)
    {
        if (world.Source is not null)
        {
            var seen = world.TargetRuns ? SourceEvent.OperatorSaysItRuns : SourceEvent.OperatorSaysItDoesNot;
            yield return (new Step("an operator cancels", Kind: StepKind.Operator), Tell(world, 0, SourceEvent.OperatorCancels));
            yield return (new Step(world.TargetRuns ? "an operator says that the target runs" : "an operator says that it does not", Kind: StepKind.Operator), Tell(world, 0, seen));
        }
    }

    private static IEnumerable<(Step How, World World)> OfRestarts(World world) =>
    [
        (new Step("the source is restarted", Kind: StepKind.Restart), world with { Source = null }),
        (new Step("the target is restarted", Kind: StepKind.Restart), world with { Target = null }),
    ];

    private World Tell(World world, int connection, SourceEvent happened)
    {
        var (state, actions) = Source(world.Source!.Value, happened);
        var told = world with { Source = state };
        told = actions.HasFlag(SourceActions.SayRun) ? told.With(Word.Run, connection) : told;
        return actions.HasFlag(SourceActions.SayNo) ? told.With(Word.No, connection) : told;
    }

    private IEnumerable<World> Tell(World world, TargetEvent happened)
    {
        if (world.Target is not { } before)
        {
            return [world];
        }

        var (state, actions) = Target(before, happened);
        var told = world with { Target = state };
        told = actions.HasFlag(TargetActions.SayReady) ? told.With(Word.Ready, told.Connection) : told;
        if (!actions.HasFlag(TargetActions.SayRuns))
        {
            return [told];
        }

        // Sending may succeed, fail, or seem to fail.
        var said = told.With(Word.Runs, told.Connection);
        return [.. Tell(said, TargetEvent.Reported), .. Tell(told, TargetEvent.ConnectionLost), .. Tell(said, TargetEvent.ConnectionLost)];
    }
}

/// <summary>Whose doing a step is.</summary>
internal enum StepKind
{
    /// <summary>That of the two sides and the network.</summary>
    Ordinary,

    /// <summary>An operator's.</summary>
    Operator,

    /// <summary>A restart.</summary>
    Restart,
}

/// <summary>How one world follows another.</summary>
/// <param name="What">What happens.</param>
/// <param name="Word">The message to which it happens; null for none.</param>
/// <param name="Connection">The message's connection.</param>
/// <param name="Happened">What the target learns; null where it is not the target.</param>
/// <param name="Kind">Whose doing it is.</param>
internal readonly record struct Step(string What, Word? Word = null, int Connection = 0, TargetEvent? Happened = null, StepKind Kind = StepKind.Ordinary)
{
    public override string ToString() => Word is { } word ? $"{word} on connection {Connection} {What}" : Happened is { } happened ? $"{What}: {happened}" : What;
}
