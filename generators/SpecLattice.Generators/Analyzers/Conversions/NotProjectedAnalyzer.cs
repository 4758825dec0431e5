using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Reports a <c>[NotProjected]</c> that does not say why.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotProjectedAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ConversionDescriptors.NotProjectedWithoutReason];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.Name.ToString() is not { } name
            || !(name.EndsWith("NotProjected", StringComparison.Ordinal) || name.EndsWith("NotProjectedAttribute", StringComparison.Ordinal))
            || context.SemanticModel.GetSymbolInfo(attribute, context.CancellationToken).Symbol is not { ContainingType: { } type }
            || !type.IsNamed(KnownNames.NotProjected)
            || attribute.ArgumentList?.Arguments is not [{ Expression: var why }])
        {
            return;
        }

        var reason = context.SemanticModel.GetConstantValue(why, context.CancellationToken);
        if (reason is { HasValue: true, Value: null or string } && !Reasons.IsGiven(reason.Value as string))
        {
            context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.NotProjectedWithoutReason, why.GetLocation(), MemberOf(attribute)));
        }
    }

    private static string MemberOf(AttributeSyntax attribute) => attribute.Parent?.Parent switch
    {
        PropertyDeclarationSyntax property => property.Identifier.Text,
        ParameterSyntax parameter => parameter.Identifier.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables.First().Identifier.Text,
        _ => "the member",
    };
}
