using System.Diagnostics.CodeAnalysis;

namespace SpecLattice.Vmm.Model;

/// <summary>A value, or why there is none.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TError">The type of what stands in the way.</typeparam>
public sealed record Result<T, TError>
    where T : class
    where TError : class
{
    private Result(T? value, TError? error) => (Value, Error) = (value, error);

    /// <summary>The value; null where there is none.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public TError? Error { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Value is not null;

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Result<T, TError>(T value) => new(value ?? throw new ArgumentNullException(nameof(value)), null);

    /// <summary>Wraps an error.</summary>
    /// <param name="error">The error.</param>
    public static implicit operator Result<T, TError>(TError error) => new(null, error ?? throw new ArgumentNullException(nameof(error)));

    /// <summary>Gets the value or the error.</summary>
    /// <param name="value">The value, where there is one.</param>
    /// <param name="error">The error, where there is none.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGetValue([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out TError? error)
    {
        if (IsOk)
        {
            (value, error) = (Value, null);
            return true;
        }

        (value, error) = (null, Error);
        return false;
    }

    /// <summary>Calls one of two functions, depending on whether there is a value.</summary>
    /// <typeparam name="TResult">What both functions return.</typeparam>
    /// <param name="success">Called with the value.</param>
    /// <param name="failure">Called with the error.</param>
    /// <returns>What was called returned.</returns>
    public TResult Match<TResult>(Func<T, TResult> success, Func<TError, TResult> failure) => IsOk ? success(Value) : failure(Error);

    /// <summary>The value's text or the error's.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Match(value => value.ToString() ?? "", error => error.ToString() ?? "");
}
