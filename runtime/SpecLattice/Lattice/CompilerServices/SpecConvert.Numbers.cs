using System.Globalization;
using System.Numerics;
using System.Text;
using SpecLattice.Primitives;

namespace SpecLattice.CompilerServices;

/// <content>Numbers of which one is no integer.</content>
public static partial class SpecConvert
{
    /// <summary>
    /// Makes a number the same number of another type, or takes note that there is none. Between decimals and binary fractions the digits decide that JSON shows:
    /// <c>0.1</c> is <c>0.1m</c>, and <c>0.10m</c> is neither.
    /// </summary>
    /// <typeparam name="TIn">The number's type.</typeparam>
    /// <typeparam name="TOut">The type it becomes.</typeparam>
    /// <param name="value">The number.</param>
    /// <param name="since">The upper version of the edge that changes the type.</param>
    /// <param name="losses">Where the loss goes.</param>
    /// <returns>The number; 0 where there is none.</returns>
    public static TOut Exact<TIn, TOut>(TIn value, int since, ref LossCollector losses)
        where TIn : struct, INumber<TIn>
        where TOut : struct, INumber<TOut>
    {
        bool isExact = value is decimal && IsBinaryFraction(typeof(TOut)) || typeof(TOut) == typeof(decimal) && IsBinaryFraction(typeof(TIn))
            ? TryByDigits(value, out TOut result)
            : TryByValue(value, out result);
        if (isExact)
        {
            return result;
        }

        losses.Add(
            LossKind.OutOfRange,
            since,
            $"the number is not one that a {PrimitiveKinds.OfType(typeof(TOut).FullName!)!.Name} holds exactly, which it is on the other side of version {since}");
        return default;
    }

    private static bool IsBinaryFraction(Type type) => PrimitiveKinds.OfType(type.FullName!)!.Number!.IsBinaryFraction;

    private static bool TryByValue<TIn, TOut>(TIn value, out TOut result)
        where TIn : struct, INumber<TIn>
        where TOut : struct, INumber<TOut>
    {
        try
        {
            result = TOut.CreateChecked(value);
            return TOut.IsFinite(result) && SpecEquality<TIn>.Comparer.Equals(TIn.CreateChecked(result), value);
        }
        catch (OverflowException)
        {
            result = default;
            return false;
        }
    }

    private static bool TryByDigits<TIn, TOut>(TIn value, out TOut result)
        where TIn : struct, INumber<TIn>
        where TOut : struct, INumber<TOut>
    {
        string text = Digits(value);
        return TOut.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out result)
            && TOut.IsFinite(result)
            && (result is not decimal number || DecimalDigits.AreOf(Encoding.UTF8.GetBytes(text), number))
            && TIn.TryParse(Digits(result), NumberStyles.Float, CultureInfo.InvariantCulture, out TIn again)
            && SpecEquality<TIn>.Comparer.Equals(again, value);
    }

    // The shortest digits that are read as this binary fraction; all digits of a decimal.
    private static string Digits<T>(T value)
        where T : struct, INumber<T> => value.ToString(null, CultureInfo.InvariantCulture);
}
