using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>The outgoing half of a connection, which can be given a last answer in place of the one that the web server is about to write.</summary>
internal sealed class ConnectionOutput(PipeWriter inner) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _unsent = new();
    private bool _isLast;

    public override bool CanGetUnflushedBytes => inner.CanGetUnflushedBytes;

    public override long UnflushedBytes => inner.UnflushedBytes;

    /// <summary>Puts this between a connection and those who write to it.</summary>
    public static Task WrapAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        connection.Transport = new Pipes(connection.Transport.Input, new ConnectionOutput(connection.Transport.Output));
        return next(connection);
    }

    /// <summary>Writes the connection's last answer: whatever is written after it is dropped.</summary>
    public void WriteLast(ReadOnlySpan<byte> response)
    {
        inner.Write(response);
        _isLast = true;
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => _isLast ? _unsent.GetMemory(sizeHint) : inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _isLast ? _unsent.GetSpan(sizeHint) : inner.GetSpan(sizeHint);

    public override void Advance(int bytes)
    {
        if (!_isLast)
        {
            inner.Advance(bytes);
        }
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => inner.FlushAsync(cancellationToken);

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => inner.CompleteAsync(exception);

    private sealed class Pipes(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
