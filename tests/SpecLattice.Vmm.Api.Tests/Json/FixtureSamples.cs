using System.Collections;
using SpecLattice.Catalog;
using SpecLattice.Serialization;
using SpecLattice.Testing;

namespace SpecLattice.Vmm.Api.Tests.Json;

/// <summary>The values that the documents in <c>fixtures</c> are made of: a new version has samples of its types as soon as it has documents.</summary>
internal static class FixtureSamples
{
    private const int MostOfAType = 3;

    /// <summary>A few samples of each type.</summary>
    public static IEnumerable<ApiSample> All { get; } =
    [
        .. new[] { Values<AnyInstanceSpec>(), Values<AnyInstanceEnsureRequest>(), Values<AnyInstanceSpecGetResponse>() }
            .SelectMany(values => values)
            .SelectMany(Within)
            .GroupBy(value => value.GetType())
            .SelectMany(values => values.Select(ApiSample.OfValue).Where(IsPlain).DistinctBy(sample => sample.Json).Take(MostOfAType)),
    ];

    private static IEnumerable<object> Values<TSum>()
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => FixtureCorpus.Open("fixtures").Files
            .Where(file => file.Fixture is { Unreadable: null, Form: FixtureForm.Document } && file.Fixture.Family == TSum.Family)
            .Select(file => Family<TSum>().Read(file.Fixture.Version, file.Bytes.AsSpan()).Value);

    private static SpecFamily<TSum> Family<TSum>()
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => SpecCatalog.Families.OfType<SpecFamily<TSum>>().Single();

    /// <summary>A value and all values in it that read and write themselves.</summary>
    private static IEnumerable<object> Within(object? value) => value switch
    {
        null or string => [],
        IEnumerable items => items.Cast<object>().SelectMany(Within),
        _ when IsEntry(value.GetType()) => Members(value),
        _ when IsVersioned(value.GetType()) => Members(value).Prepend(value),
        _ => [],
    };

    private static IEnumerable<object> Members(object value) => value.GetType().GetProperties()
        .Where(member => member.GetMethod is { IsStatic: false } && member.GetIndexParameters().Length == 0)
        .SelectMany(member => Within(member.GetValue(value)));

    private static bool IsEntry(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static bool IsVersioned(Type type) =>
        !type.IsEnum && !IsUnitCase(type) && type.Assembly == typeof(PciPath).Assembly && type.Namespace!.StartsWith(typeof(PciPath).Namespace + ".V", StringComparison.Ordinal);

    /// <summary>Whether a type is a unit case, which its union reads and writes.</summary>
    public static bool IsUnitCase(Type type) => type is { IsNested: true, IsValueType: true, IsEnum: false };

    // The serializer escapes in its own way.
    private static bool IsPlain(ApiSample sample) => sample.Json.All(letter => char.IsAscii(letter) && letter is not ('\\' or '<' or '>' or '&' or '+' or '\'' or '`'));
}
