using System.Collections.Immutable;

namespace SpecLattice;

/// <summary>Makes conversions, and puts several together.</summary>
public static class Conversion
{
    /// <summary>A conversion that succeeded.</summary>
    /// <typeparam name="T">The type converted to.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The conversion.</returns>
    public static Conversion<T> Success<T>(T value)
        where T : notnull => Conversion<T>.Success(value);

    /// <summary>Refuses a value as a whole. The result becomes the conversion of whatever type the caller returns.</summary>
    /// <param name="message">What is there and why it would be lost, without the value itself.</param>
    /// <returns>The refusal.</returns>
    public static Refusal Refuse(string message) => Refuse("", message);

    /// <summary>Refuses a place in a value.</summary>
    /// <param name="pointer">
    /// Where in the value that the caller was given, as a JSON pointer: empty for the value itself, otherwise each name after a slash, with
    /// <c>~0</c> for <c>~</c> and <c>~1</c> for <c>/</c> in it.
    /// </param>
    /// <param name="message">What is there and why it would be lost, without the value itself.</param>
    /// <returns>The refusal.</returns>
    /// <exception cref="ArgumentException">The pointer is not a JSON pointer.</exception>
    public static Refusal Refuse(string pointer, string message) => new(new LossReport(Loss.Custom(pointer, message)));

    /// <summary>Refuses a place in a value, with more about it for programs.</summary>
    /// <param name="pointer">Where in the value that the caller was given, as a JSON pointer.</param>
    /// <param name="message">What is there and why it would be lost, without the value itself.</param>
    /// <param name="details">The same for programs.</param>
    /// <returns>The refusal.</returns>
    /// <exception cref="ArgumentException">The pointer is not a JSON pointer.</exception>
    public static Refusal Refuse(string pointer, string message, LossDetails details) => new(new LossReport(Loss.Custom(pointer, message, details)));

    /// <summary>Refuses several places, or passes on the losses of another conversion.</summary>
    /// <param name="losses">The losses, at least one.</param>
    /// <returns>The refusal.</returns>
    /// <exception cref="ArgumentException">There is no loss.</exception>
    public static Refusal Refuse(params IEnumerable<Loss> losses)
    {
        ArgumentNullException.ThrowIfNull(losses);
        LossReport report = losses as LossReport ?? new LossReport(losses);
        return report.Count > 0 ? new(report) : throw new ArgumentException("a refused conversion names at least one loss", nameof(losses));
    }

    /// <summary>Says that what was converted is a member of the value: its losses are named there.</summary>
    /// <typeparam name="T">The type converted to.</typeparam>
    /// <param name="member">The member's JSON name, or the entry's key.</param>
    /// <param name="conversion">The conversion of the member.</param>
    /// <returns>The same conversion, with losses inside the member.</returns>
    public static Conversion<T> At<T>(string member, Conversion<T> conversion)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(member);
        return conversion.In(SpecPointer.Segment(member));
    }

    /// <summary>Says that what was converted is an item of the value: its losses are named there.</summary>
    /// <typeparam name="T">The type converted to.</typeparam>
    /// <param name="index">The item's index.</param>
    /// <param name="conversion">The conversion of the item.</param>
    /// <returns>The same conversion, with losses inside the item.</returns>
    public static Conversion<T> At<T>(int index, Conversion<T> conversion)
        where T : notnull
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return conversion.In(SpecPointer.Segment(index));
    }

    /// <summary>Puts two conversions together. Where any is refused, the losses of all are named, in their order.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="TResult">The type of what is made of them.</typeparam>
    /// <param name="first">The first conversion.</param>
    /// <param name="second">The second conversion.</param>
    /// <param name="make">Makes the result of the values.</param>
    /// <returns>The result, or every loss.</returns>
    public static Conversion<TResult> Combine<T1, T2, TResult>(Conversion<T1> first, Conversion<T2> second, Func<T1, T2, TResult> make)
        where T1 : notnull
        where T2 : notnull
        where TResult : notnull =>
        RefusedOf(first.Losses, second.Losses) is { } refusal ? refusal : make(first.Value, second.Value);

    /// <summary>Puts three conversions together. Where any is refused, the losses of all are named, in their order.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <typeparam name="TResult">The type of what is made of them.</typeparam>
    /// <param name="first">The first conversion.</param>
    /// <param name="second">The second conversion.</param>
    /// <param name="third">The third conversion.</param>
    /// <param name="make">Makes the result of the values.</param>
    /// <returns>The result, or every loss.</returns>
    public static Conversion<TResult> Combine<T1, T2, T3, TResult>(
        Conversion<T1> first, Conversion<T2> second, Conversion<T3> third, Func<T1, T2, T3, TResult> make)
        where T1 : notnull
        where T2 : notnull
        where T3 : notnull
        where TResult : notnull =>
        RefusedOf(first.Losses, second.Losses, third.Losses) is { } refusal ? refusal : make(first.Value, second.Value, third.Value);

    /// <summary>Puts four conversions together. Where any is refused, the losses of all are named, in their order.</summary>
    /// <typeparam name="T1">The type of the first value.</typeparam>
    /// <typeparam name="T2">The type of the second value.</typeparam>
    /// <typeparam name="T3">The type of the third value.</typeparam>
    /// <typeparam name="T4">The type of the fourth value.</typeparam>
    /// <typeparam name="TResult">The type of what is made of them.</typeparam>
    /// <param name="first">The first conversion.</param>
    /// <param name="second">The second conversion.</param>
    /// <param name="third">The third conversion.</param>
    /// <param name="fourth">The fourth conversion.</param>
    /// <param name="make">Makes the result of the values.</param>
    /// <returns>The result, or every loss.</returns>
    public static Conversion<TResult> Combine<T1, T2, T3, T4, TResult>(
        Conversion<T1> first, Conversion<T2> second, Conversion<T3> third, Conversion<T4> fourth, Func<T1, T2, T3, T4, TResult> make)
        where T1 : notnull
        where T2 : notnull
        where T3 : notnull
        where T4 : notnull
        where TResult : notnull =>
        RefusedOf(first.Losses, second.Losses, third.Losses, fourth.Losses) is { } refusal ? refusal : make(first.Value, second.Value, third.Value, fourth.Value);

    /// <summary>Puts conversions of one type together. Where any is refused, the losses of all are named, in their order.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="conversions">The conversions.</param>
    /// <returns>The values in their order, or every loss.</returns>
    public static Conversion<ImmutableArray<T>> Combine<T>(params IEnumerable<Conversion<T>> conversions)
        where T : notnull
    {
        ImmutableArray<Conversion<T>> all = [.. conversions];
        return RefusedOf([.. all.Select(one => one.Losses)]) is { } refusal ? refusal : ImmutableArray.CreateRange(all, one => one.Value);
    }

    private static Refusal? RefusedOf(params ReadOnlySpan<LossReport> reports)
    {
        var losses = new List<Loss>();
        foreach (LossReport report in reports)
        {
            losses.AddRange(report);
        }

        return losses.Count == 0 ? null : Refuse(losses);
    }
}
