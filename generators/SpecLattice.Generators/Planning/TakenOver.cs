using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>Puts what a version declares among what it takes over from the one before, in the order of that.</summary>
/// <typeparam name="T">A member or a case.</typeparam>
/// <param name="own">What the version declares.</param>
/// <param name="nameOf">Its C# name.</param>
/// <param name="formerOf">The C# names in the version before of what it was.</param>
internal sealed class TakenOver<T>(IEnumerable<T> own, Func<T, string> nameOf, Func<T, IEnumerable<string>> formerOf)
    where T : class
{
    private readonly List<T> _own = own.ToList();
    private readonly List<string> _copied = [];

    /// <summary>The names of what was taken over.</summary>
    public EquatableArray<string> Copied => _copied.ToEquatableArray();

    /// <summary>Everything that the version has.</summary>
    /// <param name="older">What the version before has.</param>
    /// <param name="gone">The names of what is gone.</param>
    /// <param name="copy">Makes the version's own of what it takes over.</param>
    public IEnumerable<T> Among(IEnumerable<T> older, ISet<string> gone, Func<T, T> copy)
    {
        var all = new List<T>();
        foreach (var candidate in older)
        {
            var name = nameOf(candidate);
            if ((_own.Find(one => formerOf(one).Contains(name)) ?? _own.Find(one => nameOf(one) == name)) is { } declared)
            {
                AddOnce(all, declared);
            }
            else if (!gone.Contains(name))
            {
                var taken = copy(candidate);
                _copied.Add(nameOf(taken));
                all.Add(taken);
            }
        }

        foreach (var rest in _own)
        {
            AddOnce(all, rest);
        }

        return all;
    }

    private static void AddOnce(List<T> all, T one)
    {
        if (!all.Contains(one))
        {
            all.Add(one);
        }
    }
}
