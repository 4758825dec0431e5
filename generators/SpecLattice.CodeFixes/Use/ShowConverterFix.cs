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

namespace SpecLattice.CodeFixes.Use;

/// <summary>Writes the converter on the spec, where the generator that fills the context sees it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ShowConverterFix)), Shared]
public sealed class ShowConverterFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.ContextMissesConverter, RuleIds.EnumAsNumber];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var compilation = await document.Project.GetCompilationAsync(cancellation).ConfigureAwait(false);
        if (compilation is null
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(diagnostic.Property(DiagnosticProperties.Spec), compilation) is not INamedTypeSymbol type
            || (SpecIndex.Declaration(type, cancellation) ?? DeclarationOfSum(type, cancellation)) is not { } declaration)
        {
            return [];
        }

        var isUsed = (declaration.SyntaxTree.GetRoot(cancellation) as CompilationUnitSyntax)?.Usings
            .Any(imported => imported.Name?.ToString() == "System.Text.Json.Serialization") == true;
        var attribute = $"{(isUsed ? "" : "System.Text.Json.Serialization.")}JsonConverter(typeof({ConverterOf(type)}))";
        return
        [
            FixOption.Change($"Show the converter of {type.Name}", nameof(ShowConverterFix), declaration, current => HasConverter(current)
                ? current
                : Simplified(current.WithAttribute(attribute))),
        ];
    }

    private static BaseTypeDeclarationSyntax? DeclarationOfSum(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.FindAttribute(KnownNames.SpecSum)?.ApplicationSyntaxReference?.GetSyntax(cancellation).FirstAncestorOrSelf<BaseTypeDeclarationSyntax>();

    private static string ConverterOf(INamedTypeSymbol type) => type.TypeKind == TypeKind.Enum
        ? Identifiers.Append(Identifiers.Escape(type.Name), "JsonConverter")
        : $"SpecLattice.Serialization.SpecJsonConverter<{Identifiers.Escape(type.Name)}>";

    private static BaseTypeDeclarationSyntax Simplified(BaseTypeDeclarationSyntax declaration)
    {
        var added = declaration.AttributeLists.Last();
        return declaration.ReplaceNode(added, added.Shortened());
    }

    // Several contexts, or several members of one, reach the same spec.
    private static bool HasConverter(BaseTypeDeclarationSyntax declaration) => declaration.AttributeLists
        .SelectMany(list => list.Attributes)
        .Any(attribute => attribute.Name.ToString().Split('.').Last() is "JsonConverter" or "JsonConverterAttribute");
}
