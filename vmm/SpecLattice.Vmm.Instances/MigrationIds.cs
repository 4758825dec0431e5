using System.Security.Cryptography;
using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Instances;

/// <summary>The ids of migrations from this server: each is good once. Those that the server makes itself cannot be guessed, are for one target, and expire. Under the gate.</summary>
/// <param name="mustBeOwn">Whether only those that the server makes are taken.</param>
/// <param name="time">The clock by which they expire.</param>
internal sealed class MigrationIds(bool mustBeOwn, TimeProvider time)
{
    /// <summary>How long a migration may take to begin.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    /// <summary>More ids than this are not waited for at a time: the oldest is forgotten.</summary>
    private const int MostWaiting = 64;

    private readonly LinkedList<(Guid Id, SocketAddress? Target, long Made)> _waiting = [];
    private readonly HashSet<Guid> _used = [];

    /// <summary>Makes an id.</summary>
    /// <param name="target">The target that it is for; null for any.</param>
    public Guid Make(SocketAddress? target)
    {
        var id = new Guid(RandomNumberGenerator.GetBytes(16));
        _waiting.AddLast((id, target, time.GetTimestamp()));
        if (_waiting.Count > MostWaiting)
        {
            _waiting.RemoveFirst();
        }

        return id;
    }

    /// <summary>Uses an id up.</summary>
    /// <param name="id">The id.</param>
    /// <param name="target">Where its user is reached, as it says; null where it does not say.</param>
    /// <returns>Why it cannot be used; null where it is.</returns>
    public string? Use(Guid id, string? target)
    {
        if (!_used.Add(id))
        {
            return $"migration {id} was attempted before: begin another one, with another id";
        }

        var own = _waiting.FirstOrDefault(made => made.Id == id);
        if (own.Id != id)
        {
            return mustBeOwn ? $"migration {id} was not prepared at this server, or too long ago: ask it for an id (POST /instance/migrate)" : null;
        }

        _waiting.Remove(own);
        return time.GetElapsedTime(own.Made) > Life ? $"migration {id} was prepared more than {Life.TotalSeconds:0} s ago: ask for another id"
            : own.Target is { } meant && target is not null && meant.ToString() != target ? $"migration {id} is for another target"
            : null;
    }
}

/// <summary>A migration for which the source has made an id.</summary>
/// <param name="Id">The id.</param>
/// <param name="Life">For how long the migration can be begun.</param>
public sealed record PreparedMigration(Guid Id, TimeSpan Life);
