using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.CodeFixes.Fixing;
using SpecLattice.Generators.Names;

namespace SpecLattice.CodeFixes.Use;

/// <summary>Gives a version a name of its own in a JSON context.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameInContextFix)), Shared]
public sealed class NameInContextFix : SpecFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.SameNameInContext];

    /// <inheritdoc/>
    protected internal override async Task<ImmutableArray<FixOption>> FindOptionsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (await document.FindNodeAsync<AttributeSyntax>(diagnostic, cancellation).ConfigureAwait(false) is not { Parent.Parent: ClassDeclarationSyntax context } attribute)
        {
            return [];
        }

        var name = diagnostic.Property(DiagnosticProperties.ContextName);
        var title = $"Name it {name}";
        return diagnostic.Properties.TryGetValue(DiagnosticProperties.UsedType, out var type) && type is not null
            ? [FixOption.Change(title, nameof(NameInContextFix), context, current => current.WithAttribute($"{attribute.Name}(typeof({type}), TypeInfoPropertyName = \"{name}\")"))]
            : [FixOption.Change(title, nameof(NameInContextFix), attribute, current => current.WithArgument("TypeInfoPropertyName", $"\"{name}\""))];
    }
}
