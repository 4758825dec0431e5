namespace SpecLattice.Testing.Values;

/// <summary>Chance that gives the same for the same seed.</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="stream">Which of the run's documents it is for: each has chance of its own.</param>
internal sealed class Dice(int seed, int stream)
{
    private readonly Random _random = new(unchecked((int)(((uint)seed * 2654435761u) ^ ((uint)stream * 40503u) ^ ((uint)stream << 16))));

    /// <summary>A number from 0 to below a limit; 0 where the limit is 0.</summary>
    public int Below(int limit) => limit <= 1 ? 0 : _random.Next(limit);

    public double Fraction() => _random.NextDouble();

    public ulong Bits()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        _random.NextBytes(bytes);
        return BitConverter.ToUInt64(bytes);
    }

    public Guid Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
