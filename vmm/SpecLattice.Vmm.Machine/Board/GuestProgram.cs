using System.Collections.Immutable;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>A program for the boot hart: bytes to put into RAM and the address to start at.</summary>
public sealed record GuestProgram
{
    /// <summary>The program's name, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>The guest-physical address of the first instruction.</summary>
    public required ulong EntryPoint { get; init; }

    /// <summary>What is put into RAM before the start.</summary>
    public required ImmutableArray<GuestSegment> Segments { get; init; }
}

/// <summary>A piece of a program.</summary>
/// <param name="Address">The guest-physical address of the first byte, inside RAM.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record GuestSegment(ulong Address, ImmutableArray<byte> Bytes);
