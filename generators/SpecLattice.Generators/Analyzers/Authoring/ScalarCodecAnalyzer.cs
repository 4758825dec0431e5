using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Reports <c>[assembly: SpecScalarFor(...)]</c> that gives a type no form: the generator leaves it out, and members of the type have no codec.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ScalarCodecAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.ScalarCodecWrong];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (context.Node is not AttributeSyntax { Parent: AttributeListSyntax { Target.Identifier.RawKind: (int)SyntaxKind.AssemblyKeyword } } syntax)
        {
            return;
        }

        var own = context.Compilation.Assembly;
        var given = own.FindAttributes(KnownNames.SpecScalarFor).FirstOrDefault(attribute => attribute.ApplicationSyntaxReference is { } place && place.SyntaxTree == syntax.SyntaxTree && place.Span == syntax.Span);
        if (given is not null && ScalarCodecParser.FaultOf(given, own) is { } fault)
        {
            context.ReportDiagnostic(Diagnostic.Create(AuthoringDescriptors.ScalarCodecWrong, syntax.GetLocation(), given.Argument<INamedTypeSymbol>(0)?.Name ?? "", fault));
        }
    }
}
