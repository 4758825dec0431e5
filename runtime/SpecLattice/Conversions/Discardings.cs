using System.Diagnostics.CodeAnalysis;

namespace SpecLattice;

/// <summary>Conversions that can refuse and that discard: what they give up is accepted or refused along with the rest.</summary>
public static class Discardings
{
    /// <summary>Gives up what a policy accepts to lose, besides what the conversion discards on purpose.</summary>
    /// <typeparam name="T">The type converted to.</typeparam>
    /// <param name="conversion">The conversion.</param>
    /// <param name="policy">What may be lost, and why.</param>
    /// <returns>The value and all that was given up for it; or the losses that were not accepted.</returns>
    public static Conversion<Discarding<T>> Accept<T>(this Conversion<Discarding<T>> conversion, LossPolicy policy)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(policy);
        return conversion.RefuseDiscarded().Accept(LossPolicy.Declared.Or(policy));
    }

    /// <summary>The value, where nothing was discarded for it. Anything that was is a loss here, which can be accepted.</summary>
    /// <typeparam name="T">The type converted to.</typeparam>
    /// <param name="conversion">The conversion.</param>
    /// <returns>The value, or what was lost or discarded.</returns>
    public static Conversion<T> RefuseDiscarded<T>(this Conversion<Discarding<T>> conversion)
        where T : notnull
    {
        if (conversion.TryGetValue(out Discarding<T>? discarding, out LossReport? losses))
        {
            return discarding.RefuseDiscarded();
        }

        Func<Discarding<T>>? rest = conversion.Rest;
#pragma warning disable SPEC0079 // Who accepts what was refused gets all of it in the report of that.
        return Conversion<T>.Refused(losses, rest is null ? null : () => rest().Take(out _));
#pragma warning restore SPEC0079
    }

    /// <summary>Takes the value together with the report of what was discarded, or the losses.</summary>
    /// <typeparam name="T">The type converted to.</typeparam>
    /// <param name="conversion">The conversion.</param>
    /// <param name="value">The value, where the conversion succeeded.</param>
    /// <param name="report">What was discarded for the value; what would have been lost where there is none.</param>
    /// <returns>Whether it succeeded.</returns>
    public static bool TryTake<T>(this Conversion<Discarding<T>> conversion, [NotNullWhen(true)] out T? value, out LossReport report)
        where T : notnull
    {
        if (conversion.TryGetValue(out Discarding<T>? discarding, out LossReport? losses))
        {
            value = discarding.Take(out report);
            return true;
        }

        (value, report) = (default, losses);
        return false;
    }
}
