using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Layouts;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads a union's cases and its layout.</summary>
internal static class UnionParser
{
    public static TypeModel Parse(INamedTypeSymbol symbol, TypeModel model, ProblemList problems)
    {
        var attribute = symbol.FindAttribute(KnownNames.SpecUnion);
        if (attribute is null || !symbol.IsReadOnly || symbol.IsRecord)
        {
            problems.Add(RuleIds.NotUnionStruct, symbol.Name);
        }

        var naming = symbol.JsonNaming();
        var tag = attribute?.NamedArgument<string>("Tag");
        var content = attribute?.NamedArgument<string>("Content");
        var cases = symbol.GetAttributes()
            .Select(candidate => ParseCase(symbol, candidate, naming))
            .OfType<CaseModel>()
            .ToEquatableArray();
        if (UnionLayouts.For(tag is not null, content is not null) is not { } layout)
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, "it has a content member but no tag member");
            layout = UnionLayouts.For(hasTag: false, hasContent: false)!;
        }

        CheckCases(symbol, cases, layout, problems, mayBeEmpty: model.SameAs is not null);
        CheckForeignCases(symbol, layout, problems);
        foreach (var payload in PayloadsOf(symbol).Where(payload => symbol.IsVisibleOutside() && !payload.IsTypeVisibleOutside()))
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, $"it is visible to other assemblies, but its case is not: '{payload.Name}'");
        }

        if (symbol.IsRefLikeType)
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, "it is a ref struct, which collections cannot hold");
        }

        if (symbol.InstanceConstructors.Any(made => made.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax)))
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, "it has a primary constructor, and a union is made of its cases alone");
        }

        CheckTexts(symbol, tag, content, cases, problems);
        if (layout.IsFlat && tag is { Length: 0 })
        {
            problems.Add(RuleIds.UnsupportedTypeShape, symbol.Name, "its tag has no name, and stands among the members of its cases' records");
        }

        if (tag is not null && tag == content)
        {
            problems.Add(RuleIds.DuplicateJsonName, tag);
        }

        return model with
        {
            IgnoresUnknownMembers = attribute?.NamedEnumArgument("UnknownMembers") == UnknownMemberParser.Ignore || model.IgnoresUnknownMembers,
            Union = new UnionModel { LayoutName = layout.Name, Tag = tag ?? "", Content = content ?? "", Cases = cases },
        };
    }

    private static IEnumerable<ITypeSymbol> PayloadsOf(INamedTypeSymbol symbol) =>
        symbol.FindAttributes(KnownNames.Case).Select(attribute => attribute.AttributeClass!.TypeArguments[0]);

    // Members beside the tag can be read by the value's own assembly alone, which reads them without the braces.
    private static void CheckForeignCases(INamedTypeSymbol symbol, UnionLayout layout, ProblemList problems)
    {
        var foreign = symbol.FindAttributes(KnownNames.Case)
            .Select(attribute => attribute.AttributeClass!.TypeArguments[0])
            .Where(payload => layout.IsFlat && !SymbolEqualityComparer.Default.Equals(payload.ContainingAssembly, symbol.ContainingAssembly));
        foreach (var payload in foreign.Where(payload => payload.TypeKind != TypeKind.Error))
        {
            problems.Add(RuleIds.UnsupportedCaseType, payload.Reference());
        }
    }

    private static CaseModel? ParseCase(INamedTypeSymbol symbol, AttributeData attribute, int naming)
    {
        switch (attribute.AttributeClass?.FullMetadataName())
        {
            case KnownNames.Case:
                var payload = attribute.AttributeClass.TypeArguments[0];
                var type = TypeRefParser.Parse(payload, symbol.ContainingAssembly);
                return new CaseModel
                {
                    Name = payload.Name,
                    Tag = attribute.Argument<string>(0) ?? JsonNaming.Convert(payload.Name, naming),
                    RenamedFrom = attribute.NamedArgument<string>("Renamed"),
                    Payload = type,
                    Reference = type.Reference,
                };
            case KnownNames.UnitCase:
                var name = attribute.Argument<string>(0) ?? "";
                return new CaseModel
                {
                    Name = name,
                    Tag = attribute.NamedArgument<string>("Tag") ?? JsonNaming.Convert(name, naming),
                    RenamedFrom = attribute.NamedArgument<string>("Renamed"),
                    Payload = null,
                    Reference = $"{symbol.Reference()}.{Identifiers.Escape(name)}",
                };
            default:
                return null;
        }
    }

    private static void CheckTexts(INamedTypeSymbol symbol, string? tag, string? content, EquatableArray<CaseModel> cases, ProblemList problems)
    {
        problems.CheckText(tag, null, KnownNames.SpecUnion, symbol.Name, "tag member");
        problems.CheckText(content, null, KnownNames.SpecUnion, symbol.Name, "content member");
        foreach (var candidate in cases)
        {
            var (attributeName, argument) = candidate.Payload is { } held ? (KnownNames.Case, held.Reference) : (KnownNames.UnitCase, candidate.Name);
            problems.CheckText(candidate.Tag, null, attributeName, candidate.Name, "tag", argument);
        }
    }

    private static void CheckCases(INamedTypeSymbol symbol, EquatableArray<CaseModel> cases, UnionLayout layout, ProblemList problems, bool mayBeEmpty)
    {
        if (cases.Count == 0 && !mayBeEmpty)
        {
            problems.Add(RuleIds.UnionWithoutCases, symbol.Name);
        }

        var tags = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var payloads = new HashSet<string>(StringComparer.Ordinal);
        foreach (var union in cases)
        {
            if (!tags.Add(union.Tag))
            {
                problems.Add(RuleIds.DuplicateTag, union.Tag);
            }

            var isSecond = !names.Add(union.Name) || (union.Payload is { } payload && !payloads.Add(payload.Reference));
            if (isSecond)
            {
                problems.Add(RuleIds.DuplicateCaseType, union.Name);
            }

            if (union.Payload is { } held && MemberTypes.FindFaulty(held) is { } faulty)
            {
                problems.Add(RuleIds.OrdinaryTypeNotHeld, union.Name, faulty.Reference.Replace("global::", ""), faulty.Fault);
            }
            else if (!IsSupported(union.Payload, layout) || union.Payload?.Reference == symbol.Reference())
            {
                problems.Add(RuleIds.UnsupportedCaseType, union.Payload!.Reference);
            }

            if (union.Payload is null && (ReservedNames.IsTaken(union.Name, ReservedNames.OfUnitCases) || union.Name == symbol.Name || !IsIdentifier(union.Name) || HidingUnits.IsHiding(symbol, union.Name)))
            {
                problems.Add(RuleIds.ReservedMemberName, union.Name);
            }
        }
    }

    private static bool IsIdentifier(string name) => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name);

    // Where the value's members stand beside the tag, the value must have members.
    private static bool IsSupported(TypeRef? payload, UnionLayout layout) =>
        payload is null
        || payload is { IsNullable: false, Kind: TypeRefKind.Record }
        || (!payload.IsNullable && !layout.IsFlat && MemberTypes.FindUnsupportedElement(payload) is null);
}
