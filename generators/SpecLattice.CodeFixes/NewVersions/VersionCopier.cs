using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.NewVersions;

/// <summary>
/// Copies a declaration into the next version: the number changes, what it says about the version before it goes, and names are written
/// as the new namespace needs them.
/// </summary>
internal sealed class VersionCopier(
    SemanticModel semantics,
    INamedTypeSymbol type,
    IReadOnlyDictionary<INamedTypeSymbol, VersionRenaming> copied,
    IReadOnlyDictionary<INamedTypeSymbol, INamedTypeSymbol> started,
    int version,
    int after) : CSharpSyntaxRewriter(visitIntoStructuredTrivia: true)
{
    private static readonly HashSet<string> History = new(StringComparer.Ordinal) { "Added", "Renamed", "Removed", "SemanticChange", "Gathered", "Scattered" };

    /// <summary>The old version, as the new one names it. Where no part of its namespace says a version, the namespace of the new one is inside it, and only the whole name is seen from there.</summary>
    public string OldName => copied[type].NewNamespace(type.NamespaceReference()) == type.NamespaceReference()
        ? Identifiers.Escape(type.Name)
        : $"{OldSpace}{Identifiers.Escape(type.Name)}";

    public BaseTypeDeclarationSyntax Copy(BaseTypeDeclarationSyntax declaration)
    {
        var visited = (BaseTypeDeclarationSyntax)Visit(declaration);
        var name = copied[type].NewName(type.Name);
        return name == type.Name ? visited : visited.WithIdentifier(SyntaxFactory.Identifier(name).WithTriviaFrom(visited.Identifier));
    }

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => WithoutHistory(base.VisitRecordDeclaration(node));

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => WithoutHistory(base.VisitStructDeclaration(node));

    public override SyntaxNode? VisitEnumDeclaration(EnumDeclarationSyntax node) => WithoutHistory(base.VisitEnumDeclaration(node));

    public override SyntaxNode? VisitPropertyDeclaration(PropertyDeclarationSyntax node) => WithoutHistory(base.VisitPropertyDeclaration(node));

    // A positional record's members.
    public override SyntaxNode? VisitParameter(ParameterSyntax node) =>
        node.Parent?.Parent is RecordDeclarationSyntax ? ((ParameterSyntax)base.VisitParameter(node)!).WithoutAttribute(IsHistory) : base.VisitParameter(node);

    public override SyntaxNode? VisitEnumMemberDeclaration(EnumMemberDeclarationSyntax node) => WithoutHistory(base.VisitEnumMemberDeclaration(node));

    // The conversions of an edge stay with the version that came with it.
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        node.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.PlainName() == "SpecConversion") ? null : base.VisitMethodDeclaration(node);

    public override SyntaxNode? VisitAttribute(AttributeSyntax node)
    {
        var attribute = (AttributeSyntax)base.VisitAttribute(node)!;
        return attribute.PlainName() switch
        {
            "Spec" when IsOfType(node) => Renumber(attribute, 1),
            "SpecPart" when IsOfType(node) => Renumber(attribute, 0),
            "SameAs" when IsOfType(node) => attribute.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"(typeof({OldName}))")),
            "Case" or "UnitCase" => attribute.WithArguments(argument => argument.NameEquals?.Name.Identifier.Text != "Renamed"),
            _ => attribute,
        };
    }

    public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) =>
        Find(node) is { } symbol && NameOf(symbol) is { } name
            ? SyntaxFactory.ParseName(name).WithTriviaFrom(node)
            : base.VisitQualifiedName(node);

    // Color.Red, where Color is a type: its name is on the left.
    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        node.Expression is MemberAccessExpressionSyntax && Find(node) is { } symbol && NameOf(symbol) is { } name
            ? SyntaxFactory.ParseExpression(name).WithTriviaFrom(node)
            : node.WithExpression((ExpressionSyntax)Visit(node.Expression));

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (node.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax || Find(node) is not { } symbol)
        {
            return node;
        }

        return Rewrite(node, symbol);
    }

    private SyntaxNode Rewrite(IdentifierNameSyntax node, INamedTypeSymbol symbol)
    {
        if (NameOf(symbol) is { } name)
        {
            SyntaxNode made = node.Parent is MemberAccessExpressionSyntax ? SyntaxFactory.ParseExpression(name) : SyntaxFactory.ParseName(name);
            return made.WithTriviaFrom(node);
        }

        var isBeside = symbol.ContainingType is null && SymbolEqualityComparer.Default.Equals(symbol.ContainingNamespace, type.ContainingNamespace);
        if (isBeside && symbol.Name == GeneratedNames.EnumConverter(type.Name))
        {
            return SyntaxFactory.IdentifierName(Identifiers.Escape(GeneratedNames.EnumConverter(copied[type].NewName(type.Name)))).WithTriviaFrom(node);
        }

        return symbol.ContainingType is null && copied[type].Qualifier(type, symbol.NamespaceReference()) is { Length: > 0 } space ? Qualify(node, space) : node;
    }

    // In documentation, the name by itself has no meaning to the compiler.
    public override SyntaxNode? VisitNameMemberCref(NameMemberCrefSyntax node)
    {
        if (node.Name is not IdentifierNameSyntax name || semantics.GetSymbolInfo(node).Symbol is not INamedTypeSymbol symbol)
        {
            return base.VisitNameMemberCref(node);
        }

        return node.WithName((TypeSyntax)Rewrite(name, symbol));
    }

    private static SyntaxNode Qualify(IdentifierNameSyntax node, string space)
    {
        var inner = node.WithoutTrivia();
        return node.Parent is MemberAccessExpressionSyntax
            ? SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.ParseExpression(space), inner).WithTriviaFrom(node)
            : SyntaxFactory.QualifiedName(SyntaxFactory.ParseName(space), inner).WithTriviaFrom(node);
    }

    private INamedTypeSymbol? Find(SyntaxNode node) => semantics.GetSymbolInfo(node).Symbol switch
    {
        INamedTypeSymbol found => found,
        IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { } made } => made,
        _ => null,
    };

    /// <summary>The name in the new version of a type that has a version there; null for others.</summary>
    private string? NameOf(INamedTypeSymbol symbol)
    {
        if (copied.TryGetValue(symbol, out var renaming))
        {
            return NameIn(renaming.NewNamespace(symbol.NamespaceReference()), renaming.NewName(symbol.Name));
        }

        return started.TryGetValue(symbol, out var already) ? NameIn(already.NamespaceReference(), already.Name) : null;
    }

    private string NameIn(string space, string name) =>
        space.Length == 0 || space == copied[type].NewNamespace(type.NamespaceReference()) ? Identifiers.Escape(name) : $"{space}.{Identifiers.Escape(name)}";

    private AttributeSyntax Renumber(AttributeSyntax attribute, int index)
    {
        // The tag in the envelope was the old version's.
        var kept = attribute.WithArguments(argument => argument.NameEquals?.Name.Identifier.Text is not ("WireTag" or "After" or "Previous"));
        var arguments = kept.ArgumentList!.Arguments;
        var number = arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.Text == "version")
            ?? arguments.ElementAtOrDefault(index);
        if (number is null)
        {
            return kept;
        }

        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(version)).WithTriviaFrom(number.Expression);
        var numbered = kept.ReplaceNode(number, number.WithExpression(literal));
        if (IsLinked(attribute))
        {
            numbered = numbered.WithArgument("Previous", $"typeof({OldName})");
        }

        return after == 0 ? numbered : numbered.WithArgument("After", after.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Whether the new version has to name the old one: a part whose name tells its versions apart, and whatever named the one before it.</summary>
    private bool IsLinked(AttributeSyntax attribute) =>
        attribute.ArgumentList!.Arguments.Any(argument => argument.NameEquals?.Name.Identifier.Text == "Previous")
        || (attribute.PlainName() == "SpecPart" && copied[type].IsInName && attribute.ArgumentList.Arguments.All(argument => argument.NameEquals?.Name.Identifier.Text != "Name"));

    private string OldSpace => copied[type].IsInNamespace ? copied[type].OldNamespace + "."
        : type.ContainingNamespace.IsGlobalNamespace ? "global::"
        : type.NamespaceReference() + ".";

    private static bool IsOfType(AttributeSyntax attribute) => attribute.Parent?.Parent is BaseTypeDeclarationSyntax;

    private static SyntaxNode? WithoutHistory(SyntaxNode? node) =>
        node is MemberDeclarationSyntax declaration ? declaration.WithoutAttribute(IsHistory) : node;

    private static bool IsHistory(AttributeSyntax attribute) => History.Contains(attribute.PlainName());
}
