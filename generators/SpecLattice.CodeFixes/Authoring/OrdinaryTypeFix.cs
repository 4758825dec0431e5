using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Makes a record that a spec cannot hold immutable, or a part.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OrdinaryTypeFix)), Shared]
public sealed class OrdinaryTypeFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.OrdinaryTypeNotHeld];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var semantics = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        var node = root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<SyntaxNode>(candidate => candidate is PropertyDeclarationSyntax or ParameterSyntax);
        var type = node is null ? null : semantics?.GetDeclaredSymbol(node, cancellation) switch
        {
            IPropertySymbol property => property.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };
        var faulty = type is null ? null : Records(type).FirstOrDefault(record => TypeRefParser.Parse(record, semantics!.Compilation.Assembly).Fault.Length > 0);
        return faulty is null ? [] : [.. Options(faulty)];
    }

    private static IEnumerable<FixOption> Options(INamedTypeSymbol record)
    {
        var setters = Reached(record).SelectMany(Declarations).SelectMany(Setters).ToList();
        if (setters.Count > 0)
        {
            yield return new FixOption($"Make the members of {record.Name} immutable", "Immutable", (solution, cancellation) => MakeInitAsync(solution, setters, cancellation));
        }

        if (record is { IsGenericType: false, IsAbstract: false, TypeKind: TypeKind.Class, BaseType.SpecialType: SpecialType.System_Object } && Declarations(record).FirstOrDefault() is { } declaration)
        {
            yield return new FixOption($"Make {record.Name} a part", "Part", (solution, cancellation) => MakePartAsync(solution, declaration, cancellation));
        }
    }

    private static async Task MakeInitAsync(SolutionEditor solution, List<AccessorDeclarationSyntax> setters, CancellationToken cancellation)
    {
        foreach (var setter in setters)
        {
            var editor = await solution.EditorOfAsync(setter, cancellation).ConfigureAwait(false);
            editor?.ReplaceNode(setter, (current, _) => current is AccessorDeclarationSyntax { RawKind: (int)SyntaxKind.SetAccessorDeclaration } set
                ? SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration, set.Body)
                    .WithKeyword(SyntaxFactory.Token(SyntaxKind.InitKeyword).WithTriviaFrom(set.Keyword))
                    .WithAttributeLists(set.AttributeLists)
                    .WithExpressionBody(set.ExpressionBody)
                    .WithSemicolonToken(set.SemicolonToken)
                : current);
        }
    }

    private static async Task MakePartAsync(SolutionEditor solution, TypeDeclarationSyntax declaration, CancellationToken cancellation)
    {
        if (await solution.EditorOfAsync(declaration, cancellation).ConfigureAwait(false) is not { } editor)
        {
            return;
        }

        foreach (var around in declaration.Ancestors().OfType<TypeDeclarationSyntax>())
        {
            editor.ReplaceNode(around, (current, _) => ((TypeDeclarationSyntax)current).WithModifier(SyntaxKind.PartialKeyword));
        }

        editor.ReplaceNode(declaration, (current, _) => WithPart(((TypeDeclarationSyntax)current).WithModifier(SyntaxKind.SealedKeyword).WithModifier(SyntaxKind.PartialKeyword)));
    }

    private static TypeDeclarationSyntax WithPart(TypeDeclarationSyntax type)
    {
        if (type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => attribute.Name.GetLastToken().ValueText is "SpecPart" or "SpecPartAttribute"))
        {
            return type;
        }

        var part = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName("SpecLattice.SpecPart"), SyntaxFactory.ParseAttributeArgumentList("(1)"))])
            .WithLeadingTrivia(type.GetLeadingTrivia())
            .WithTrailingTrivia(SyntaxFactory.ElasticCarriageReturnLineFeed)
            .WithAdditionalAnnotations(Simplifier.Annotation);
        var bare = type.WithLeadingTrivia();
        return (TypeDeclarationSyntax)bare.WithAttributeLists(bare.AttributeLists.Insert(0, part));
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static IEnumerable<AccessorDeclarationSyntax> Setters(TypeDeclarationSyntax type) => type.Members
        .OfType<PropertyDeclarationSyntax>()
        .Where(property => !property.Modifiers.Any(SyntaxKind.StaticKeyword))
        .SelectMany(property => property.AccessorList?.Accessors ?? [])
        .Where(accessor => accessor.IsKind(SyntaxKind.SetAccessorDeclaration));

    // The record and those inside it.
    private static HashSet<INamedTypeSymbol> Reached(INamedTypeSymbol record)
    {
        var reached = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default) { record };
        var queue = new Queue<INamedTypeSymbol>(reached);
        while (queue.Count > 0)
        {
            foreach (var inner in queue.Dequeue().GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsStatic).SelectMany(property => Records(property.Type)).Where(reached.Add))
            {
                queue.Enqueue(inner);
            }
        }

        return reached;
    }

    private static IEnumerable<INamedTypeSymbol> Records(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol named when OrdinaryParser.IsRecord(named) => [named.OriginalDefinition],
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Records),
        _ => [],
    };
}
