using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>What the marked types of an assembly hold.</summary>
internal sealed class ModelGraph
{
    private ModelGraph()
    {
    }

    /// <summary>The types that belong to a model, besides the marked ones.</summary>
    public HashSet<INamedTypeSymbol> Parts { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The versions that are inside a model as they are.</summary>
    public HashSet<INamedTypeSymbol> Carried { get; } = new(SymbolEqualityComparer.Default);

    public static ModelGraph Of(IAssemblySymbol assembly)
    {
        var graph = new ModelGraph();
        var open = new Stack<INamedTypeSymbol>(
            assembly.GlobalNamespace.AllTypes().Where(type => type.FindAttribute(KnownNames.SpecModel) is not null));
        while (open.Count > 0)
        {
            graph.Visit(open.Pop(), assembly, open);
        }

        return graph;
    }

    private void Visit(INamedTypeSymbol model, IAssemblySymbol assembly, Stack<INamedTypeSymbol> open)
    {
        var held = DataMembers.Of(model).SelectMany(member => DataMembers.TypesIn(member.Type)).Concat(DataMembers.KindsOf(model));
        foreach (var type in held)
        {
            if (TypeIdentity.Of(type) is not null)
            {
                Carried.Add(type);
            }
            else if (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, assembly)
                && type.FindAttribute(KnownNames.SpecScalar) is null
                && type.FindAttribute(KnownNames.SpecModel) is null
                && Parts.Add(type))
            {
                open.Push(type);
            }
        }
    }
}
