using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices.Block;

/// <summary>A disk's contents in the server's memory. They migrate with the machine. Host memory is taken only for what was written.</summary>
internal sealed class MemoryBackend : BlockBackend
{
    private const int ChunkBytes = 64 * 1024;
    private readonly Lock _gate = new();
    private byte[]?[] _chunks;

    public MemoryBackend(string id, ulong bytes, ReadOnlySpan<byte> contents, bool isReadOnly)
        : base(id)
    {
        (Bytes, IsReadOnly) = (bytes, isReadOnly);
        _chunks = new byte[]?[(bytes + ChunkBytes - 1) / ChunkBytes];
        Put(_chunks, 0, contents);
    }

    public override ulong Bytes { get; }

    public override uint BlockBytes => SectorBytes;

    public override bool IsReadOnly { get; }

    public override IEnumerable<StateSlot> Slots => [StateKinds.InMemoryBlockBackend.Slot(Id, Export, Check, Import)];

    public override bool TryRead(ulong offset, Span<byte> destination)
    {
        lock (_gate)
        {
            while (!destination.IsEmpty)
            {
                var within = (int)(offset % ChunkBytes);
                var length = Math.Min(destination.Length, ChunkBytes - within);
                if (_chunks[offset / ChunkBytes] is { } chunk)
                {
                    chunk.AsSpan(within, length).CopyTo(destination);
                }
                else
                {
                    destination[..length].Clear();
                }

                destination = destination[length..];
                offset += (ulong)length;
            }
        }

        return true;
    }

    public override bool TryWrite(ulong offset, ReadOnlySpan<byte> source)
    {
        if (IsReadOnly)
        {
            return false;
        }

        lock (_gate)
        {
            Put(_chunks, offset, source);
        }

        return true;
    }

    /// <summary>Memory has nothing behind it: what was written is where it will stay.</summary>
    public override bool TryFlush() => true;

    private static void Put(byte[]?[] chunks, ulong offset, ReadOnlySpan<byte> source)
    {
        while (!source.IsEmpty)
        {
            var within = (int)(offset % ChunkBytes);
            var length = Math.Min(source.Length, ChunkBytes - within);
            ref var chunk = ref chunks[offset / ChunkBytes];
            if (chunk is not null || source[..length].ContainsAnyExcept((byte)0))
            {
                source[..length].CopyTo((chunk ??= new byte[ChunkBytes]).AsSpan(within));
            }

            source = source[length..];
            offset += (ulong)length;
        }
    }

    private InMemoryBlockBackendState Export()
    {
        lock (_gate)
        {
            var extents = new List<BlockExtentState>();
            for (var index = 0; index < _chunks.Length; index++)
            {
                if (_chunks[index] is { } chunk && chunk.AsSpan().ContainsAnyExcept((byte)0))
                {
                    var offset = (ulong)index * ChunkBytes;
                    var length = (int)Math.Min(ChunkBytes, Bytes - offset);
                    extents.Add(new BlockExtentState { Offset = offset, Data = Convert.ToBase64String(chunk.AsSpan(0, length)) });
                }
            }

            return new InMemoryBlockBackendState { Bytes = Bytes, Extents = SpecList.From(extents) };
        }
    }

    private void Check(InMemoryBlockBackendState state, string place)
    {
        if (state.Bytes != Bytes)
        {
            throw new MachineStateException($"{place}/bytes", $"{state.Bytes}, expected {Bytes}");
        }

        ulong end = 0;
        for (var i = 0; i < state.Extents.Count; i++)
        {
            var extent = state.Extents[i];
            var data = Decode(extent) ?? throw new MachineStateException($"{place}/extents/{i}/data", $"not base64, or more than {ChunkBytes} bytes");
            if (extent.Offset < end || !Contains(extent.Offset, (ulong)data.Length))
            {
                throw new MachineStateException($"{place}/extents/{i}/offset", "outside the disk, or not behind the extent before");
            }

            end = extent.Offset + (ulong)data.Length;
        }
    }

    private void Import(InMemoryBlockBackendState state)
    {
        var chunks = new byte[]?[_chunks.Length];
        foreach (var extent in state.Extents)
        {
            Put(chunks, extent.Offset, Decode(extent));
        }

        lock (_gate)
        {
            _chunks = chunks;
        }
    }

    private static byte[]? Decode(BlockExtentState extent) => Devices.Bytes.Decode(extent.Data, ChunkBytes);
}
