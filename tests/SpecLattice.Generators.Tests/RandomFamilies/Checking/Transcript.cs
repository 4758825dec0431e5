using System.Globalization;
using SpecLattice.Serialization;

namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <summary>Writes down what becomes of values in all other versions: the value, or every loss with all that it says.</summary>
internal sealed class Transcript : IValueVisitor
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Visit<TSum>(TSum value)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        _lines.Add(SpecJson.Serialize(value));
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"  floor {value.GetFloor()}"));
        foreach (var version in TSum.Versions)
        {
            var shown = value.ToVersion(version.Number).Match(
                converted => SpecJson.Serialize(converted),
                losses => string.Join("\n    ", losses.Select(loss => $"{loss.Pointer} {loss.Kind} {loss.FromVersion}->{loss.ToVersion} at {loss.Step}: {loss.Message} ({loss.AbsentValue})")));
            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"  {version.Number}: {shown}"));
        }
    }
}
