using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads one annotated type into its model. The only way from Roslyn's symbols to everything else.</summary>
internal static class TypeParser
{
    public static TypeModel? Parse(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        if (TypeIdentity.Of(symbol) is not { } identity)
        {
            return null;
        }

        var problems = new ProblemList(symbol);
        CheckIdentity(symbol, identity, problems);
        cancellation.ThrowIfCancellationRequested();
        var model = new TypeModel
        {
            Name = ParseName(symbol),
            Shape = ShapeOf(symbol),
            Lineage = identity.Lineage,
            Version = identity.Version,
            After = identity.Attribute.NamedArgument<int>("After"),
            Family = identity.Family,
            WireTag = identity.Attribute.NamedArgument<string>("WireTag") ?? $"V{identity.Version}",
            IgnoresUnknownMembers = identity.Attribute.NamedEnumArgument("UnknownMembers") != 0,
            HasJsonConverter = symbol.FindAttribute(KnownNames.JsonConverter) is not null,
            StaticMembers = StaticMemberParser.Parse(symbol, symbol.ContainingAssembly),
            Methods = ConversionMethodParser.Parse(symbol, problems),
            SemanticChange = symbol.FindAttribute(KnownNames.SemanticChange)?.Argument<string>(0),
            RemovedCases = symbol.FindAttributes(KnownNames.RemovedCase).Select(case_ => case_.Argument<string>(0) ?? "").ToEquatableArray(),
        };
        model = model.Shape switch
        {
            TypeShape.Union => UnionParser.Parse(symbol, model, problems),
            TypeShape.Enum => model with { Enum = EnumParser.Parse(symbol, problems) },
            _ => RecordParser.Parse(symbol, model, problems),
        };
        CheckOwnName(symbol, model, problems);
        return model with { Problems = problems.ToArray() };
    }

    /// <summary>A type cannot have a member of its own name, generated ones included.</summary>
    private static void CheckOwnName(INamedTypeSymbol symbol, TypeModel model, ProblemList problems)
    {
        var reserved = model.Shape == TypeShape.Union ? ReservedNames.OfUnions : model.IsSpec ? ReservedNames.OfSpecs : ReservedNames.OfParts;
        if (model.Shape != TypeShape.Enum && ReservedNames.IsTaken(symbol.Name, reserved))
        {
            problems.Add(RuleIds.ReservedMemberName, symbol.Name);
        }
    }

    private static TypeShape ShapeOf(INamedTypeSymbol symbol) => symbol.TypeKind switch
    {
        TypeKind.Enum => TypeShape.Enum,
        TypeKind.Struct => TypeShape.Union,
        _ => TypeShape.Record,
    };

    private static void CheckIdentity(INamedTypeSymbol symbol, TypeIdentity identity, ProblemList problems)
    {
        if (identity.Version <= 0)
        {
            problems.Add(RuleIds.VersionNotPositive, identity.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (identity.Family is { Length: 0 })
        {
            problems.Add(RuleIds.VersionNotPositive, "a family without a name");
        }

        if (symbol.IsGenericType)
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, "it is generic");
        }

        if (symbol.TypeKind != TypeKind.Enum && !IsPartialThroughout(symbol))
        {
            problems.Add(RuleIds.NotPartial, symbol.Name);
        }

        if (symbol.IsFileLocal || !IsVisibleInside(symbol))
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, "it or a containing type is neither public nor internal");
        }
    }

    private static bool IsVisibleInside(INamedTypeSymbol symbol)
    {
        for (var type = symbol; type is not null; type = type.ContainingType)
        {
            if (!type.IsAccessibleWithin(symbol.ContainingAssembly))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPartialThroughout(INamedTypeSymbol symbol)
    {
        for (var type = symbol; type is not null; type = type.ContainingType)
        {
            var isPartial = type.DeclaringSyntaxReferences
                .Select(reference => reference.GetSyntax())
                .OfType<TypeDeclarationSyntax>()
                .Any(syntax => syntax.Modifiers.Any(modifier => modifier.Text == "partial"));
            if (!isPartial)
            {
                return false;
            }
        }

        return true;
    }

    private static TypeName ParseName(INamedTypeSymbol symbol)
    {
        var containing = ImmutableArray.CreateBuilder<string>();
        for (var type = symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            containing.Insert(0, $"partial {Keyword(type)} {Identifiers.Escape(type.Name)}");
        }

        return new TypeName
        {
            Namespace = symbol.NamespaceReference(),
            ContainingDeclarations = new(containing.ToImmutable()),
            Name = symbol.Name,
            Reference = symbol.Reference(),
            IsPublic = symbol.IsVisibleOutside(),
            Keyword = symbol.TypeKind == TypeKind.Enum ? "enum" : Keyword(symbol),
        };
    }

    private static string Keyword(INamedTypeSymbol type) => (type.IsRecord, type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (false, TypeKind.Struct) => "struct",
        (false, TypeKind.Interface) => "interface",
        _ => "class",
    };
}
