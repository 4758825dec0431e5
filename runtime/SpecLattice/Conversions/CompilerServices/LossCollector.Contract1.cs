namespace SpecLattice.CompilerServices;

/// <content>
/// What code of the first releases calls, which counted losses, and gave no value where there were any. A conversion in which such code takes part refuses all that it loses, and nothing of it can be
/// accepted.
/// </content>
public ref partial struct LossCollector
{
    /// <summary>The number of losses so far.</summary>
    public int Mark
    {
        get
        {
            _isStrict = true;
            return Count;
        }
    }

    /// <inheritdoc cref="Prefix(LossMark, string)"/>
    public readonly void Prefix(int mark, string segment) => Prefix(new LossMark(mark, 0), segment);

    /// <inheritdoc cref="Prefix(LossMark, int)"/>
    public readonly void Prefix(int mark, int index) => Prefix(new LossMark(mark, 0), index);

    /// <inheritdoc cref="Discard(LossMark)"/>
    public bool Discard(int mark) => Discard(new LossMark(mark, 0));

    /// <inheritdoc cref="Withdraw(LossMark)"/>
    public readonly void Withdraw(int mark) => Withdraw(new LossMark(mark, 0));

    /// <inheritdoc cref="PlaceAmong(LossMark, string, ReadOnlySpan{LossPlace})"/>
    public readonly void PlaceAmong(int mark, string first, params ReadOnlySpan<LossPlace> places) => PlaceAmong(new LossMark(mark, 0), first, places);

    /// <inheritdoc cref="PlaceMade(LossMark, string)"/>
    public readonly void PlaceMade(int mark, string pointer) => PlaceMade(new LossMark(mark, 0), pointer);

    /// <inheritdoc cref="Sort(LossMark, ReadOnlySpan{string})"/>
    public readonly void Sort(int mark, params ReadOnlySpan<string> pointers) => Sort(new LossMark(mark, 0), pointers);
}
