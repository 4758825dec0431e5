using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>
/// Finds what the compiler says of code that uses a type: that it is obsolete or experimental, or its members are. Generated code uses them all the same, since old versions
/// are what it is for; the warning is for people.
/// </summary>
internal sealed class UseWarnings
{
    private const string Experimental = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The ids of the warnings.</summary>
    public static EquatableArray<string> Of(INamedTypeSymbol type)
    {
        var found = new UseWarnings();
        found.AddWithMembers(type);
        for (var named = type; named is not null; named = named.ContainingType)
        {
            // Said of every part of such a type.
            if (named.Name.All(character => character is >= 'a' and <= 'z'))
            {
                found.AddId("CS8981");
            }
        }

        foreach (var used in TypesIn(type))
        {
            found.AddType(used);
        }

        return found._ids.ToEquatableArray();
    }

    /// <summary>Whether a declaration cannot be used at all.</summary>
    public static bool IsForbidden(ISymbol symbol) => symbol.FindAttribute(KnownNames.Obsolete) is { ConstructorArguments: [_, { Value: true }] };

    /// <summary>A type that cannot be used at all, by itself or inside of another; null where there is none. Specs and parts are reported where they are declared.</summary>
    public static INamedTypeSymbol? FindForbidden(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => FindForbidden(array.ElementType),
        INamedTypeSymbol named when TypeIdentity.Of(named) is null && IsAroundForbidden(named) => named,
        INamedTypeSymbol named => named.TypeArguments.Select(FindForbidden).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static bool IsAroundForbidden(INamedTypeSymbol type) => IsForbidden(type) || (type.ContainingType is { } outer && IsAroundForbidden(outer));

    /// <summary>Generated code uses all that a type is made of.</summary>
    public static void Check(INamedTypeSymbol symbol, TypeModel model, ProblemList problems)
    {
        for (var type = symbol; type is not null; type = type.ContainingType)
        {
            if (IsForbidden(type))
            {
                problems.AddAtOwnAttribute(KnownNames.Obsolete, RuleIds.ObsoleteAsError, type.Name);
            }
        }

        foreach (var member in symbol.GetMembers().Where(IsForbidden).Where(member => IsUsed(member, model)))
        {
            problems.AddAt((member as IMethodSymbol)?.AssociatedSymbol ?? member, RuleIds.ObsoleteAsError, member.Name);
        }

        foreach (var property in symbol.GetMembers().OfType<IPropertySymbol>().Where(property => IsUsed(property, model)))
        {
            if (FindForbidden(property.Type) is { } forbidden)
            {
                problems.AddAt(property, RuleIds.ObsoleteAsError, forbidden.Name);
            }
        }
    }

    private static bool IsUsed(ISymbol member, TypeModel model) => member switch
    {
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => IsUsed(property, model),
        IPropertySymbol property => model.Members.Any(candidate => candidate.Name == property.Name),
        IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: 0 } => model.Shape == TypeShape.Record,
        IMethodSymbol method => method.FindAttribute(KnownNames.SpecConversion) is not null,
        IFieldSymbol => model.Shape == TypeShape.Enum,
        _ => false,
    };

    private static IEnumerable<ITypeSymbol> TypesIn(INamedTypeSymbol type) => type.GetMembers()
        .SelectMany(member => member switch
        {
            IPropertySymbol property => [property.Type],
            IMethodSymbol method when method.FindAttribute(KnownNames.SpecConversion) is not null => method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType),
            _ => Enumerable.Empty<ITypeSymbol>(),
        })
        .Concat(type.FindAttributes(KnownNames.Case).SelectMany(attribute => attribute.AttributeClass!.TypeArguments));

    private void AddType(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                AddType(array.ElementType);
                break;
            case INamedTypeSymbol named:
                foreach (var argument in named.TypeArguments)
                {
                    AddType(argument);
                }

                if (named.FindAttribute(KnownNames.SpecScalar) is not null || TypeIdentity.Of(named) is not null || named.TypeKind == TypeKind.Enum || named.IsRecord)
                {
                    AddWithMembers(named);
                }
                else
                {
                    AddAround(named);
                }

                break;
        }
    }

    private void AddWithMembers(INamedTypeSymbol type)
    {
        AddAround(type);
        foreach (var member in type.GetMembers())
        {
            Add(member);
        }
    }

    private void AddAround(INamedTypeSymbol type)
    {
        for (ISymbol? symbol = type; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            Add(symbol);
        }

        if (type.ContainingModule is { } module)
        {
            Add(module);
            Add(module.ContainingAssembly);
        }
    }

    private void Add(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.IsNamed(KnownNames.Obsolete) == true)
            {
                AddId(attribute.NamedArgument<string>("DiagnosticId") ?? (attribute.ConstructorArguments.Length == 0 ? "CS0612" : "CS0618"));
            }
            else if (attribute.AttributeClass?.IsNamed(Experimental) == true)
            {
                AddId(attribute.Argument<string>(0) ?? "");
            }
            else if (attribute.AttributeClass?.IsOfNullState() == true)
            {
                // Reported where they stand; the codec goes by the type.
                AddId("CS8601");
                AddId("CS8604");
            }
        }
    }

    private void AddId(string id)
    {
        if (SyntaxFacts.IsValidIdentifier(id))
        {
            _ids.Add(id);
        }
    }
}
