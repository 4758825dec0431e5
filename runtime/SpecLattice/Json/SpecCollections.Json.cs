using System.Text.Json.Serialization;
using SpecLattice.CompilerServices;

namespace SpecLattice;

/// <content>As a member of an ordinary class.</content>
[JsonConverter(typeof(SpecCollectionConverter))]
public sealed partial class SpecList<T>
{
    internal static bool IsRegistered { get; } =
        SpecCollectionConverter.Register(typeof(SpecList<T>), static options => new SpecListConverter<T>(new SpecElementConverter<T>(options)));
}

/// <content>As a member of an ordinary class.</content>
[JsonConverter(typeof(SpecCollectionConverter))]
public sealed partial class SpecSet<T>
{
    internal static bool IsRegistered { get; } =
        SpecCollectionConverter.Register(typeof(SpecSet<T>), static options => new SpecSetConverter<T>(new SpecElementConverter<T>(options)));
}

/// <content>As a member of an ordinary class.</content>
[JsonConverter(typeof(SpecCollectionConverter))]
public sealed partial class SpecMap<TKey, TValue>
{
    internal static bool IsRegistered { get; } = SpecCollectionConverter.Register(
        typeof(SpecMap<TKey, TValue>),
        static options => new SpecMapConverter<TKey, TValue>(new SpecElementConverter<TKey>(options), new SpecElementConverter<TValue>(options)));
}
