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

    /// <summary>Sends what has not been sent yet.</summary>
    /// <returns>How many events were sent, and how many parked.</returns>
    public (long Sent, long Parked) Serve()
    {
        var (sent, position) = (0L, store.ServedTo(partner));
        var parked = new List<(long, string)>();
        foreach (var stored in store.ReadAfter(position))
        {
            position = stored.Position;
            if (stored.Read().ToVersion(version).TryGetValue(out var older, out var losses))
            {
                // To a queue, with the mark as a header; here it is only counted.
                _ = SpecJson.SerializeMarked(older);
                sent++;
                continue;
            }

            parked.Add((position, JsonSerializer.Serialize(losses)));
            if (parked.Count <= LossesShown)
            {
                output.WriteLine($"  parked {position} ({stored.Type}):");
                output.WriteLine($"    {losses.ToString().ReplaceLineEndings("\n    ")}");
            }
        }

        store.Served(partner, position, parked);
        return (sent, parked.Count);
    }
}
