using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>Walks everything that an object holds and finds what ties it to one compilation.</summary>
internal static class ObjectGraph
{
    // By assignability: what a pipeline would hold are objects of the compiler's internal classes.
    private static readonly Type[] Forbidden =
    [
        typeof(ISymbol), typeof(Compilation), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Location), typeof(SemanticModel),
        typeof(SyntaxReference), typeof(AttributeData), typeof(SyntaxToken), typeof(SyntaxTrivia), typeof(TypedConstant), typeof(MetadataReference),
    ];

    /// <summary>The paths to everything forbidden, from the root: <c>.Items[2]._symbol: NamedTypeSymbol</c>.</summary>
    public static IReadOnlyList<string> FindForbidden(object? root)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var stack = new Stack<(object? Value, string Path)>([(root, "")]);
        while (stack.TryPop(out var current))
        {
            if (current.Value is not { } value || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            {
                continue;
            }

            var type = value.GetType();
            if (Forbidden.FirstOrDefault(forbidden => forbidden.IsAssignableFrom(type)) is not null)
            {
                found.Add($"{current.Path}: {type.Name}");
                continue;
            }

            if (value is Pointer || value is Type || (!type.IsValueType && !seen.Add(value)))
            {
                continue;
            }

            foreach (var (inner, path) in Inside(value, type))
            {
                stack.Push((inner, current.Path + path));
            }
        }

        return found;
    }

    private static IEnumerable<(object? Value, string Path)> Inside(object value, Type type)
    {
        if (value is Array array)
        {
            return ((IEnumerable)array).Cast<object?>().Select((item, i) => (item, $"[{i}]"));
        }

        return Hierarchy(type)
            .SelectMany(level => level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(field => (field.GetValue(value), "." + field.Name));
    }

    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
