namespace SpecLattice.CompilerServices;

/// <content>Elements whose conversion is remembered.</content>
public static partial class SpecConvert
{
    /// <summary>As <see cref="Items{T, TOut}"/>, for unions. Where nothing is lost, the list remembers the result, so that the same conversion gives it again in constant time.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <typeparam name="TOut">The new item type.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="shared">The bits of the cases that are kept as they are.</param>
    /// <param name="convert">Converts an item, or adds losses; the same object each time.</param>
    /// <param name="losses">Where losses go, each under its item's index.</param>
    /// <returns>The list, or null where any item lost something.</returns>
    [CLSCompliant(false)]
    public static SpecList<TOut>? RememberedItems<T, TOut>(SpecList<T> list, ulong shared, PartialConverter<T, TOut> convert, ref LossCollector losses)
    {
        if (Remembered.Find<SpecList<TOut>>(list.LastConversion, convert) is { } known)
        {
            return known;
        }

        if (!list.Items.HasCaseMask)
        {
            return Items(list, convert, ref losses);
        }

        LossMark before = losses.Here;
        if (!TryConvertCases(list.Items, keys: null, shared, convert, ref losses, out var items))
        {
            return null;
        }

        var converted = new SpecList<TOut>(items);
        list.LastConversion = losses.HasMore(before) ? list.LastConversion : Remembered.After(list.LastConversion, convert, converted);
        return converted;
    }

    /// <summary>As <see cref="Values{TKey, TValue, TOut}"/>, for unions. Where nothing is lost, the map remembers the result, so that the same conversion gives it again in constant time.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <typeparam name="TOut">The new value type.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="shared">The bits of the cases that are kept as they are.</param>
    /// <param name="convert">Converts a value, or adds losses; the same object each time.</param>
    /// <param name="losses">Where losses go, each under its entry's key.</param>
    /// <returns>The map, or null where any entry lost something.</returns>
    [CLSCompliant(false)]
    public static SpecMap<TKey, TOut>? RememberedValues<TKey, TValue, TOut>(SpecMap<TKey, TValue> map, ulong shared, PartialConverter<TValue, TOut> convert, ref LossCollector losses)
        where TKey : notnull
    {
        if (Remembered.Find<SpecMap<TKey, TOut>>(map.LastConversion, convert) is { } known)
        {
            return known;
        }

        if (!map.Items.HasCaseMask)
        {
            return Values(map, convert, ref losses);
        }

        LossMark before = losses.Here;
        if (!TryConvertCases(map.Items, map, shared, convert, ref losses, out var values))
        {
            return null;
        }

        SpecMap<TKey, TOut> converted = map.With(values);
        map.LastConversion = losses.HasMore(before) ? map.LastConversion : Remembered.After(map.LastConversion, convert, converted);
        return converted;
    }

    /// <summary>Converts the values of a union that are not of certain cases. Who only asks is answered at the first loss, before anything is made.</summary>
    private static bool TryConvertCases<T, TOut>(
        SpecStorage<T> items, IKeyTexts? keys, ulong shared, PartialConverter<T, TOut> convert, ref LossCollector losses, out SpecStorage<TOut> converted)
    {
        SpecDepth.Ensure();
        converted = default;
        if (losses.IsAsking && LosesAny(items, shared, convert, ref losses))
        {
            return false;
        }

        LossMark before = losses.Here;
        var kept = new KeptCases<T>(shared);
        var builder = new SpecStorageBuilder<TOut>(items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            object payload = items.NumberedPayload(i)!;
            bool isKept = kept.Has(payload);
            LossMark mark = losses.Here;
            TOut? value = isKept ? default : convert(items[i], ref losses);
            if (keys is null)
            {
                losses.Prefix(mark, i);
            }
            else
            {
                losses.Prefix(mark, keys, i);
            }

            if (losses.Here != before)
            {
                continue;
            }

            if (isKept)
            {
                builder.AddKept(payload, items.CaseMask);
            }
            else
            {
                builder.AddConverted(value!, items, i);
            }
        }

        if (losses.Here != before)
        {
            return false;
        }

        converted = builder.ToStorage();
        return true;
    }

    /// <summary>Whether any element loses something, for who asks nothing else.</summary>
    private static bool LosesAny<T, TOut>(SpecStorage<T> items, ulong shared, PartialConverter<T, TOut> convert, ref LossCollector losses)
    {
        var kept = new KeptCases<T>(shared);
        for (int i = 0; i < items.Count && !losses.IsAnswered; i++)
        {
            if (!kept.Has(items.NumberedPayload(i)!))
            {
                convert(items[i], ref losses);
            }
        }

        return losses.IsAnswered;
    }
}
