using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Use;

/// <summary>
/// Reports JSON contexts that reach two versions by one name. A context names what it knows after types, without their namespaces, and knows the
/// first one of each name only.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContextNameAnalyzer : DiagnosticAnalyzer
{
    private const string NameInContext = "TypeInfoPropertyName";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseDescriptors.SameNameInContext];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterContextAction(Check);
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        var roots = JsonContexts.Roots(type).ToList();
        var known = new HashSet<ITypeSymbol>(roots.Select(root => root.Type), SymbolEqualityComparer.Default);
        List<Known> all =
        [
            .. roots.Select(root => new Known(root.Attribute, root.Type, root.Attribute.NamedArgument<string>(NameInContext) ?? NameOf(root.Type), IsRoot: true)),
            .. roots.SelectMany(root => JsonReach.Specs(root.Type, type.ContainingAssembly).Where(known.Add).Select(spec => new Known(root.Attribute, spec, NameOf(spec), IsRoot: false))),
        ];
        var taken = new HashSet<string>(all.Select(one => one.Name), StringComparer.Ordinal);
        var names = new Dictionary<string, ITypeSymbol>(StringComparer.Ordinal);
        foreach (var one in all)
        {
            Add(context, names, taken, one);
        }
    }

    private static void Add(SymbolAnalysisContext context, Dictionary<string, ITypeSymbol> names, HashSet<string> taken, Known known)
    {
        var (attribute, type, name, isRoot) = known;
        if (!names.TryGetValue(name, out var first))
        {
            names.Add(name, type);
        }
        else if (!SymbolEqualityComparer.Default.Equals(first, type) && IsOfSpec(type) && attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken) is { } syntax)
        {
            var other = FreeName(type, taken);
            context.ReportDiagnostic(Diagnostic.Create(
                UseDescriptors.SameNameInContext,
                syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add(DiagnosticProperties.ContextName, other).Add(DiagnosticProperties.UsedType, isRoot ? null : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
                context.Symbol.Name,
                first.ToDisplayString(),
                type.ToDisplayString(),
                name,
                isRoot ? $"{NameInContext} = \"{other}\"" : $"[JsonSerializable(typeof({type.ToDisplayString()}), {NameInContext} = \"{other}\")] as well"));
        }
    }

    // As the generator of System.Text.Json names them: `Lamp`, `LampArray`, `ListLamp`.
    private static string NameOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NameOf(array.ElementType) + "Array",
        INamedTypeSymbol named => named.Name + string.Concat(named.TypeArguments.Select(NameOf)),
        _ => type.Name,
    };

    private static bool IsOfSpec(ITypeSymbol type) => SpecIn(type) is not null;

    /// <summary>A name that nothing else in the context has: the type's, behind as many of its namespaces as it takes.</summary>
    private static string FreeName(ITypeSymbol type, HashSet<string> taken)
    {
        var name = NameOf(type);
        for (var space = SpecIn(type)?.ContainingNamespace; space is { IsGlobalNamespace: false } && taken.Contains(name); space = space.ContainingNamespace)
        {
            name = space.Name + name;
        }

        taken.Add(name);
        return name;
    }

    /// <summary>A type that a context knows, and the attribute by which it comes to it.</summary>
    private sealed record Known(AttributeData Attribute, ITypeSymbol Type, string Name, bool IsRoot);

    private static INamedTypeSymbol? SpecIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => SpecIn(array.ElementType),
        INamedTypeSymbol named when SumsAndUnions.HasCodec(named) || TypeIdentity.Of(named) is not null => named,
        INamedTypeSymbol named => named.TypeArguments.Select(SpecIn).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
