using System.Text.Json.Serialization;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>
/// What a conversion gives that discards data on purpose: the value, and a report of everything that was discarded for it. One cannot be had without the other.
/// </summary>
/// <typeparam name="T">The type converted to.</typeparam>
[JsonConverter(typeof(ConversionRefusal))]
public sealed class Discarding<T> : IEquatable<Discarding<T>>
    where T : notnull
{
    private readonly T _value;

    internal Discarding(T value, LossReport discarded)
    {
        _value = value;
        Discarded = discarded;
    }

    /// <summary>What was discarded, each place with the reason; empty where nothing was.</summary>
    public LossReport Discarded { get; }

    /// <summary>Whether nothing was discarded: this value of the source held nothing that has to go.</summary>
    public bool IsWhole => Discarded.Count == 0;

    /// <summary>Takes the value together with the report.</summary>
    /// <param name="discarded">What was discarded for it.</param>
    /// <returns>The value.</returns>
    public T Take(out LossReport discarded)
    {
        discarded = Discarded;
        return _value;
    }

    /// <summary>Takes the value together with the report.</summary>
    /// <param name="value">The value.</param>
    /// <param name="discarded">What was discarded for it.</param>
    public void Deconstruct(out T value, out LossReport discarded) => value = Take(out discarded);

    /// <summary>The value, where nothing was discarded for it. Anything that was is a loss here, which can be accepted.</summary>
    /// <returns>The value, or what was discarded.</returns>
    public Conversion<T> RefuseDiscarded() => IsWhole ? Conversion<T>.Success(_value) : Conversion<T>.Refused(Discarded, () => _value);

    /// <summary>Changes the value; the report stays.</summary>
    /// <typeparam name="TResult">The new value's type.</typeparam>
    /// <param name="change">Makes the new value.</param>
    /// <returns>The new value with the same report.</returns>
    public Discarding<TResult> Map<TResult>(Func<T, TResult> change)
        where TResult : notnull
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(change(_value), Discarded);
    }

    /// <summary>Converts on; what either conversion discarded is in the report.</summary>
    /// <typeparam name="TResult">The next value's type.</typeparam>
    /// <param name="next">The next conversion.</param>
    /// <returns>What the next conversion gave, with both reports.</returns>
    public Discarding<TResult> Then<TResult>(Func<T, Discarding<TResult>> next)
        where TResult : notnull
    {
        ArgumentNullException.ThrowIfNull(next);
        TResult value = next(_value).Take(out LossReport discarded);
        return new(value, discarded.Count == 0 ? Discarded : new LossReport(Discarded.Concat(discarded)));
    }

    /// <inheritdoc/>
    public bool Equals(Discarding<T>? other) => other is not null && Discarded.Equals(other.Discarded) && SpecEquality<T>.Comparer.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Discarding<T>);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_value, Discarded);

    /// <summary>The value's text, and what was discarded, one per line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => IsWhole ? $"{_value}" : $"{_value}\ndiscarded: {Discarded}";
}
