using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Reports declarations of a history where nothing has one: on a parameter of a method, or in a type that is neither a spec nor a part.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StrayHistoryAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> Declarations = ImmutableHashSet.Create(
        KnownNames.Added, KnownNames.Renamed, KnownNames.Removed, KnownNames.Gathered, KnownNames.Scattered, KnownNames.SemanticChange, KnownNames.SpecDefault, KnownNames.SameAs);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.StrayHistory];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Check, SyntaxKind.Attribute);
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (!MayBeHistory(attribute)
            || attribute.Parent?.Parent is not { } owner
            || context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol?.ContainingType is not { } type
            || !Declarations.Contains(type.FullMetadataName())
            || HasHistory(owner, context))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(AuthoringDescriptors.StrayHistory, attribute.GetLocation(), attribute.Name.ToString(), WhereOf(owner)));
    }

    // Most attributes are others.
    private static bool MayBeHistory(AttributeSyntax attribute) => attribute.Name.GetLastToken().ValueText is
        "Added" or "Renamed" or "Removed" or "Gathered" or "Scattered" or "SemanticChange" or "SpecDefault" or "SameAs"
        or "AddedAttribute" or "RenamedAttribute" or "RemovedAttribute" or "GatheredAttribute" or "ScatteredAttribute" or "SemanticChangeAttribute" or "SpecDefaultAttribute" or "SameAsAttribute";

    private static bool HasHistory(SyntaxNode owner, SyntaxNodeAnalysisContext context) => owner switch
    {
        // A member, where the record is made by its parameters.
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax record } => IsVersion(record, context),
        ParameterSyntax => false,
        BaseTypeDeclarationSyntax type => IsVersion(type, context),
        _ => owner.Parent is BaseTypeDeclarationSyntax holder && IsVersion(holder, context),
    };

    private static bool IsVersion(BaseTypeDeclarationSyntax type, SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetDeclaredSymbol(type, context.CancellationToken) is INamedTypeSymbol symbol && TypeIdentity.Of(symbol) is not null;

    private static string WhereOf(SyntaxNode owner) => owner switch
    {
        ParameterSyntax { Parent.Parent: RecordDeclarationSyntax record } => $"'{record.Identifier.ValueText}' is neither a spec nor a part",
        ParameterSyntax parameter => $"'{parameter.Identifier.ValueText}' is a parameter, not a member of a spec or part",
        BaseTypeDeclarationSyntax type => $"'{type.Identifier.ValueText}' is neither a spec nor a part",
        _ when owner.Parent is BaseTypeDeclarationSyntax holder => $"'{holder.Identifier.ValueText}' is neither a spec nor a part",
        _ => "it is not a member of a spec or part",
    };
}
