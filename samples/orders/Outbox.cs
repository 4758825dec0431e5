using System.Text.Json;
using SpecLattice;
using SpecLattice.Serialization;

namespace Orders;

/// <summary>
/// Serves a partner whose program knows nothing newer than some version. Whatever that version can hold is sent; what would lose something is parked with the losses, for somebody to decide.
/// </summary>
internal sealed class Outbox(EventStore store, string partner, int version, TextWriter output)
{
    private const int LossesShown = 3;
    private const int Batch = 1000;

    /// <summary>Sends what has not been sent yet.</summary>
    /// <returns>How many events were sent, and how many parked.</returns>
    public (long Sent, long Parked) Serve()
    {
        var (sent, parked, position) = (0L, 0L, store.ServedTo(partner));
        var waiting = new List<(long, string)>();
        foreach (var stored in store.ReadAfter(position))
        {
            position = stored.Position;
            if (stored.Read().ToVersion(version).TryGetValue(out var older, out var losses))
            {
                // To a queue, with the mark as a header; here it is only counted.
                _ = SpecJson.SerializeMarked(older);
                sent++;
            }
            else
            {
                waiting.Add((position, JsonSerializer.Serialize(losses)));
                Show(stored, losses, ++parked);
            }

            // Now and then, so that neither memory nor a crash costs more than a batch: what was sent after the last note is sent again.
            if ((sent + parked) % Batch == 0)
            {
                store.Served(partner, position, waiting);
                waiting.Clear();
            }
        }

        store.Served(partner, position, waiting);
        return (sent, parked);
    }

    private void Show(StoredEvent stored, LossReport losses, long number)
    {
        if (number <= LossesShown)
        {
            output.WriteLine($"  parked {stored.Position} ({stored.Type}):");
            output.WriteLine($"    {losses.ToString().ReplaceLineEndings("\n    ")}");
        }
    }
}
