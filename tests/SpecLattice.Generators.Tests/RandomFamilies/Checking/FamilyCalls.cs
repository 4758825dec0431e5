using SpecLattice.Generators.Tests.RandomFamilies.Shapes;
using SpecLattice.Serialization;

namespace SpecLattice.Generators.Tests.RandomFamilies.Checking;

/// <summary>
/// Calls of generated code what <see cref="FamilyLaws"/> calls, and judges nothing, which takes a small part of the time: to learn which code values come by.
/// </summary>
internal sealed class FamilyCalls(FamilyShape family) : IValueVisitor
{
    private object? _previous;

    public void Visit<TSum>(TSum value)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var decoded = SpecJson.Deserialize<TSum>(SpecJson.Serialize(value));
        // With lines and indentation, documents are written and read token by token.
        _ = SpecJson.Deserialize<TSum>(SpecJson.Serialize(value, SpecJsonOptions.Indented));
        _ = decoded.Equals(value) && decoded.GetHashCode() == value.GetHashCode();
        if (_previous is TSum previous && previous.Version == value.Version)
        {
            _ = previous.Equals(value);
        }

        _previous = value;
        foreach (var to in family.Versions.Where(to => to.Version != value.Version))
        {
            Convert(value, to);
        }

        _ = value.GetFloor();
    }

    private void Convert<TSum>(TSum value, RecordVersion to)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum>
    {
        var direct = value.ToVersion(to.Version);
        if (direct.TryGetValue(out var converted))
        {
            _ = SpecJson.Deserialize<TSum>(SpecJson.SerializeToUtf8Bytes(converted)).Equals(converted);
            _ = converted.ToVersion(value.Version).TryGetValue(out var same) && same.Equals(value);
        }

        var chained = Conversion<TSum>.Success(value);
        foreach (var version in FamilyShape.Route(family[value.Version], to).Skip(1))
        {
            chained = chained.Then(current => current.ToVersion(version.Version));
        }

        _ = chained.TryGetValue(out var stepwise) && stepwise.Equals(converted);
    }
}
