using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Tests.Handovers;

/// <summary>
/// Everything that can happen in a handover, in every order: messages are delivered late, in any order, several times or never; connections break; waits
/// expire; either side is restarted; an operator says what is so. README.md says what is assumed.
/// </summary>
internal sealed class HandoverSearch
{
    private readonly Dictionary<World, (World? From, string How)> _found = [];

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
        var open = new Queue<World>([World.First]);
        _found[World.First] = (null, "the beginning");
        while (open.TryDequeue(out var world))
        {
            foreach (var (how, next) in Next(world))
            {
                if (_found.TryAdd(next, (world, how)))
                {
                    if (until?.Invoke(next) == true)
                    {
                        return;
                    }

                    open.Enqueue(next);
                }
            }
        }
    }

    /// <summary>How a world came to be, step by step.</summary>
    public string Explain(World world)
    {
        var steps = new List<string>();
        for (World? at = world; at is { } here; at = _found[here].From)
        {
            steps.Add($"{_found[here].How}: {here}");
        }

        steps.Reverse();
        return string.Join('\n', steps);
    }

    /// <summary>The worlds from which nothing leads to a settled one.</summary>
    /// <param name="operators">Whether an operator may help.</param>
    public IEnumerable<World> WithoutAWayOut(bool operators = true)
    {
        var before = new Dictionary<World, List<World>>();
        foreach (var world in Worlds)
        {
            foreach (var (_, next) in Next(world, restarts: false, operators))
            {
                before.TryAdd(next, []);
                before[next].Add(world);
            }
        }

        var settled = new HashSet<World>(Worlds.Where(world => world.IsSettled));
        var open = new Queue<World>(settled);
        while (open.TryDequeue(out var world))
        {
            foreach (var earlier in before.GetValueOrDefault(world, []).Where(settled.Add))
            {
                open.Enqueue(earlier);
            }
        }

        return Worlds.Where(world => !settled.Contains(world));
    }

    private IEnumerable<(string How, World World)> Next(World world, bool restarts = true, bool operators = true) =>
        world.UnderWay().SelectMany(message => OfMessage(world, message.Word, message.Connection))
            .Concat(OfSource(world))
            .Concat(OfTarget(world))
            .Concat(OfOperator(world).Where(_ => operators))
            .Concat(OfRestarts(world).Where(_ => restarts));

    /// <summary>A message arrives, once or first of several times, or never.</summary>
    private IEnumerable<(string How, World World)> OfMessage(World world, Word word, int connection)
    {
        var last = world.Without(word, connection);
        yield return ($"{word} on connection {connection} is lost", last);
        foreach (var (how, left) in new[] { ("arrives", last), ("arrives, and will again", world) })
        {
            var arrived = word is Word.Ready or Word.Ask or Word.Runs or Word.ItRuns or Word.ItFailed ? AtSource(left, word, connection) : AtTarget(left, word, connection);
            foreach (var next in arrived)
            {
                yield return ($"{word} on connection {connection} {how}", next);
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

    private IEnumerable<(string How, World World)> OfSource(World world)
    {
        if (world.Source == SourceState.Sending)
        {
            yield return ("the source fails to send, and says so", Tell(world, 0, SourceEvent.Failed).With(Word.No, 0));
            yield return ("the source fails to send", Tell(world, 0, SourceEvent.Failed));
        }

        if (world.Source is SourceState.Granted or SourceState.GrantedAgain)
        {
            yield return ("the words sent are old", Tell(world.Later(), 0, SourceEvent.WordExpired));
        }

        if (SourceAsks && world.Source is SourceState.Granted or SourceState.GrantedAgain or SourceState.Unconfirmed
            && (world.TargetRuns || world.Target == TargetState.Failed))
        {
            yield return ("the source asks the target", world.With(world.TargetRuns ? Word.ItRuns : Word.ItFailed, 0));
        }
    }

    private IEnumerable<(string How, World World)> OfTarget(World world)
    {
        if (world.Target is null)
        {
            return [];
        }

        var happens = new List<TargetEvent> { TargetEvent.Cancelled };
        happens.AddRange(world.TargetListens ? [TargetEvent.ConnectionLost, TargetEvent.WaitExpired] : []);
        happens.AddRange(world.Target is TargetState.Receiving ? [TargetEvent.HasEverything] : []);
        happens.AddRange(world.Target is TargetState.Cut or TargetState.RunningCut ? [TargetEvent.GaveUp] : []);
        var next = happens.SelectMany(happened => Tell(world, happened).Select(told => ($"target: {happened}", told)));
        if (world.Target is TargetState.Cut or TargetState.RunningCut && world.Connection + 1 < World.MaxConnections)
        {
            var asked = world with { Connection = world.Connection + 1 };
            next = next.Concat(Tell(asked.With(Word.Ask, asked.Connection), TargetEvent.Asked).Select(told => ("target asks again", told)));
        }

        return next;
    }

    /// <summary>The operator says what is so at this moment.</summary>
    private IEnumerable<(string How, World World)> OfOperator(World world)
    {
        if (world.Source is not null)
        {
            var seen = world.TargetRuns ? SourceEvent.OperatorSaysItRuns : SourceEvent.OperatorSaysItDoesNot;
            yield return (seen.ToString(), Tell(world, 0, seen));
        }
    }

    private static IEnumerable<(string How, World World)> OfRestarts(World world) =>
        [("the source is restarted", world with { Source = null }), ("the target is restarted", world with { Target = null })];

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
