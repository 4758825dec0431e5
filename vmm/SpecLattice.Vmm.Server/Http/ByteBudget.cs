namespace SpecLattice.Vmm.Server.Http;

/// <summary>Memory that all requests share. What is taken must be given back.</summary>
/// <param name="most">How many bytes there are.</param>
internal sealed class ByteBudget(long most)
{
    private long _taken;

    /// <summary>Takes a piece, where there is so much left. Whoever is alone has one however large it is.</summary>
    public bool TryTake(long bytes)
    {
        var taken = Interlocked.Add(ref _taken, bytes);
        if (taken <= most || taken == bytes)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    /// <summary>Gives a piece back.</summary>
    public void Give(long bytes) => Interlocked.Add(ref _taken, -bytes);
}

/// <summary>What the requests of a server share: memory for bodies and for answers, and the work on large bodies, which are read one after the other.</summary>
internal sealed class RequestMemory(VmmServerOptions options) : IDisposable
{
    private readonly SemaphoreSlim _largeBodies = new(1);

    /// <summary>Memory for bodies that are being received.</summary>
    public ByteBudget Bodies { get; } = new(options.MaxBufferedBytes);

    /// <summary>Memory for answers that are being sent.</summary>
    public ByteBudget Answers { get; } = new(options.MaxBufferedBytes);

    /// <summary>The error where there is no memory left.</summary>
    public static ApiException Busy() => new(new ApiError(
        StatusCodes.Status503ServiceUnavailable, "ServerBusy", "the server has too many large requests and answers under way; try again later"));

    /// <summary>Waits until no other large body is worked on.</summary>
    public Task EnterAsync(CancellationToken cancellationToken) => _largeBodies.WaitAsync(cancellationToken);

    /// <summary>Lets the next one be worked on.</summary>
    public void Leave() => _largeBodies.Release();

    public void Dispose() => _largeBodies.Dispose();
}
