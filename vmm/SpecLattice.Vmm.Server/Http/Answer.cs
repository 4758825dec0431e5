using System.Buffers;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>An answer's bytes while somebody sends them.</summary>
/// <param name="Json">The bytes.</param>
/// <param name="OnSent">Called when they are no longer needed; null where nobody waits for that.</param>
internal readonly record struct Answer(ReadOnlyMemory<byte> Json, Action? OnSent = null) : IDisposable
{
    public void Dispose() => OnSent?.Invoke();
}

/// <summary>The newest answer in each version. It is encoded once, and shared by all who send it; a large one is forgotten when the last of them has.</summary>
/// <typeparam name="TBody">What is encoded.</typeparam>
internal sealed class SharedAnswers<TBody>
    where TBody : class
{
    /// <summary>Answers up to this size are kept.</summary>
    private const int Small = 64 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<int, Shared> _newest = [];

    /// <summary>Takes an answer.</summary>
    /// <param name="version">The version.</param>
    /// <param name="body">What is encoded.</param>
    /// <param name="encode">Encodes it.</param>
    /// <param name="budget">The memory for large answers.</param>
    /// <exception cref="ApiException">There is no memory left.</exception>
    public Answer Take(int version, TBody body, Action<IBufferWriter<byte>> encode, ByteBudget budget)
    {
        lock (_gate)
        {
            if (!_newest.TryGetValue(version, out var shared) || !shared.Body.Equals(body))
            {
                _newest[version] = shared = Encode(body, encode, budget);
            }

            if (shared.Memory is null)
            {
                return new Answer(shared.Json);
            }

            shared.Users++;
            return new Answer(shared.Json, () => Leave(version, shared, budget));
        }
    }

    private static Shared Encode(TBody body, Action<IBufferWriter<byte>> encode, ByteBudget budget)
    {
        var writer = new PrivateWriter();
        try
        {
            encode(writer);
            if (writer.Written.Length <= Small)
            {
                var kept = writer.Written.ToArray();
                writer.Dispose();
                return new Shared(body, kept, null);
            }

            return budget.TryTake(writer.Written.Length) ? new Shared(body, writer.Written, writer) : throw RequestMemory.Busy();
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    private void Leave(int version, Shared shared, ByteBudget budget)
    {
        lock (_gate)
        {
            if (--shared.Users > 0)
            {
                return;
            }

            // Another body may be the newest by now.
            if (_newest.GetValueOrDefault(version) == shared)
            {
                _newest.Remove(version);
            }

            budget.Give(shared.Json.Length);
            shared.Memory!.Dispose();
        }
    }

    private sealed class Shared(TBody body, ReadOnlyMemory<byte> json, IDisposable? memory)
    {
        public TBody Body => body;

        public ReadOnlyMemory<byte> Json => json;

        /// <summary>Where the bytes are; null where they are small.</summary>
        public IDisposable? Memory => memory;

        public int Users { get; set; }
    }

    /// <summary>Takes what is written, without ever moving it.</summary>
    private sealed class PrivateWriter : IBufferWriter<byte>, IDisposable
    {
        private readonly PrivateMemory _memory = new(int.MaxValue / 2);
        private int _written;

        public ReadOnlyMemory<byte> Written => _memory.Memory[.._written];

        public void Advance(int count) => _written += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _memory.Memory[_written..];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public void Dispose() => ((IDisposable)_memory).Dispose();
    }
}
