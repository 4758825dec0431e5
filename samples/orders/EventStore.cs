using Microsoft.Data.Sqlite;
using Orders.Events;
using SpecLattice;

namespace Orders;

/// <summary>An event of the store, as it is kept.</summary>
/// <param name="Position">Its place in the order of all events.</param>
/// <param name="Type">Its type, which says the version.</param>
/// <param name="Body">The document.</param>
internal sealed record StoredEvent(long Position, string Type, byte[] Body)
{
    /// <summary>The event. A version that this build does not know is kept as it is.</summary>
    public AnyOrderPlaced Read() => SpecJson.DeserializeMarked<AnyOrderPlaced>(Type, Body);
}

/// <summary>Events in SQLite, in the versions in which they were written. Nothing here is ever changed.</summary>
internal sealed class EventStore : IDisposable
{
    private readonly SqliteConnection _connection;

    private EventStore(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens a store, and makes it where there is none.</summary>
    public static EventStore Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);
        connection.Open();
        var store = new EventStore(connection);
        store.Execute("PRAGMA journal_mode = WAL");
        store.Execute("CREATE TABLE IF NOT EXISTS events (position INTEGER PRIMARY KEY, type TEXT NOT NULL, body BLOB NOT NULL)");
        store.Execute("CREATE TABLE IF NOT EXISTS outbox (partner TEXT PRIMARY KEY, position INTEGER NOT NULL)");
        store.Execute("CREATE TABLE IF NOT EXISTS parked (partner TEXT NOT NULL, position INTEGER NOT NULL, losses TEXT NOT NULL, PRIMARY KEY (partner, position))");
        return store;
    }

    /// <summary>Adds events at the end, all or none.</summary>
    public void Append(IEnumerable<AnyOrderPlaced> events)
    {
        using var transaction = _connection.BeginTransaction();
        using var insert = Command("INSERT INTO events (type, body) VALUES ($type, $body)");
        var (type, body) = (insert.Parameters.Add("$type", SqliteType.Text), insert.Parameters.Add("$body", SqliteType.Blob));
        foreach (var placed in events)
        {
            var document = SpecJson.SerializeMarked(placed);
            (type.Value, body.Value) = (document.Mark, document.Utf8Json.ToArray());
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>How many events there are.</summary>
    public long Count()
    {
        using var count = Command("SELECT COUNT(*) FROM events");
        return (long)count.ExecuteScalar()!;
    }

    /// <summary>How many events there are of each type.</summary>
    public IReadOnlyList<(string Type, long Count)> CountByType()
    {
        using var count = Command("SELECT type, COUNT(*) FROM events GROUP BY type ORDER BY type");
        using var reader = count.ExecuteReader();
        var found = new List<(string, long)>();
        while (reader.Read())
        {
            found.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return found;
    }

    /// <summary>The events behind a position, in order.</summary>
    public IEnumerable<StoredEvent> ReadAfter(long position)
    {
        using var read = Command("SELECT position, type, body FROM events WHERE position > $position ORDER BY position");
        read.Parameters.AddWithValue("$position", position);
        using var reader = read.ExecuteReader();
        while (reader.Read())
        {
            yield return new StoredEvent(reader.GetInt64(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2));
        }
    }

    /// <summary>The position up to which a partner has been served.</summary>
    public long ServedTo(string partner)
    {
        using var read = Command("SELECT position FROM outbox WHERE partner = $partner");
        read.Parameters.AddWithValue("$partner", partner);
        return (long?)read.ExecuteScalar() ?? 0;
    }

    /// <summary>Notes that a partner has been served up to a position, and what it could not be given.</summary>
    public void Served(string partner, long position, IEnumerable<(long Position, string Losses)> parked)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var (where, losses) in parked)
        {
            using var park = Command("INSERT OR REPLACE INTO parked (partner, position, losses) VALUES ($partner, $position, $losses)");
            park.Parameters.AddWithValue("$partner", partner);
            park.Parameters.AddWithValue("$position", where);
            park.Parameters.AddWithValue("$losses", losses);
            park.ExecuteNonQuery();
        }

        using var served = Command("INSERT OR REPLACE INTO outbox (partner, position) VALUES ($partner, $position)");
        served.Parameters.AddWithValue("$partner", partner);
        served.Parameters.AddWithValue("$position", position);
        served.ExecuteNonQuery();
        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string text)
    {
        using var command = Command(text);
        command.ExecuteNonQuery();
    }

    // Every text is one of the constants above; values are parameters.
    private SqliteCommand Command(string text)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = text;
#pragma warning restore CA2100
        return command;
    }
}
