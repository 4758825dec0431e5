using System.Text.Json.Nodes;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Api.Tests.Conversions;

/// <summary>What must hold for every document of every family that holds a spec.</summary>
internal static class ConversionLaws
{
    /// <summary>The versions of all families of the API.</summary>
    public static readonly int[] Versions = [.. AnyInstanceSpec.Versions.Select(version => version.Number)];

    /// <summary>Reads a document of a version.</summary>
    public static TSum Read<TSum>(int version, string json)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> =>
        SpecJson.Deserialize<TSum>($$"""{"version":"V{{version}}","spec":{{json}}}""");

    /// <summary>Converts a document to every version, directly and through every other, and compares with what the document's text tells.</summary>
    /// <typeparam name="TSum">The family.</typeparam>
    /// <param name="version">The document's version.</param>
    /// <param name="json">The document.</param>
    /// <param name="specAt">The JSON pointer of the spec in it.</param>
    public static void Check<TSum>(int version, string json, string specAt)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var value = Read<TSum>(version, json);
        var document = JsonNode.Parse(json)!;
        var before = SpecJson.Serialize(value);
        Assert.Equal(version, value.Version);
        Assert.Equal(Versions.First(to => Lost(to).Count == 0), value.GetFloor());
        foreach (var to in Versions)
        {
            var conversion = value.ToVersion(to);
            var expected = Lost(to);
            Assert.Equal(expected.Count == 0, conversion.IsSuccess);
            if (conversion.TryGetValue(out var converted, out var losses))
            {
                ReturnsUnchanged(value, converted, to);
            }
            else
            {
                NamesEveryLoss(value, document, to, expected, losses);
                EveryNamedLossCounts(value, document, to, expected);
            }

            EveryRouteAgrees(value, to, conversion);
        }

        Assert.Equal(before, SpecJson.Serialize(value));

        IReadOnlyList<ExpectedLoss> Lost(int to) => to >= version ? [] : ExpectedLoss.Of(document, specAt, to);
    }

    // Down and up again is identity, and so is up and down again.
    private static void ReturnsUnchanged<TSum>(TSum value, TSum converted, int to)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        Assert.Equal(to, converted.Version);
        Assert.True(converted.ToVersion(value.Version).TryGetValue(out var back));
        Assert.Equal(value, back);
        Assert.Equal(value.GetHashCode(), back.GetHashCode());
        Assert.Equal(SpecJson.Serialize(value), SpecJson.Serialize(back));
        Assert.Equal(converted, SpecJson.Deserialize<TSum>(SpecJson.SerializeToUtf8Bytes(converted)));
    }

    private static void NamesEveryLoss<TSum>(TSum value, JsonNode document, int to, IReadOnlyList<ExpectedLoss> expected, LossReport losses)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        Assert.Equal(
            expected.OrderBy(loss => loss.Pointer, StringComparer.Ordinal),
            losses.Select(loss => new ExpectedLoss(loss.Pointer, loss.Kind, loss.Step)).OrderBy(loss => loss.Pointer, StringComparer.Ordinal));
        Assert.All(losses, loss =>
        {
            Assert.True(Documents.Resolves(document, loss.Pointer), $"nothing is at {loss.Pointer} in the source document");
            Assert.Equal(TSum.Family, loss.Family);
            Assert.Equal((value.Version, to), (loss.FromVersion, loss.ToVersion));
            Assert.NotEmpty(loss.Message);
        });
    }

    // With all losses but one accepted exactly that one is left, and with all accepted the conversion succeeds.
    private static void EveryNamedLossCounts<TSum>(TSum value, JsonNode document, int to, IReadOnlyList<ExpectedLoss> expected)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        Assert.True(Without(null).ToVersion(to).IsSuccess);
        foreach (var left in expected.Take(20))
        {
            var loss = Assert.Single(Without(left).ToVersion(to).Losses);
            Assert.Equal(left, new ExpectedLoss(loss.Pointer, loss.Kind, loss.Step));
        }

        TSum Without(ExpectedLoss? except)
        {
            var changed = document.DeepClone();
            foreach (var loss in expected.Where(loss => loss != except))
            {
                loss.Accept(changed);
            }

            return Read<TSum>(value.Version, changed.ToJsonString());
        }
    }

    private static void EveryRouteAgrees<TSum>(TSum value, int to, Conversion<TSum> direct)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        foreach (var middle in Versions)
        {
            var routed = value.ToVersion(middle).Then(between => between.ToVersion(to));
            if (direct.TryGetValue(out var converted))
            {
                // A middle version too old for the value refuses; the others must not make a difference.
                Assert.Equal(middle >= value.GetFloor(), routed.IsSuccess);
                Assert.True(!routed.TryGetValue(out var other) || converted.Equals(other));
            }
            else
            {
                Assert.False(routed.IsSuccess);
            }
        }
    }
}
