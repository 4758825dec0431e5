using System.Diagnostics.CodeAnalysis;

namespace SpecLattice;

/// <summary>A line of a stream in which each line is a document: its value, or what is wrong with it.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct SpecJsonLine<T>
{
    private readonly T? _value;

    internal SpecJsonLine(long number, T value)
    {
        Number = number;
        _value = value;
    }

    internal SpecJsonLine(long number, SpecJsonException error)
    {
        Number = number;
        Error = error;
    }

    /// <summary>The line's number, from 1. Empty lines count, but are not given.</summary>
    public long Number { get; }

    /// <summary>What is wrong, with its line and column in the stream; null where nothing is.</summary>
    public SpecJsonException? Error { get; }

    /// <summary>Gets the value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="error">What is wrong where there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out SpecJsonException? error)
    {
        value = _value;
        error = Number == 0 ? throw new InvalidOperationException("a line that was never read has neither a value nor an error") : Error;
        return error is null;
    }

    /// <summary>The number, and what is wrong.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Error is null ? $"line {Number}" : $"line {Number}: {Error.Message}";
}
