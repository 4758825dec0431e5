using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Reports members that are one value where code leaves them out, and another where a document does.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InitialValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.InitialValueDiffers];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.Spec) is not null)
            {
                start.RegisterSyntaxNodeAction(Check, SyntaxKind.RecordDeclaration);
            }
        });
    }

    private static void Check(SyntaxNodeAnalysisContext context)
    {
        if (context.SemanticModel.GetDeclaredSymbol((RecordDeclarationSyntax)context.Node, context.CancellationToken) is not { } record
            || TypeIdentity.Of(record) is null
            || TypeParser.Parse(record, context.CancellationToken) is not { } model)
        {
            return;
        }

        foreach (var property in ((RecordDeclarationSyntax)context.Node).Members.OfType<PropertyDeclarationSyntax>())
        {
            if (model.Members.FirstOrDefault(member => member.Name == property.Identifier.ValueText) is { IsRequired: false, Default: { } declared } member
                && (member.Type.IsNullable || !declared.IsNull)
                && model.Problems.All(problem => problem.Place.Member != member.Name)
                && context.SemanticModel.GetDeclaredSymbol(property, context.CancellationToken) is { } symbol
                && InitialValue.Of(property, symbol, context.SemanticModel, context.CancellationToken) is { } initial
                && initial.DiffersFrom(declared, symbol.Type))
            {
                Report(context, property, symbol, member, declared, initial);
            }
        }
    }

    private static void Report(
        SyntaxNodeAnalysisContext context, PropertyDeclarationSyntax property, IPropertySymbol symbol, MemberModel member, DeclaredValue declared, InitialValue initial)
    {
        var attribute = symbol.FindAttribute(KnownNames.SpecDefault)?.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken);
        context.ReportDiagnostic(Diagnostic.Create(
            AuthoringDescriptors.InitialValueDiffers,
            (property.Initializer?.Value ?? attribute ?? property).GetLocation(),
            member.Name,
            member.IsSensitive ? "its initial value" : initial.Text,
            member.IsSensitive ? "another one" : declared.Label));
    }
}
