using System.Collections.Immutable;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing.Declarations;

/// <summary>
/// The declarations of all files by their simple names. It tells on which of them the models of a file's types can depend: on all
/// that any identifier can reach, whatever it would be bound to. That is more than needed, and never less.
/// </summary>
internal sealed class DeclarationIndex
{
    private const string AttributeSuffix = "Attribute";

    private readonly Dictionary<string, List<DeclaredType>> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<DeclaredType, int> _order = new(ReferenceComparer.Instance);
    private readonly Dictionary<string, TreeDeclarations> _firstAnnotated = new(StringComparer.Ordinal);
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private readonly TokenText _global;

    private DeclarationIndex(ImmutableArray<TreeDeclarations> trees)
    {
        _aliases.UnionWith(trees.SelectMany(tree => tree.Aliases));
        foreach (var tree in trees)
        {
            foreach (var type in tree.Types)
            {
                Add(tree, type);
            }

            foreach (var space in tree.Namespaces)
            {
                AddNamespace(space);
            }
        }

        var global = new TokenTextBuilder();
        foreach (var source in trees.Select(tree => tree.Global).Where(source => source.Text.Length > 0))
        {
            global.Add(source);
        }

        // What the language itself refers to can be declared in source too.
        foreach (var type in _types.Values.SelectMany(types => types).Where(type => IsOfSystem(type.Name.Namespace)).OrderBy(type => _order[type]))
        {
            global.Add(type.Source);
        }

        _global = global.Build();
    }

    public static DeclarationIndex Create(ImmutableArray<TreeDeclarations> trees, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new DeclarationIndex(trees);
    }

    /// <summary>What the models of a file's types depend on.</summary>
    public BindingKey KeyOf(TreeDeclarations tree)
    {
        var candidates = tree.Types.Where(IsAnnotated).Where(type => ReferenceEquals(_firstAnnotated[type.Name.Full], tree)).ToList();
        return candidates.Count == 0
            ? BindingKey.Empty
            : new BindingKey(candidates.Select(type => type.Name).Distinct().ToEquatableArray(), TransitiveDependencies(candidates));
    }

    private void Add(TreeDeclarations tree, DeclaredType type)
    {
        _order.Add(type, _order.Count);
        AddUnder(type.Name.Simple, type);
        if (type.Name.Simple.EndsWith(AttributeSuffix, StringComparison.Ordinal))
        {
            AddUnder(type.Name.Simple.Substring(0, type.Name.Simple.Length - AttributeSuffix.Length), type);
        }

        if (IsAnnotated(type) && !_firstAnnotated.ContainsKey(type.Name.Full))
        {
            _firstAnnotated.Add(type.Name.Full, tree);
        }
    }

    private void AddUnder(string name, DeclaredType type)
    {
        if (!_types.TryGetValue(name, out var types))
        {
            _types.Add(name, types = []);
        }

        types.Add(type);
    }

    private void AddNamespace(string space)
    {
        var segment = space.Substring(space.LastIndexOf('.') + 1);
        if (!_namespaces.TryGetValue(segment, out var spaces))
        {
            _namespaces.Add(segment, spaces = new(StringComparer.Ordinal));
        }

        spaces.Add(space);
    }

    // An alias can stand for any attribute: the parser looks at what it really is.
    private bool IsAnnotated(DeclaredType type)
    {
        foreach (var name in type.Attributes)
        {
            if (KnownNames.IsIdentity(name) || (_aliases.Count > 0 && (_aliases.Contains(name) || _aliases.Contains(name + AttributeSuffix))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfSystem(string space) => space == "System" || space.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>Everything that the identifiers in the candidates lead to, and the identifiers in that, and so on; in an order that does not depend on the files'.</summary>
    private EquatableArray<string> TransitiveDependencies(List<DeclaredType> candidates)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>(candidates
            .SelectMany(type => type.Source.Identifiers)
            // Types that have the names of what is generated, whoever refers to them.
            .Concat(candidates.SelectMany(type => GeneratedNames.Of(type.Name.Simple, type.Name.Dotted)))
            .Concat(_global.Identifiers).Where(names.Add));
        var types = new HashSet<DeclaredType>(candidates, ReferenceComparer.Instance);
        var spaces = new SortedSet<string>(StringComparer.Ordinal);
        while (queue.Count > 0)
        {
            var name = queue.Dequeue();
            if (_namespaces.TryGetValue(name, out var namedSpaces))
            {
                spaces.UnionWith(namedSpaces);
            }

            foreach (var type in _types.TryGetValue(name, out var namedTypes) ? namedTypes.Where(types.Add) : [])
            {
                foreach (var next in type.Source.Identifiers.Items.Where(names.Add))
                {
                    queue.Enqueue(next);
                }
            }
        }

        // The parts of one type stay in the files' order: it is the order of the type's members.
        return types
            .OrderBy(type => type.Name.Full, StringComparer.Ordinal)
            .ThenBy(type => _order[type])
            .SelectMany(type => new[] { type.Name.Full, type.Source.Text })
            .Concat(spaces)
            .Append(_global.Text)
            .ToEquatableArray();
    }

    private sealed class ReferenceComparer : IEqualityComparer<DeclaredType>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(DeclaredType x, DeclaredType y) => ReferenceEquals(x, y);

        public int GetHashCode(DeclaredType obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
