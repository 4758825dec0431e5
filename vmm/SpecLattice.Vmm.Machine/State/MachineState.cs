namespace SpecLattice.Vmm.Machine.State;

/// <summary>
/// The state of a machine: everything that a migration carries besides RAM, in pieces, each of a family of its own. A device may have several pieces.
/// </summary>
/// <remarks>
/// What can be worked out from the rest (interrupt lines, pending bits, caches) is not in here: it is rebuilt on import.
/// </remarks>
/// <param name="Pieces">The pieces, in the order in which the machine has its devices.</param>
public sealed record MachineState(SpecList<StatePiece> Pieces)
{
    /// <summary>Finds a piece.</summary>
    /// <typeparam name="T">The piece's type.</typeparam>
    /// <param name="id">Whose it is.</param>
    /// <exception cref="KeyNotFoundException">There is no such piece.</exception>
    public T Get<T>(string id)
        where T : class =>
        Pieces.FirstOrDefault(piece => piece.Id == id && piece.Value is T)?.Value as T
        ?? throw new KeyNotFoundException($"there is no {typeof(T).Name} `{id}`");

    /// <summary>Replaces a piece.</summary>
    /// <typeparam name="T">The piece's type.</typeparam>
    /// <param name="id">Whose it is.</param>
    /// <param name="value">The new piece.</param>
    public MachineState With<T>(string id, T value)
        where T : class =>
        new(SpecList.From(Pieces.Select(piece => piece.Id == id && piece.Value is T ? piece with { Value = value } : piece)));

    /// <summary>Takes over the contents of the disks in memory.</summary>
    /// <param name="other">The state of a machine with the same disks.</param>
    public MachineState WithDisksOf(MachineState other)
    {
        var disks = other.Pieces.Where(piece => piece.Kind == StateKinds.InMemoryBlockBackend.Family).ToDictionary(piece => piece.Id);
        return new(SpecList.From(Pieces.Select(piece =>
            piece.Kind == StateKinds.InMemoryBlockBackend.Family && disks.TryGetValue(piece.Id, out var disk) ? disk : piece)));
    }

    /// <summary>Leaves out a piece.</summary>
    /// <param name="kind">The piece's kind.</param>
    /// <param name="id">Whose it is.</param>
    public MachineState Without(string kind, string id) => new(SpecList.From(Pieces.Where(piece => piece.Kind != kind || piece.Id != id)));
}

/// <summary>A piece of a machine's state.</summary>
/// <param name="Kind">Its kind: the name of its family.</param>
/// <param name="Id">Whose it is, among those of its kind: a component of the spec, a hart's number, or a fixed name.</param>
/// <param name="Value">The state, in the newest version of its family.</param>
public sealed record StatePiece(string Kind, string Id, object Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Kind} `{Id}`";
}
