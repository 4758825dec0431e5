using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads one annotated type into its model. The only way from Roslyn's symbols to everything else.</summary>
internal static class TypeParser
{
    /// <summary>Reads a type; null where it is not annotated. Should that fail, the model says so, and other types are read all the same.</summary>
    public static TypeModel? Parse(INamedTypeSymbol symbol, CancellationToken cancellation)
    {
        if (SumParser.FamilyOf(symbol) is { } family)
        {
            return SumParser.Parse(symbol, family, ParseName(symbol));
        }

        if (TypeIdentity.Of(symbol) is not { } identity)
        {
            return null;
        }

        try
        {
            return Read(symbol, identity, cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var problems = new ProblemList(symbol);
            problems.Add(RuleIds.GeneratorFailed, symbol.Name, $"{failure.GetType().Name}: {failure.Message}");
            return Start(symbol, identity) with { Problems = problems.ToArray() };
        }
    }

    private static TypeModel Start(INamedTypeSymbol symbol, TypeIdentity identity) => new()
    {
        Name = ParseName(symbol),
        Shape = ShapeOf(symbol),
        Lineage = identity.Lineage,
        Version = identity.Version,
        After = identity.Attribute.NamedArgument<int>("After"),
        Previous = PreviousVersion.Find(symbol, identity.Attribute)?.Reference(),
        Family = identity.Family,
        WireTag = identity.Attribute.NamedArgument<string>("WireTag") ?? EnvelopeModel.Default.TagOf(identity.Version),
        HasOwnTag = identity.Attribute.NamedArgument<string>("WireTag") is not null,
        IgnoresUnknownMembers = identity.Attribute.NamedEnumArgument("UnknownMembers") == UnknownMemberParser.Ignore,
        SaysUnknownMembers = identity.Attribute.NamedArgument("UnknownMembers") is not null || symbol.FindAttribute(KnownNames.SpecUnion)?.NamedArgument("UnknownMembers") is not null,
        KeepsUnknownMembers = identity.Attribute.NamedEnumArgument("UnknownMembers") == UnknownMemberParser.Keep,
        HasJsonConverter = symbol.FindAttribute(KnownNames.JsonConverter) is not null,
        PrintsMembers = symbol.GetMembers("PrintMembers").Any(member => !member.IsImplicitlyDeclared),
        SameAs = ParseCopy(symbol),
        Copied = symbol.FindAttribute(KnownNames.SpecTakenOver)?.Argument<string>(0)?.Split(',').ToEquatableArray() ?? EquatableArray<string>.Empty,
        HasDebugView = symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "DebuggerDisplayAttribute" or "DebuggerTypeProxyAttribute", ContainingNamespace.Name: "Diagnostics" }),
    };

    // In another assembly, what was taken over is there like everything else.
    private static CopyModel? ParseCopy(INamedTypeSymbol symbol) => symbol.DeclaringSyntaxReferences.Length > 0 && symbol.FindAttribute(KnownNames.SameAs) is { } attribute
        ? new CopyModel(attribute.Argument<INamedTypeSymbol>(0)?.Reference() ?? "nothing")
        : null;

    private static TypeModel Read(INamedTypeSymbol symbol, TypeIdentity identity, CancellationToken cancellation)
    {
        var problems = new ProblemList(symbol);
        CheckIdentity(symbol, identity, problems);
        PreviousVersion.Check(symbol, identity.Attribute, problems);
        cancellation.ThrowIfCancellationRequested();
        var model = Start(symbol, identity) with
        {
            StaticMembers = StaticMemberParser.Parse(symbol, symbol.ContainingAssembly),
            UseWarnings = UseWarnings.Of(symbol),
            TakenTypes = identity.Family is null ? EquatableArray<string>.Empty : TypesBeside.FindTaken(symbol),
            Methods = ConversionMethodParser.Parse(symbol, problems),
            SemanticChange = symbol.FindAttribute(KnownNames.SemanticChange)?.Argument<string>(0),
        };
        model = model.Shape switch
        {
            TypeShape.Union => UnionParser.Parse(symbol, model, problems) with { RemovedCases = ParseRemovedCases(symbol, problems) },
            TypeShape.Enum => model with { Enum = EnumParser.Parse(symbol, problems), RemovedCases = ParseRemovedCases(symbol, problems) },
            _ => RecordParser.Parse(symbol, model, problems),
        };
        CheckOwnName(symbol, model, problems);
        TypesBeside.CheckWords(symbol, problems);
        UseWarnings.Check(symbol, model, problems);
        if (model.Shape != TypeShape.Enum)
        {
            ReservedMembers.Check(symbol, model, problems);
        }
        else
        {
            TypesBeside.Check(symbol, problems);
        }

        return model with { Problems = problems.ToArray() };
    }

    private static EquatableArray<string> ParseRemovedCases(INamedTypeSymbol symbol, ProblemList problems)
    {
        UnknownMemberParser.RefuseOfCases(symbol, problems);
        var removals = symbol.FindAttributes(KnownNames.Removed).ToList();
        foreach (var removal in removals)
        {
            DiscardParser.RefuseOfCase(removal, removal.Argument<string>(0) ?? "", problems);
        }

        foreach (var removal in removals.Where(removal => removal.NamedArgument("When") is not null || removal.NamedArgument("WhenMember") is not null))
        {
            var name = removal.Argument<string>(0) ?? "";
            problems.AddAtOwnAttribute(
                new AttributePlace(KnownNames.Removed, name), RuleIds.DeclaredValueDoesNotFit, name, "value of a record's member: what is gone of a union or an enum is refused always, so leave out When");
        }

        return removals.Select(removal => removal.Argument<string>(0) ?? "").ToEquatableArray();
    }

    /// <summary>A type cannot have a member of its own name, generated ones included.</summary>
    private static void CheckOwnName(INamedTypeSymbol symbol, TypeModel model, ProblemList problems)
    {
        var reserved = model.Shape == TypeShape.Union ? ReservedNames.OfUnions : model.IsSpec ? ReservedNames.OfSpecs : ReservedNames.OfParts;
        if (model.Shape != TypeShape.Enum && (ReservedNames.IsTaken(symbol.Name, reserved) || ReservedNames.IsTypeParameter(symbol.Name, model.Shape == TypeShape.Union)))
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

        if (identity.Family is not null)
        {
            problems.CheckText(identity.Family, null, KnownNames.Spec, symbol.Name, "family's name");
            problems.CheckText(identity.Attribute.NamedArgument<string>("WireTag"), null, KnownNames.Spec, symbol.Name, "wire tag");
        }

        foreach (var second in new[] { KnownNames.SpecPart, KnownNames.SpecScalar })
        {
            if (!identity.Attribute.AttributeClass!.IsNamed(second) && symbol.FindAttribute(second) is not null)
            {
                problems.AddAtOwnAttribute(second, RuleIds.UnsupportedTypeShape, symbol.Name, $"it has two marks of what it is, [{identity.Attribute.AttributeClass!.Name.Replace("Attribute", "")}] and this: keep one");
            }
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

    public static bool IsPartialThroughout(INamedTypeSymbol symbol)
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

    public static TypeName ParseName(INamedTypeSymbol symbol)
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

    private static string Keyword(INamedTypeSymbol type) => (type.IsRecord || OrdinaryParser.IsCompiledStruct(type), type.TypeKind) switch
    {
        (true, TypeKind.Struct) => "record struct",
        (true, _) => "record",
        (false, TypeKind.Struct) => "struct",
        (false, TypeKind.Interface) => "interface",
        _ => "class",
    };
}
