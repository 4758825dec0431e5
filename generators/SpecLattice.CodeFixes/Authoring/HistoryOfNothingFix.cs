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

/// <summary>Takes a declaration of history away that is about nothing, or has a rename name a member that there was.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HistoryOfNothingFix)), Shared]
public sealed class HistoryOfNothingFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.RenameOfNothing, RuleIds.RemovalOfNothing, RuleIds.AddedToFirstVersion];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        // The names of cases are reported at the type, where no one attribute is at fault.
        if (await document.FindNodeAsync<AttributeSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { Parent.Parent: { } owner and (MemberDeclarationSyntax or ParameterSyntax) } attribute)
        {
            return [];
        }

        var renames = (await FindRenamesAsync(document, diagnostic, attribute, cancellation).ConfigureAwait(false)).ToList();
        if (diagnostic.Properties.TryGetValue(DiagnosticProperties.FormerName, out var meant) && meant is not null)
        {
            renames.Insert(0, FixOption.Change($"Write \"{meant}\"", "Write the C# name", attribute, current => current.WithArgument($"\"{meant}\"")));
        }

        var text = attribute.ToString();
        return
        [
            .. renames,
            FixOption.Change($"Remove [{text}]", "Remove", owner, current => current.WithoutMemberAttribute(candidate => candidate.ToString() == text)) with { IsDecision = renames.Count > 0 },
        ];
    }

    private static async Task<IEnumerable<FixOption>> FindRenamesAsync(
        Document document, Diagnostic diagnostic, AttributeSyntax attribute, CancellationToken cancellation)
    {
        if (diagnostic.Id != RuleIds.RenameOfNothing
            || await document.FindMemberAsync(diagnostic, cancellation).ConfigureAwait(false) is not var (_, member)
            || await document.FindSpecsAsync(cancellation).ConfigureAwait(false) is not { } index
            || index.Predecessor(member.ContainingType) is not { } older)
        {
            return [];
        }

        return UnrelatedMembers.Of(index, older, member).Select(old => FixOption.Change(
            $"Declare it renamed from {old.Name}", $"Renamed from {old.Name}", attribute, current => current.WithArgument($"\"{old.Name}\"")) with
        { IsDecision = true });
    }
}
