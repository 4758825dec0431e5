using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <summary>What a conversion that could lose something gives: the value, or every place that would be lost.</summary>
/// <typeparam name="T">The type converted to.</typeparam>
[JsonConverter(typeof(ConversionRefusal))]
public readonly struct Conversion<T> : IEquatable<Conversion<T>>
    where T : notnull
{
    private readonly T? _value;

    // Null in default(Conversion<T>), which nobody may use; empty where the conversion succeeded.
    private readonly LossReport? _losses;

    // Of a refused conversion, gives the value without what would be lost, where all of that are members that can be left out.
    private readonly Func<T>? _rest;

    private Conversion(T? value, LossReport losses, Func<T>? rest = null)
    {
        _value = value;
        _losses = losses;
        _rest = rest;
    }

    /// <summary>Whether the conversion succeeded.</summary>
    /// <exception cref="InvalidOperationException">The conversion is <c>default</c>.</exception>
    public bool IsSuccess => Losses.Count == 0;

    /// <summary>What would have been lost; empty where the conversion succeeded.</summary>
    /// <exception cref="InvalidOperationException">The conversion is <c>default</c>.</exception>
    public LossReport Losses => _losses
        ?? throw new InvalidOperationException($"default({nameof(Conversion<>)}<{typeof(T).Name}>) is not a conversion: create one with {nameof(Conversion)}.{nameof(Conversion.Success)} or {nameof(Conversion)}.{nameof(Conversion.Refuse)}");

    /// <summary>The value of a conversion that succeeded.</summary>
    internal T Value => _value!;

    /// <summary>Gives the value without what would be lost; null where there is none.</summary>
    internal Func<T>? Rest => _rest;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Conversion<T>(T value) => Success(value);

    /// <summary>Refuses with a single loss.</summary>
    /// <param name="loss">The loss.</param>
    public static implicit operator Conversion<T>(Loss loss) => new(default, new LossReport(loss));

    /// <summary>Refuses.</summary>
    /// <param name="refusal">What <see cref="Conversion.Refuse(string)"/> and its like give.</param>
    public static implicit operator Conversion<T>(Refusal refusal) => new(default, refusal.Losses);

    /// <summary>Compares two conversions.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether both gave equal values or equal reports.</returns>
    public static bool operator ==(Conversion<T> left, Conversion<T> right) => left.Equals(right);

    /// <summary>Compares two conversions.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Conversion<T> left, Conversion<T> right) => !left.Equals(right);

    /// <summary>A conversion that succeeded.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The conversion.</returns>
    public static Conversion<T> Success(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, LossReport.Empty);
    }

    /// <summary>A conversion that was refused.</summary>
    /// <param name="losses">What would have been lost, at least one place.</param>
    /// <returns>The conversion.</returns>
    /// <exception cref="ArgumentException">The report is empty.</exception>
    public static Conversion<T> Refused(LossReport losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        return losses.Count > 0
            ? new(default, losses)
            : throw new ArgumentException("a refused conversion names at least one loss", nameof(losses));
    }

    /// <summary>A conversion that was refused, and that can go on where somebody accepts all that it loses.</summary>
    internal static Conversion<T> Refused(LossReport losses, Func<T>? rest) => new(default, losses, rest);

    /// <summary>
    /// Gives up what a policy accepts to lose. That can only be members that the version does not have: where there would be no value to go on with, because a number does not fit or a case is
    /// unknown, the conversion stays refused, and so it does where the policy does not accept every loss.
    /// </summary>
    /// <param name="policy">What may be lost, and why.</param>
    /// <returns>The value and what was given up for it; or the losses that were not accepted, all where there is no value to go on with.</returns>
    public Conversion<Discarding<T>> Accept(LossPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (IsSuccess)
        {
            return new Discarding<T>(_value!, LossReport.Empty);
        }

        if (_rest is null)
        {
            return Conversion<Discarding<T>>.Refused(Losses);
        }

        var refused = new LossReport(Losses.Where(loss => policy.ReasonFor(loss) is null));
        return refused.Count > 0
            ? Conversion<Discarding<T>>.Refused(refused)
            : new Discarding<T>(_rest(), new LossReport(Losses.Select(loss => loss with { Reason = loss.Reason ?? policy.ReasonFor(loss) })));
    }

    /// <summary>Gets the value.</summary>
    /// <param name="value">The value, where the conversion succeeded.</param>
    /// <returns>Whether it did.</returns>
    public bool TryGetValue([NotNullWhen(true)] out T? value) => TryGetValue(out value, out _);

    /// <summary>Gets the value or the losses.</summary>
    /// <param name="value">The value, where the conversion succeeded.</param>
    /// <param name="losses">The losses, where it did not.</param>
    /// <returns>Whether it succeeded.</returns>
    public bool TryGetValue([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out LossReport? losses)
    {
        bool success = IsSuccess;
        value = _value;
        losses = success ? null : _losses;
#pragma warning disable CS8762 // The value is there whenever the report is empty.
        return success;
#pragma warning restore CS8762
    }

    /// <summary>The value, where there is no way to continue without it.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="SpecConversionException">The conversion was refused.</exception>
    public T GetValueOrThrow()
        => TryGetValue(out T? value, out LossReport? losses) ? value : throw new SpecConversionException(losses);

    /// <summary>Calls one of two functions, with the value or with the losses.</summary>
    /// <typeparam name="TResult">What both ways give.</typeparam>
    /// <param name="success">Called with the value.</param>
    /// <param name="refused">Called with the losses.</param>
    /// <returns>What was called gave.</returns>
    public TResult Match<TResult>(Func<T, TResult> success, Func<LossReport, TResult> refused)
        => TryGetValue(out T? value, out LossReport? losses) ? success(value) : refused(losses);

    /// <summary>Changes the value; losses stay.</summary>
    /// <typeparam name="TResult">The new value's type.</typeparam>
    /// <param name="change">Makes the new value.</param>
    /// <returns>The new value or the losses.</returns>
    public Conversion<TResult> Map<TResult>(Func<T, TResult> change)
        where TResult : notnull
    {
        if (TryGetValue(out T? value, out LossReport? losses))
        {
            return Conversion<TResult>.Success(change(value));
        }

        return _rest is null ? Conversion<TResult>.Refused(losses, null) : MapRest(losses, _rest, change);
    }

    // By itself, so that a conversion that succeeded makes no closure.
    private static Conversion<TResult> MapRest<TResult>(LossReport losses, Func<T> rest, Func<T, TResult> change)
        where TResult : notnull => Conversion<TResult>.Refused(losses, () => change(rest()));

    /// <summary>Converts on; losses of either conversion stay. What is lost here can be accepted before, not afterwards.</summary>
    /// <typeparam name="TResult">The next value's type.</typeparam>
    /// <param name="next">The next conversion.</param>
    /// <returns>What the next conversion gave, or the losses of this one.</returns>
    public Conversion<TResult> Then<TResult>(Func<T, Conversion<TResult>> next)
        where TResult : notnull
        => TryGetValue(out T? value, out LossReport? losses) ? next(value) : Conversion<TResult>.Refused(losses);

    /// <summary>The same conversion, with losses inside a place.</summary>
    internal Conversion<T> In(string segment) => IsSuccess ? this : new(default, Losses.In(segment), _rest);

    /// <inheritdoc/>
    public bool Equals(Conversion<T> other)
        => Equals(_losses, other._losses) && SpecEquality<T?>.Comparer.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Conversion<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_value, _losses);

    /// <summary>The value's text, or the losses, one per line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _losses switch
    {
        null => "no conversion",
        { Count: 0 } => _value?.ToString() ?? "",
        _ => _losses.ToString(),
    };
}
