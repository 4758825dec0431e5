using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads a version's hand-written conversions.</summary>
internal static class ConversionMethodParser
{
    public static EquatableArray<ConversionMethodModel> Parse(INamedTypeSymbol type, ProblemList problems) => type.GetMembers()
        .OfType<IMethodSymbol>()
        .Where(method => !method.IsImplicitlyDeclared && (method.AssociatedSymbol is null || HasAttributes(method)))
        .Where(method => method.FindAttribute(KnownNames.SpecConversion) is not null)
        .Select(method => Parse(type, method, problems))
        .OfType<ConversionMethodModel>()
        .ToEquatableArray();

    // A record has two accessors for each member, and asking for the attributes of each is expensive.
    private static bool HasAttributes(IMethodSymbol accessor) =>
        accessor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is AccessorDeclarationSyntax { AttributeLists.Count: > 0 });

    private static ConversionMethodModel? Parse(INamedTypeSymbol type, IMethodSymbol method, ProblemList problems)
    {
        var attribute = method.FindAttribute(KnownNames.SpecConversion)!;
        var (members, older) = (attribute.Texts(0), attribute.NamedTexts("From").ToEquatableArray());
        var isUsable = method is { IsStatic: true, IsGenericMethod: false, Parameters.Length: > 0, ReturnsVoid: false }
            && method.Parameters.Length <= Math.Max(1, Math.Max(members.Count, older.Count)) + 1
            && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
            && method.Parameters.All(parameter => parameter.RefKind == RefKind.None);
        if (!isUsable)
        {
            problems.AddAt(method, RuleIds.BadConversionMethod, method.Name, "it must be static, public or internal, take a value (or one for each member that it converts) and at most a context, and return the result");
            return null;
        }

        if (FindUncallable(type, method) is { } reason)
        {
            problems.AddAt(method, RuleIds.BadConversionMethod, method.Name, reason);
            return null;
        }

        if (FindBadNames(members, older) is { } bad)
        {
            problems.AddAt(method, RuleIds.BadConversionMethod, method.Name, bad);
            return null;
        }

        var (returned, canRefuse) = Unwrap(method.ReturnType);
        var isLossless = attribute.NamedArgument<bool>("Lossless");
        if (isLossless && canRefuse)
        {
            problems.AddAt(method, RuleIds.BadConversionMethod, method.Name, "it is declared lossless and returns Conversion<T>, which can refuse");
        }

        return new ConversionMethodModel
        {
            Name = method.Name,
            Reference = $"{type.Reference()}.{method.Name}",
            Members = members,
            OlderMembers = older,
            Takes = method.Parameters.Select(parameter => TypeRefParser.Parse(parameter.Type, type.ContainingAssembly)).ToEquatableArray(),
            Gives = Items(returned).Select(item => TypeRefParser.Parse(item, type.ContainingAssembly)).ToEquatableArray(),
            CanRefuse = canRefuse,
            IsLossless = isLossless,
            Direction = (ConversionDirection)attribute.NamedEnumArgument("Direction"),
            Context = method.Parameters.Length > 1 ? ParseContext(method.Parameters[method.Parameters.Length - 1].Type) : null,
        };
    }

    /// <summary>Why generated conversions cannot call a method, or hand its context on; null where they can.</summary>
    private static string? FindUncallable(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.GetAttributes().FirstOrDefault(IsRequirement) is { } requirement)
        {
            return $"generated conversions that call it do not have its [{requirement.AttributeClass!.Name.Replace("Attribute", "")}]: do what needs it somewhere else";
        }

        if (method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Select(UseWarnings.FindForbidden).FirstOrDefault(found => found is not null) is { } forbidden)
        {
            return $"'{forbidden.Name}' is obsolete as an error, so generated conversions cannot name it: leave out 'true' and let it be a warning for people";
        }

        if (method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType).Select(used => AmbiguousNames.Find(used, type.ContainingAssembly)).FirstOrDefault(found => found is not null) is { } ambiguous)
        {
            return $"generated conversions cannot name '{ambiguous.ToDisplayString()}': {AmbiguousNames.Why}";
        }

        if (method.Parameters.Length < 2)
        {
            return null;
        }

        var context = method.Parameters[method.Parameters.Length - 1].Type;
        return context is IPointerTypeSymbol or IFunctionPointerTypeSymbol || context.IsRefLikeType
            ? "generated conversions cannot hand on a context that is a pointer or a ref struct"
            : type.IsVisibleOutside() && !context.IsTypeVisibleOutside()
                ? $"other assemblies see '{type.Name}', whose conversions take the context, but not '{context.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}': make it public"
                : null;
    }

    private static bool IsRequirement(AttributeData attribute) => attribute.AttributeClass is
    {
        Name: "RequiresUnreferencedCodeAttribute" or "RequiresDynamicCodeAttribute" or "RequiresAssemblyFilesAttribute",
        ContainingNamespace.Name: "CodeAnalysis",
    };

    private static string? FindBadNames(EquatableArray<string> members, EquatableArray<string> older)
    {
        var twice = members.GroupBy(name => name, StringComparer.Ordinal).Concat(older.GroupBy(name => name, StringComparer.Ordinal)).FirstOrDefault(group => group.Count() > 1);
        return members.Count == 0 && older.Count > 0 ? "it names members of the older version alone: name those of the newer one that they become"
            : twice is not null ? $"it names '{twice.Key}' twice"
            : null;
    }

    private static IEnumerable<ITypeSymbol> Items(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(element => element.Type) : [type];

    private static (ITypeSymbol Returned, bool CanRefuse) Unwrap(ITypeSymbol type) =>
        type is INamedTypeSymbol named && named.IsNamed(KnownNames.Conversion) ? (named.TypeArguments[0], true) : (type, false);

    // The name follows from the type, so that two methods that need the same context share one parameter.
    private static ContextParameter ParseContext(ITypeSymbol type)
    {
        var reference = type.Reference();
        var name = new string(type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).Where(char.IsLetterOrDigit).ToArray());
        return new ContextParameter(reference, JsonNaming.ToCamelCase(name) + "Context");
    }
}
