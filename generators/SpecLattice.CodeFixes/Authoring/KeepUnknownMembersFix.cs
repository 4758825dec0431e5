using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Has a record keep the members that it does not declare: says so in its attribute, and gives it a member for them; or says that it refuses them.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(KeepUnknownMembersFix)), Shared]
public sealed class KeepUnknownMembersFix : SpecFixProvider
{
    private const string Argument = "UnknownMembers";

    private static readonly string[] Names = ["Unknown", "Others", "Rest"];

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.BadUnknownMembers, RuleIds.UnknownMembersForgotten];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindNodeAsync<RecordDeclarationSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { } reported
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } semantics
            || semantics.GetDeclaredSymbol(reported, cancellation) is not { } record
            || SpecIndex.Declaration(record, cancellation) is not RecordDeclarationSyntax declaration)
        {
            return [];
        }

        var keepers = record.GetMembers().OfType<IPropertySymbol>().Where(property => RecordParser.IsMember(property) && UnknownMemberParser.IsKeeper(property)).ToList();
        var says = TypeIdentity.Of(record)?.Attribute.NamedEnumArgument(Argument) == UnknownMemberParser.Keep;
        if (diagnostic.Id == RuleIds.UnknownMembersForgotten)
        {
            return
            [
                Keep("Keep them", declaration, keepers.Count == 0 ? FreeName(record) : null) with { IsDecision = true },
                FixOption.Change("Refuse them: each is a loss on the way up", "Refuse", declaration, type => Say(type, "Refuse")) with { IsDecision = true },
            ];
        }

        return keepers switch
        {
            [] when says => [Keep("Add a member for them", declaration, FreeName(record))],
            [_] when !says => [Keep("Say that the record keeps them", declaration, null)],
            [{ } keeper] when keeper.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is PropertyDeclarationSyntax property
                => [FixOption.Change("Declare it with init, and nothing besides", "Plain", property, current => Plain(current).WithLeadingTrivia(current.GetLeadingTrivia()))],
            _ => [],
        };
    }

    private static FixOption Keep(string title, RecordDeclarationSyntax declaration, string? member) =>
        FixOption.Change(title, "Keep", declaration, type => member is null ? Say(type, "Keep") : WithMember(Say(type, "Keep"), member));

    private static RecordDeclarationSyntax Say(RecordDeclarationSyntax type, string what)
    {
        var attribute = type.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(candidate => candidate.PlainName() is "Spec" or "SpecPart");
        var prefix = attribute?.Name is QualifiedNameSyntax qualified ? $"{qualified.Left}." : "";
        return attribute is null ? type : type.ReplaceNode(attribute, attribute.WithArgument(Argument, $"{prefix}UnknownMembers.{what}"));
    }

    private static RecordDeclarationSyntax WithMember(RecordDeclarationSyntax type, string name)
    {
        var declared = (PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"public {KnownNames.UnknownMembers} {name} {{ get; init; }}")!;
        var member = declared
            .WithType(declared.Type.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation))
            .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
        if (type.OpenBraceToken.IsKind(SyntaxKind.None))
        {
            type = type.WithSemicolonToken(default)
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken))
                .WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(type.GetTrailingTrivia()))
                .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
        }

        return type.AddMembers(member);
    }

    private static PropertyDeclarationSyntax Plain(PropertyDeclarationSyntax property) => property
        .WithModifiers([.. property.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.RequiredKeyword))])
        .WithAttributeLists([])
        .WithInitializer(null)
        .WithSemicolonToken(default)
        .WithExpressionBody(null)
        .WithAccessorList(((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("int P { get; init; }")!).AccessorList)
        .WithTrailingTrivia(property.GetTrailingTrivia());

    private static string FreeName(INamedTypeSymbol record) => Names.FirstOrDefault(name => record.GetMembers(name).IsEmpty && record.Name != name) ?? "UnknownOnes";
}
