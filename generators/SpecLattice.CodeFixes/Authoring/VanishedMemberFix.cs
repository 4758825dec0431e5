using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Authoring;

/// <summary>Says in the newer version what became of a member: removed, renamed, converted into others, or still there.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VanishedMemberFix)), Shared]
public sealed class VanishedMemberFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MemberVanished];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindMemberAsync(diagnostic, cancellation).ConfigureAwait(false) is not var (_, vanished)
            || await document.FindSpecsAsync(cancellation).ConfigureAwait(false) is not { } index
            || index.Successors(vanished.ContainingType).FirstOrDefault(type => index.ShortName(type) == diagnostic.Property(DiagnosticProperties.NewerType)) is not { } newer
            || SpecIndex.Declaration(newer, cancellation) is not TypeDeclarationSyntax declaration)
        {
            return [];
        }

        var name = index.ShortName(newer);
        IEnumerable<FixOption> options =
        [
            .. Removals(vanished).Select(attribute => FixOption.Change(
                $"Declare [{attribute}] on {name}", attribute.Replace($"\"{vanished.Name}\"", "..."), declaration, type => type.WithAttribute(attribute))),
            Discard(vanished, declaration, name),
            .. UnrelatedMembers.Of(index, newer, vanished).Select(member => Rename(vanished, member, name, cancellation)).OfType<FixOption>(),
            .. ConversionStub.Of(vanished.ContainingType, newer, declaration),
            .. Keep(vanished, declaration, name, cancellation),
        ];
        return [.. options.Select(option => option with { IsDecision = true })];
    }

    private static IEnumerable<string> Removals(IPropertySymbol vanished)
    {
        var values = vanished.Type.NullableAnnotation == NullableAnnotation.Annotated ? [] : AbsentValues.OfRemoved(vanished.Type).ToList();
        return values.Count == 0
            ? [$"Removed(\"{vanished.Name}\")"]
            : values.Select(value => $"Removed(\"{vanished.Name}\", {value})");
    }

    // Why it may go, only a person knows: what stands there instead is reported until somebody says it.
    private static FixOption Discard(IPropertySymbol vanished, TypeDeclarationSyntax newer, string name)
    {
        var attribute = $"Removed(\"{vanished.Name}\", Discard = \"{Reasons.Placeholder}\")";
        return FixOption.Change($"Discard it on the way to {name}, for a reason to be written", "Discard", newer, type => type.WithAttribute(attribute));
    }

    private static FixOption? Rename(IPropertySymbol vanished, IPropertySymbol member, string newer, CancellationToken cancellation) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is { } declaration and (PropertyDeclarationSyntax or ParameterSyntax)
            ? FixOption.Change(
                $"{newer}.{member.Name} replaces it", $"Renamed to {member.Name}", declaration, current => current.WithMemberAttribute($"Renamed(\"{vanished.Name}\")"))
            : null;

    private static IEnumerable<FixOption> Keep(IPropertySymbol vanished, TypeDeclarationSyntax newer, string name, CancellationToken cancellation)
    {
        if (newer.OpenBraceToken.IsKind(SyntaxKind.None)
            || vanished.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not PropertyDeclarationSyntax property)
        {
            yield break;
        }

        // Its history was that of the older version.
        var kept = property
            .WithoutAttribute(attribute => attribute.Name.ToString() is "Added" or "Renamed" or "SemanticChange")
            .WithType(SyntaxFactory.ParseTypeName(vanished.Type.ToDisplayString(NullableFlowState.None, Names)).WithTriviaFrom(property.Type)
                .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Simplification.Simplifier.Annotation))
            .WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
        yield return FixOption.Change($"Keep it in {name}", "Keep", newer, type => type.AddMembers(kept));
    }

    private static SymbolDisplayFormat Names { get; } = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
}
