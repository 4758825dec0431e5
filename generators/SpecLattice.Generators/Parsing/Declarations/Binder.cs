using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing.Declarations;

/// <summary>Finds the symbols of annotated types and reads them.</summary>
internal static class Binder
{
    public static EquatableArray<TypeModel> Bind(BindingRequest request, CancellationToken cancellation) => request.Key.Types
        .SelectMany(name => Find(request.Compilation.Assembly, name))
        .Select(symbol => TypeParser.Parse(symbol, cancellation))
        .OfType<TypeModel>()
        .ToEquatableArray();

    // Several types of one name are possible: those that only their files see.
    private static IEnumerable<INamedTypeSymbol> Find(IAssemblySymbol assembly, DeclaredName name)
    {
        IEnumerable<INamespaceOrTypeSymbol> containers = [assembly.GlobalNamespace];
        foreach (var segment in name.Namespace.Length == 0 ? [] : name.Namespace.Split('.'))
        {
            containers = containers.SelectMany(container => container.GetMembers(segment).OfType<INamespaceSymbol>());
        }

        foreach (var segment in name.Path)
        {
            var separator = segment.LastIndexOf('`');
            var arity = int.Parse(segment.Substring(separator + 1), System.Globalization.CultureInfo.InvariantCulture);
            containers = containers.SelectMany(container => container.GetTypeMembers(segment.Substring(0, separator), arity));
        }

        return containers.OfType<INamedTypeSymbol>();
    }
}
