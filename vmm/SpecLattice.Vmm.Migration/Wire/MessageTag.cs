using SpecLattice.Vmm.Migration.Payloads;

namespace SpecLattice.Vmm.Migration.Wire;

/// <summary>What a binary message is: its last byte.</summary>
internal enum MessageTag : byte
{
    /// <summary>Agreement. Nothing else in it.</summary>
    Okay = 0,

    /// <summary>The sender gives up: a JSON document that says why.</summary>
    Error = 1,

    /// <summary>A JSON document.</summary>
    Serialized = 2,

    /// <summary>The contents of one or more pages.</summary>
    Pages = 4,

    /// <summary>Asks which pages of a range there are to fetch.</summary>
    MemQuery = 5,

    /// <summary>Offers pages.</summary>
    MemOffer = 6,

    /// <summary>There is no further offer.</summary>
    MemEnd = 7,

    /// <summary>Asks for offered pages.</summary>
    MemFetch = 8,

    /// <summary>Says of which of the pages that were asked for the contents follow; the others are zeros.</summary>
    MemXfer = 9,

    /// <summary>Everything offered has arrived.</summary>
    MemDone = 10,

    /// <summary>Random bytes that a side makes up for the connection. From protocol 2 on.</summary>
    Challenge = 11,

    /// <summary>The target has everything: the digest of all that it received. From protocol 2 on.</summary>
    Ready = 12,
}
