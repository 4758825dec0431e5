namespace SpecLattice;

/// <content>Filling a map entry by entry.</content>
public sealed partial class SpecMap<TKey, TValue>
{
    /// <summary>A map in the making. Entries come in any order; <see cref="SpecMap.CreateBuilder{TKey, TValue}"/> makes it.</summary>
    public sealed class Builder
    {
        private readonly Dictionary<TKey, TValue> _entries = [];

        internal Builder()
        {
        }

        /// <summary>How many entries there are so far.</summary>
        public int Count => _entries.Count;

        /// <summary>The value of a key; sets it whether there is one already or not.</summary>
        /// <param name="key">The key.</param>
        /// <exception cref="KeyNotFoundException">There is no value for the key yet.</exception>
        public TValue this[TKey key]
        {
            get => _entries[key];
            set => _entries[key] = value;
        }

        /// <summary>Adds an entry.</summary>
        /// <param name="key">The key.</param>
        /// <param name="value">The value.</param>
        /// <exception cref="ArgumentException">There is a value for the key already.</exception>
        public void Add(TKey key, TValue value)
        {
            if (!TryAdd(key, value))
            {
                throw new ArgumentException($"two entries have the key `{SpecText.Show(SpecText.Invariant(key))}`", nameof(key));
            }
        }

        /// <summary>Adds an entry, unless there is a value for the key already.</summary>
        /// <param name="key">The key.</param>
        /// <param name="value">The value.</param>
        /// <returns>Whether it was added.</returns>
        public bool TryAdd(TKey key, TValue value) => _entries.TryAdd(key, value);

        /// <summary>The map of the entries so far. The builder can be used on.</summary>
        /// <returns>The map.</returns>
        public SpecMap<TKey, TValue> ToMap() => SpecMap.From(_entries);
    }
}
