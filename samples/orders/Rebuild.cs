using System.Diagnostics;
using System.Globalization;
using Orders.Events.V5;

namespace Orders;

/// <summary>Makes a view from all events: what was sold, by currency and channel. It knows one version, the latest.</summary>
internal sealed class Rebuild(EventStore store, int step, TextWriter output)
{
    private readonly Dictionary<(string Currency, Channel Channel), decimal> _totals = [];

    /// <summary>Reads all events.</summary>
    public void Run()
    {
        var (all, done, watch) = (store.Count(), 0L, Stopwatch.StartNew());
        foreach (var stored in store.ReadAfter(0))
        {
            // A newer program may have written into the same store.
            if (!stored.Read().ToLatest().TryGetValue(out var placed, out var losses))
            {
                output.WriteLine($"  skipped {stored.Position}: {losses}");
                continue;
            }

            Add(placed);
            if (++done % step == 0)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {done:N0} of {all:N0} events, {done / watch.Elapsed.TotalSeconds:N0} a second"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {done:N0} events in {watch.Elapsed.TotalSeconds:N1} s, {done / watch.Elapsed.TotalSeconds:N0} a second"));
        foreach (var ((currency, channel), total) in _totals.OrderBy(pair => (pair.Key.Currency, pair.Key.Channel)))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {currency} {channel}: {total:F2}"));
        }
    }

    private void Add(OrderPlaced placed)
    {
        var key = (placed.Price.Currency, placed.Channel);
        _totals[key] = _totals.GetValueOrDefault(key) + placed.Price.Total;
    }
}
