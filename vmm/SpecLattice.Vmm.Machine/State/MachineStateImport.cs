namespace SpecLattice.Vmm.Machine.State;

/// <summary>Puts an imported state back into the machine's devices: all of it, or nothing.</summary>
internal static class MachineStateImport
{
    public static MachineState Export(IEnumerable<StateSlot> slots) =>
        new(SpecList.From(slots.Select(slot => new StatePiece(slot.Kind.Family, slot.Id, slot.Export()))));

    /// <summary>Checks a state as a whole and then takes it over.</summary>
    /// <exception cref="MachineStateException">The state was refused; nothing has changed.</exception>
    public static void Import(MachineState state, IReadOnlyList<StateSlot> slots)
    {
        var pieces = new Dictionary<(string Kind, string Id), object>();
        foreach (var piece in state.Pieces)
        {
            if (!pieces.TryAdd((piece.Kind, piece.Id), piece.Value))
            {
                throw new MachineStateException($"{piece.Kind}/{piece.Id}", "appears twice");
            }
        }

        var found = slots.Select(slot => Find(pieces, slot)).ToArray();
        if (pieces.Count > 0)
        {
            var (kind, id) = pieces.Keys.Order().First();
            throw new MachineStateException($"{kind}/{id}", "the machine has no such device");
        }

        for (var i = 0; i < found.Length; i++)
        {
            slots[i].Check(found[i], $"{slots[i].Kind.Family}/{slots[i].Id}");
        }

        for (var i = 0; i < found.Length; i++)
        {
            slots[i].Import(found[i]);
        }
    }

    private static object Find(Dictionary<(string Kind, string Id), object> pieces, StateSlot slot) =>
        pieces.Remove((slot.Kind.Family, slot.Id), out var piece)
            ? piece
            : throw new MachineStateException($"{slot.Kind.Family}/{slot.Id}", "missing: the machine has such a device");
}
