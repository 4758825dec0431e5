using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SpecLattice.CompilerServices;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>
/// The members of a document that its version does not declare, kept as they came: immutable, in their order, and compared by it. A record whose attribute says <see cref="UnknownMembers.Keep"/> has one
/// member of this type. Without any it is <c>default</c>.
/// </summary>
public readonly struct SpecUnknownMembers : IReadOnlyList<KeyValuePair<string, SpecJsonValue?>>, IEquatable<SpecUnknownMembers>
{
    /// <summary>The most members that one record keeps.</summary>
    public const int MaxCount = 256;

    /// <summary>The most bytes of UTF-8 that one record keeps, names included.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>How deeply objects and arrays may be nested in a member that is kept.</summary>
    public const int MaxDepth = 32;

    private readonly KeyValuePair<string, SpecJsonValue?>[]? _members;

    internal SpecUnknownMembers(List<KeyValuePair<string, SpecJsonValue?>> members) => _members = members.Count == 0 ? null : [.. members];

    /// <inheritdoc/>
    public int Count => _members?.Length ?? 0;

    private ReadOnlySpan<KeyValuePair<string, SpecJsonValue?>> Members => _members;

    /// <inheritdoc/>
    public KeyValuePair<string, SpecJsonValue?> this[int index] => Members[index];

    /// <summary>Compares two.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they have the same members in the same order.</returns>
    public static bool operator ==(SpecUnknownMembers left, SpecUnknownMembers right) => left.Equals(right);

    /// <summary>Compares two.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(SpecUnknownMembers left, SpecUnknownMembers right) => !left.Equals(right);

    /// <summary>Keeps members.</summary>
    /// <param name="members">The members; the JSON null is null.</param>
    /// <returns>The members in their order.</returns>
    /// <exception cref="ArgumentException">A name appears twice, or they are more than can be kept.</exception>
    public static SpecUnknownMembers From(IEnumerable<KeyValuePair<string, SpecJsonValue?>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        var kept = new List<KeyValuePair<string, SpecJsonValue?>>();
        foreach (var (name, value) in members)
        {
            if (SpecUnknown.FindProblem(kept, name, value) is { } problem)
            {
                throw new ArgumentException(problem, nameof(members));
            }

            kept.Add(new(name, value));
        }

        return new SpecUnknownMembers(kept);
    }

    /// <summary>The same members, and one more or another value of one.</summary>
    /// <param name="name">The member's name.</param>
    /// <param name="value">Its value; the JSON null is null.</param>
    /// <returns>The members; one that is there keeps its place.</returns>
    /// <exception cref="ArgumentException">They are more than can be kept.</exception>
    public SpecUnknownMembers With(string name, SpecJsonValue? value) => TryGetValue(name, out _)
        ? From(this.Select(member => member.Key == name ? new(name, value) : member))
        : From(this.Append(new(name, value)));

    /// <summary>The same members without one.</summary>
    /// <param name="name">The member's name.</param>
    /// <returns>The others.</returns>
    public SpecUnknownMembers Without(string name) => new([.. this.Where(member => member.Key != name)]);

    /// <summary>Finds a member.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value; null also where it is the JSON null.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGetValue(string name, out SpecJsonValue? value)
    {
        foreach (var member in Members)
        {
            if (member.Key == name)
            {
                value = member.Value;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <summary>Goes through the members.</summary>
    /// <returns>The enumerator.</returns>
    public IEnumerator<KeyValuePair<string, SpecJsonValue?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, SpecJsonValue?>>)(_members ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(SpecUnknownMembers other)
    {
        if (Count != other.Count)
        {
            return false;
        }

        for (int i = 0; i < Count; i++)
        {
            if (Members[i].Key != other.Members[i].Key || Members[i].Value != other.Members[i].Value)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SpecUnknownMembers other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var member in Members)
        {
            hash.Add(member.Key);
            hash.Add(member.Value);
        }

        return hash.ToHashCode();
    }

    /// <summary>How many there are. What they hold may be secret, as nobody has declared it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Count == 0 ? "none" : $"{Count} kept";
}
