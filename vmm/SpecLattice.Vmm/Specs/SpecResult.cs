using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace SpecLattice.Vmm.Specs;

/// <summary>A value, or why there is none.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed record SpecResult<T>
    where T : class
{
    private readonly T? _value;
    private readonly SpecError? _error;

    private SpecResult(T? value, SpecError? error) => (_value, _error) = (value, error);

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SpecResult<T>(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    /// <summary>Wraps an error.</summary>
    /// <param name="error">The error.</param>
    public static implicit operator SpecResult<T>(SpecError error) => new(null, error ?? throw new ArgumentNullException(nameof(error)));

    /// <summary>Gets the value or the error.</summary>
    /// <param name="value">The value, where there is one.</param>
    /// <param name="error">The error, where there is none.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGetValue([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out SpecError? error)
    {
        value = _value;
        error = _error;
        return value is not null || (error is null ? throw new UnreachableException("a result has a value or an error") : false);
    }

    /// <summary>Calls one of two functions, with the value or with the error.</summary>
    /// <typeparam name="TResult">What both ways give.</typeparam>
    /// <param name="success">Called with the value.</param>
    /// <param name="failure">Called with the error.</param>
    /// <returns>What was called gave.</returns>
    public TResult Match<TResult>(Func<T, TResult> success, Func<SpecError, TResult> failure) =>
        TryGetValue(out var value, out var error) ? success(value) : failure(error);

    /// <summary>The value's text or the error's.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Match(value => value.ToString() ?? "", error => error.ToString());
}
