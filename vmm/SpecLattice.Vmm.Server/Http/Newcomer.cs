using Microsoft.AspNetCore.Connections;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>A connection on which no whole request has come yet, so that another one may have its place. Found among the features of a request.</summary>
/// <param name="connection">The connection.</param>
/// <param name="onAsked">Called when a request has come.</param>
internal sealed class Newcomer(ConnectionContext connection, Action<Newcomer> onAsked)
{
    /// <summary>The connection.</summary>
    public ConnectionContext Connection => connection;

    /// <summary>Whether another connection has its place.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>Whether a request has come: then it keeps its place.</summary>
    public bool HasAsked { get; set; }

    /// <summary>Says that a request has come.</summary>
    public void Ask()
    {
        if (!HasAsked)
        {
            onAsked(this);
        }
    }
}
