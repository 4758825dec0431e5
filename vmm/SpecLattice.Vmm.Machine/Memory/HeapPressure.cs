namespace SpecLattice.Vmm.Machine.Memory;

/// <summary>Gives memory back to the host at once, of which the garbage collector would otherwise take notice only when the next is needed.</summary>
public static class HeapPressure
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(2);

    /// <summary>Collects what a large request or a document left behind. A guest that runs is held up for a few milliseconds, whatever memory it has: nothing is moved.</summary>
    public static void Relieve() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);

    /// <summary>
    /// Gives back all that can be given: a VM has gone. Once more a little later, for what is still on somebody's stack. Does not wait for it.
    /// </summary>
    public static void GiveBack() => _ = GiveBackAsync();

    private static async Task GiveBackAsync()
    {
        await Task.Run(Collect).ConfigureAwait(false);
        await Task.Delay(Later).ConfigureAwait(false);
        Collect();
    }

    private static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
