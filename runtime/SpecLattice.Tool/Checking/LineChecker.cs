using System.Buffers;
using System.Diagnostics;
using System.Threading.Channels;
using SpecLattice.Catalog;

namespace SpecLattice.Tool.Checking;

/// <summary>Checks a stream of documents, one per line, on all cores, and writes a result line for each in their order.</summary>
internal sealed class LineChecker(SpecFamily family, int? version, SpecJsonOptions limits, Stream results)
{
    private const int BlocksAhead = 4;

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _bytes;

    public long Documents { get; private set; }

    public long Accepted { get; private set; }

    public long Bytes => Interlocked.Read(ref _bytes);

    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Checks a stream to its end.</summary>
    public async Task RunAsync(Stream stream, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var workers = Environment.ProcessorCount;
        var todo = Channel.CreateBounded<(LineBlock Block, TaskCompletionSource Done)>(new BoundedChannelOptions(workers) { SingleWriter = true });
        var order = Channel.CreateBounded<(LineBlock Block, Task Done)>(new BoundedChannelOptions(workers + BlocksAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(stream, todo.Writer, order.Writer, stop.Token), CancellationToken.None);
        var working = Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(todo.Reader, stop.Token), CancellationToken.None)).ToArray();
        try
        {
            await foreach (var (block, done) in order.Reader.ReadAllAsync(cancellation))
            {
                await done.WaitAsync(cancellation);
                results.Write(block.Results.WrittenSpan);
                Documents += block.Documents;
                Accepted += block.Accepted;
                ArrayPool<byte>.Shared.Return(block.Bytes);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll([reading, .. working]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading;
    }

    private async Task ReadAsync(
        Stream stream,
        ChannelWriter<(LineBlock Block, TaskCompletionSource Done)> todo,
        ChannelWriter<(LineBlock Block, Task Done)> order,
        CancellationToken cancellation)
    {
        Exception? failure = null;
        try
        {
            var reader = new LineReader(stream, limits.MaxBytes);
            while (reader.Read() is { } block)
            {
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Interlocked.Add(ref _bytes, block.Length);
                await order.WriteAsync((block, done.Task), cancellation);
                await todo.WriteAsync((block, done), cancellation);
            }
        }
        catch (Exception error)
        {
            failure = error;
            throw;
        }
        finally
        {
            todo.Complete();
            order.Complete(failure);
        }
    }

    private async Task WorkAsync(ChannelReader<(LineBlock Block, TaskCompletionSource Done)> todo, CancellationToken cancellation)
    {
        var check = new DocumentCheck(family, version, limits);
        await foreach (var (block, done) in todo.ReadAllAsync(cancellation))
        {
            try
            {
                block.Check(check);
                done.SetResult();
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        }
    }
}
