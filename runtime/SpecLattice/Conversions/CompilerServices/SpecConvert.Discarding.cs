namespace SpecLattice.CompilerServices;

/// <content>What is discarded on purpose.</content>
public static partial class SpecConvert
{
    /// <summary>What a conversion gives that discards nothing.</summary>
    /// <typeparam name="T">The type converted to.</typeparam>
    /// <param name="conversion">The conversion.</param>
    /// <returns>The value; what was discarded is a loss.</returns>
    public static Conversion<T> Strict<T>(Discarding<T> conversion)
        where T : notnull => conversion.RefuseDiscarded();

    /// <inheritdoc cref="Strict{T}(Discarding{T})"/>
    public static Conversion<T> Strict<T>(Conversion<Discarding<T>> conversion)
        where T : notnull => conversion.RefuseDiscarded();

    /// <summary>Gives up what the authors of the versions discard on purpose; whatever else is lost is refused, and named together with that.</summary>
    /// <typeparam name="T">The type converted to.</typeparam>
    /// <param name="conversion">The conversion, which refuses all.</param>
    /// <returns>The value and the report.</returns>
    public static Conversion<Discarding<T>> Declared<T>(Conversion<T> conversion)
        where T : notnull
    {
        if (conversion.TryGetValue(out T? value, out LossReport? losses))
        {
            return new Discarding<T>(value, LossReport.Empty);
        }

        if (conversion.Rest is not { } rest)
        {
            return Conversion<Discarding<T>>.Refused(losses);
        }

        return losses.All(loss => loss.Reason is not null)
            ? new Discarding<T>(rest(), losses)
            : Conversion<Discarding<T>>.Refused(losses, () => new Discarding<T>(rest(), losses));
    }
}
