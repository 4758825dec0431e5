using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Authoring;

/// <summary>Reports <c>[SpecConversion]</c> methods that say they always give a value, and throw where they have none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ThrowingConversionMethodAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [AuthoringDescriptors.ThrowingConversionMethod];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(KnownNames.SpecConversion) is not null)
            {
                start.RegisterOperationAction(Check, OperationKind.Throw);
            }
        });
    }

    private static void Check(OperationAnalysisContext context)
    {
        if (context.ContainingSymbol is not IMethodSymbol { IsStatic: true } method
            || method.FindAttribute(KnownNames.SpecConversion) is null
            || (method.ReturnType is INamedTypeSymbol returned && returned.IsNamed(KnownNames.Conversion))
            || IsUnreachable((IThrowOperation)context.Operation))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            AuthoringDescriptors.ThrowingConversionMethod,
            context.Operation.Syntax.GetFirstToken().GetLocation(),
            method.Name,
            method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
    }

    /// <summary>Whether the author says that the place is unreachable.</summary>
    private static bool IsUnreachable(IThrowOperation operation)
    {
        var thrown = operation.Exception is IConversionOperation conversion ? conversion.Operand : operation.Exception;
        return thrown?.Type?.Name == "UnreachableException";
    }
}
