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

/// <summary>Says where a member comes from: added, with what silence about it means, or another member under a new name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NewMemberFix)), Shared]
public sealed class NewMemberFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.MemberNotDeclaredAdded];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindMemberAsync(diagnostic, cancellation).ConfigureAwait(false) is not var (declaration, member)
            || await document.FindSpecsAsync(cancellation).ConfigureAwait(false) is not { } index)
        {
            return [];
        }

        var olderMembers = (index.Predecessor(member.ContainingType) is { } older ? UnrelatedMembers.Of(index, older, member) : []).ToList();
        IEnumerable<FixOption> options =
        [
            .. Additions(member).Select(attribute => FixOption.Change($"Declare [{attribute}]", attribute, declaration, current => current.WithMemberAttribute(attribute))),
            .. olderMembers.Select(old => FixOption.Change(
                $"Declare it renamed from {old.Name}", $"Renamed from {old.Name}", declaration, current => current.WithMemberAttribute($"Renamed(\"{old.Name}\")"))),
        ];

        // Where the member may be null and nothing else can have become it, there is nothing to decide.
        return [.. options.Select(option => option with { IsDecision = option.Key != "Added" || olderMembers.Count > 0 })];
    }

    private static IEnumerable<string> Additions(IPropertySymbol member)
    {
        var values = member.Type.NullableAnnotation == NullableAnnotation.Annotated ? [] : AbsentValues.OfAdded(member.Type).ToList();
        return values.Count == 0 ? ["Added"] : values.Select(value => $"Added({value})");
    }
}
